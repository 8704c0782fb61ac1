package io.shrinkage.spec;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes records from a tree, with defaults under it.
 *
 * <p>Everything that does not fit a declaration is added to the problems; a method that added one
 * returns null.
 */
final class Binder {
  private final Declarations declarations;
  private final Reference reference;
  private final Problems problems;
  private final boolean partial;

  Binder(Declarations declarations, Reference reference, Problems problems) {
    this(declarations, reference, problems, false);
  }

  /**
   * Makes a binder.
   *
   * @param partial whether keys may be missing, and values need not fit each other; then no record
   *     is made
   */
  Binder(Declarations declarations, Reference reference, Problems problems, boolean partial) {
    this.declarations = declarations;
    this.reference = reference;
    this.problems = problems;
    this.partial = partial;
  }

  /**
   * Rejects every key that is not one of the known.
   *
   * @param which what the message says between "a" and "(one, other)", such as "known key"
   */
  void checkKeys(Located.Members given, List<String> known, String path, String which) {
    given
        .members()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.add(
                    value.line(),
                    SpecPath.join(path, key),
                    "must be a "
                        + which
                        + " ("
                        + String.join(", ", known)
                        + "), got "
                        + Got.key(key)
                        + Nearest.hint(key, known));
              }
            });
  }

  /** Rejects what is no string. */
  void checkText(Located given, String path) {
    value(Kind.Text.ANY, given, null, path);
  }

  /** Makes a record of a value that has no defaults under it. */
  <T extends Record> @Nullable T group(Class<T> type, Located given, String path) {
    return type.cast(value(new Kind.Group(type), given, null, path));
  }

  /** Makes a record of an object whose keys have been checked. */
  <T extends Record> @Nullable T record(
      Class<T> type, Located.Members given, Located.Members defaults, String path) {
    int before = problems.size();
    Form<T> form = declarations.form(type);
    @Nullable Object[] values = new Object[form.fields().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = component(form.fields().get(i), given, defaults, path);
    }
    return partial || problems.size() > before
        ? null
        : construct(form, values, given, defaults, path);
  }

  private @Nullable Object component(
      Field field, Located.Members given, Located.Members defaults, String path) {
    String key = SpecPath.join(path, field.name());
    Located value = given.get(field.name());
    Located fallback = defaults.get(field.name());
    if (value != null) {
      return value(field.kind(), value, fallback, key);
    }
    if (fallback instanceof Located.Members) {
      // an empty object here, so that a problem inside it is on a line of the user's file
      return value(field.kind(), Located.Members.empty(given.line()), fallback, key);
    }
    if (fallback != null) {
      return value(field.kind(), fallback, null, key);
    }
    if (!field.optional()) {
      missing(given.line(), key, field.kind());
    }
    return null;
  }

  private @Nullable Object value(
      Kind kind, Located given, @Nullable Located fallback, String path) {
    if (kind instanceof Kind.Group group && given instanceof Located.Members members) {
      return group(group, members, members(fallback), path);
    }
    if (kind instanceof Kind.Either either && given instanceof Located.Members members) {
      return group(either.object(), members, Located.Members.empty(0), path);
    }
    if (kind instanceof Kind.Choice choice) {
      Located.Members members = named(given);
      if (members != null) {
        return choice(choice, members, members(fallback), path);
      }
    }
    if (kind instanceof Kind.Many many && given instanceof Located.Elements elements) {
      if (!many.notEmpty() || !elements.elements().isEmpty()) {
        return many(many, elements.elements(), path);
      }
    }
    Object value =
        given instanceof Located.Scalar scalar ? Scalars.read(kind, scalar.value()) : null;
    if (value == null) {
      problems.add(given.line(), path, Scalars.complaint(kind, given));
    }
    return value;
  }

  /** Returns an object; of a type's name alone, the object that it stands for; else null. */
  static Located.@Nullable Members named(Located given) {
    if (given instanceof Located.Scalar name && name.value().isTextual()) {
      return new Located.Members(name.line(), Map.of(Kind.Choice.KEY, name));
    }
    return given instanceof Located.Members members ? members : null;
  }

  private static Located.Members members(@Nullable Located fallback) {
    Located.Members members = fallback == null ? null : named(fallback);
    return members == null ? Located.Members.empty(0) : members;
  }

  private @Nullable Object group(
      Kind.Group group, Located.Members given, Located.Members defaults, String path) {
    checkKeys(given, declarations.form(group.type()).keys(), path, "known key");
    return record(group.type(), given, defaults, path);
  }

  private @Nullable Object choice(
      Kind.Choice choice, Located.Members given, Located.Members defaults, String path) {
    Located named = given.get(Kind.Choice.KEY);
    Located defaultNamed = defaults.get(Kind.Choice.KEY);
    String defaultType = defaultNamed == null ? null : defaultNamed.json().textValue();
    String type = named == null ? defaultType : typeName(choice, named, path);
    if (type == null) {
      if (named == null) {
        missing(given.line(), SpecPath.join(path, Kind.Choice.KEY), choice.names());
      }
      return null;
    }
    Class<? extends Record> record = Objects.requireNonNull(choice.types().get(type));
    List<String> keys = new ArrayList<>(List.of(Kind.Choice.KEY));
    keys.addAll(declarations.form(record).keys());
    String which = "key of " + (named == null ? "the default type" : "type");
    checkKeys(given, keys, path, which + " \"" + type + "\"");
    Located.Members own = reference.defaults(choice.type(), type);
    return record(record, given, type.equals(defaultType) ? defaults.over(own) : own, path);
  }

  private @Nullable String typeName(Kind.Choice choice, Located named, String path) {
    return (String) value(choice.names(), named, null, SpecPath.join(path, Kind.Choice.KEY));
  }

  private @Nullable Object many(Kind.Many many, List<Located> given, String path) {
    int before = problems.size();
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Object value = value(many.element(), given.get(i), null, path + "." + i);
      if (value != null) {
        values.add(value);
      }
    }
    return problems.size() > before ? null : values;
  }

  private void missing(int line, String path, Kind kind) {
    if (!partial) {
      problems.add(line, path, "must be given (" + kind.expected() + "), is missing");
    }
  }

  private <T extends Record> @Nullable T construct(
      Form<T> form,
      @Nullable Object[] values,
      Located.Members given,
      Located.Members defaults,
      String path) {
    try {
      return form.constructor().newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException rejected) {
        String got = Got.text(given.over(defaults));
        problems.add(given.line(), path, rejected.getMessage() + ", got " + got);
        return null;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
