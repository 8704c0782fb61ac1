package io.shrinkage.spec;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.shrinkage.data.Amount;
import io.shrinkage.data.Folds;
import io.shrinkage.data.Validation;
import io.shrinkage.penalty.Forms;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the records of a spec declare: their components are the keys, their annotations the
 * constraints. Everything that knows a spec's form asks here, so that there is one form.
 */
final class Declarations {
  private final Map<Class<?>, Form<?>> forms = new HashMap<>();
  private final Map<Class<?>, Kind.Choice> choices = new HashMap<>();

  /** Returns the form of the objects that become a record. */
  @SuppressWarnings("unchecked") // every entry is of its key's type
  <T extends Record> Form<T> form(Class<T> type) {
    // no computeIfAbsent: reading a residual's form asks for that of its layers
    Form<T> known = (Form<T>) forms.get(type);
    if (known == null) {
      known = readForm(type);
      forms.put(type, known);
    }
    return known;
  }

  private <T extends Record> Form<T> readForm(Class<T> type) {
    List<Field> fields = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      fields.add(readField(type, component));
      types.add(component.getType());
    }
    JsonClassDescription description = type.getAnnotation(JsonClassDescription.class);
    try {
      return new Form<>(
          description == null ? "" : description.value(),
          List.copyOf(fields),
          alternatives(type.getAnnotation(Forms.class)),
          type.getDeclaredConstructor(types.toArray(Class<?>[]::new)));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<List<String>> alternatives(@Nullable Forms forms) {
    return Stream.ofNullable(forms)
        .flatMap(it -> Stream.of(it.value()))
        .map(keys -> List.of(keys.value()))
        .toList();
  }

  /** Returns the keys of a record in the order of its components. */
  List<Field> fields(Class<? extends Record> type) {
    return form(type).fields();
  }

  /**
   * Returns whether an object must have a key.
   *
   * @param fallback the key's default, null where it has none
   */
  boolean isRequired(Field field, @Nullable Located fallback) {
    if (field.optional()) {
      return false;
    }
    if (field.kind() instanceof Kind.Group group) {
      Located.Members inner = Reference.members(fallback);
      return fields(group.type()).stream().anyMatch(key -> isRequired(key, inner.get(key.name())));
    }
    return fallback == null;
  }

  private Field readField(Class<?> owner, RecordComponent component) {
    AnnotatedElement declared;
    try {
      // the component itself carries no annotation whose targets are fields and methods only
      declared = owner.getDeclaredField(component.getName());
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
    return new Field(
        component.getName(),
        kind(component.getGenericType(), declared),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        description(declared),
        component.getAccessor());
  }

  private Kind kind(Type type, AnnotatedElement declared) {
    if (type == int.class || type == Integer.class) {
      return whole(range(declared), Integer.MIN_VALUE, Integer.MAX_VALUE, false);
    }
    if (type == long.class || type == Long.class) {
      return whole(range(declared), Long.MIN_VALUE, Long.MAX_VALUE, true);
    }
    if (type == double.class || type == Double.class) {
      return new Kind.Decimal(range(declared));
    }
    if (type == boolean.class) {
      return new Kind.Flag();
    }
    if (type == String.class) {
      return text(declared.getAnnotation(jakarta.validation.constraints.Pattern.class));
    }
    if (type == Amount.class) {
      return new Kind.Rows();
    }
    if (type == Validation.class) {
      return new Kind.Either(
          new Kind.Rows(), new Kind.Group(Folds.class), "an object with \"folds\"");
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      Kind element = element(list.getActualTypeArguments()[0]);
      return new Kind.Many(element, declared.isAnnotationPresent(NotEmpty.class));
    }
    if (type instanceof Class<?> named) {
      return kind(named);
    }
    throw new IllegalStateException("a spec cannot hold a " + type.getTypeName());
  }

  private Kind kind(Class<?> type) {
    if (type.isEnum()) {
      return new Kind.Name(constants(type));
    }
    if (type.isRecord()) {
      return new Kind.Group(type.asSubclass(Record.class));
    }
    if (type.isSealed()) {
      return choice(type);
    }
    throw new IllegalStateException("a spec cannot hold a " + type.getName());
  }

  /** A list's entries carry no constraints of their own. */
  private Kind element(Type type) {
    return kind(type, (Class<?>) Object.class);
  }

  /** Returns the types of a sealed interface by their JSON names. */
  Kind.Choice choice(Class<?> type) {
    return choices.computeIfAbsent(type, Declarations::readChoice);
  }

  private static Kind.Choice readChoice(Class<?> type) {
    Map<String, Class<? extends Record>> types = new LinkedHashMap<>();
    for (JsonSubTypes.Type subtype : type.getAnnotation(JsonSubTypes.class).value()) {
      types.put(subtype.name(), subtype.value().asSubclass(Record.class));
    }
    return new Kind.Choice(type, types);
  }

  private static Map<String, Object> constants(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(jsonName((Enum<?>) constant), constant);
    }
    return constants;
  }

  /** Returns the JSON name of an enum's constant. */
  static String jsonName(Enum<?> constant) {
    JsonProperty name = declared(constant).getAnnotation(JsonProperty.class);
    return name == null ? constant.name() : name.value();
  }

  /** Returns what an enum's constant means; empty where its key says it. */
  static String description(Enum<?> constant) {
    return description(declared(constant));
  }

  private static AnnotatedElement declared(Enum<?> constant) {
    try {
      return constant.getDeclaringClass().getField(constant.name());
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String description(AnnotatedElement declared) {
    JsonPropertyDescription description = declared.getAnnotation(JsonPropertyDescription.class);
    return description == null ? "" : description.value();
  }

  private static Kind.Whole whole(Range range, long min, long max, boolean isLong) {
    return new Kind.Whole(range, BigDecimal.valueOf(min), BigDecimal.valueOf(max), isLong);
  }

  private static Kind.Text text(jakarta.validation.constraints.@Nullable Pattern constraint) {
    return constraint == null
        ? Kind.Text.ANY
        : new Kind.Text(Pattern.compile(constraint.regexp()), constraint.message());
  }

  private static Range range(AnnotatedElement declared) {
    Range range = Range.ALL;
    for (Annotation constraint : declared.getAnnotations()) {
      if (constraint instanceof Min min) {
        range = range.from(BigDecimal.valueOf(min.value()), true);
      } else if (constraint instanceof Max max) {
        range = range.to(BigDecimal.valueOf(max.value()), true);
      } else if (constraint instanceof DecimalMin min) {
        range = range.from(new BigDecimal(min.value()), min.inclusive());
      } else if (constraint instanceof DecimalMax max) {
        range = range.to(new BigDecimal(max.value()), max.inclusive());
      }
    }
    return range;
  }
}
