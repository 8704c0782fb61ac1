package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.data.Amount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as the tree that the {@link Binder} would read the same records from, so that a
 * resolved spec says what is executed and not what was asked for. Absent components are left out.
 */
final class Encoder {
  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final Declarations declarations;

  Encoder(Declarations declarations) {
    this.declarations = declarations;
  }

  ObjectNode record(Record record) {
    return addTo(nodes.objectNode(), record);
  }

  private ObjectNode addTo(ObjectNode node, Record record) {
    for (Field field : declarations.fields(record.getClass())) {
      Object value = component(field, record);
      if (value != null) {
        node.set(field.name(), value(field.kind(), value));
      }
    }
    return node;
  }

  private static @Nullable Object component(Field field, Record record) {
    try {
      return field.accessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode value(Kind kind, Object value) {
    if (kind instanceof Kind.Many many) {
      ArrayNode list = nodes.arrayNode();
      ((List<?>) value).forEach(element -> list.add(value(many.element(), element)));
      return list;
    }
    if (kind instanceof Kind.Choice choice) {
      ObjectNode node = nodes.objectNode();
      choice.types().entrySet().stream()
          .filter(type -> type.getValue() == value.getClass())
          .map(Map.Entry::getKey)
          .forEach(name -> node.put(Kind.Choice.KEY, name));
      return addTo(node, (Record) value);
    }
    if (kind instanceof Kind.Either either) {
      return either.object().type().isInstance(value)
          ? record((Record) value)
          : value(either.plain(), value);
    }
    if (kind instanceof Kind.Group) {
      return record((Record) value);
    }
    return scalar(value);
  }

  private JsonNode scalar(Object value) {
    if (value instanceof Boolean flag) {
      return nodes.booleanNode(flag);
    }
    if (value instanceof Double number) {
      return nodes.numberNode(number.doubleValue());
    }
    if (value instanceof Number whole) {
      return nodes.numberNode(whole.longValue());
    }
    if (value instanceof Amount amount) {
      return amount(amount);
    }
    return nodes.textNode(
        value instanceof Enum<?> constant ? Declarations.jsonName(constant) : value.toString());
  }

  private JsonNode amount(Amount amount) {
    return switch (amount.kind()) {
      case COUNT -> nodes.numberNode((long) amount.value());
      case FRACTION -> nodes.numberNode(amount.value());
      case REST -> nodes.textNode("rest");
    };
  }
}
