package io.shrinkage.spec;

import static io.shrinkage.spec.SchemaNodes.anyOf;
import static io.shrinkage.spec.SchemaNodes.names;
import static io.shrinkage.spec.SchemaNodes.object;
import static io.shrinkage.spec.SchemaNodes.typed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/** The schema of single values. */
final class SchemaScalars {
  // rounded to where no number is refused that the reader takes
  private static final BigDecimal LARGEST =
      Numbers.LARGEST.round(new MathContext(3, RoundingMode.UP));
  private static final BigDecimal SMALLEST =
      Numbers.SMALLEST.round(new MathContext(2, RoundingMode.DOWN));

  private SchemaScalars() {}

  static ObjectNode of(Kind kind) {
    if (kind instanceof Kind.Whole whole) {
      return whole(whole);
    }
    if (kind instanceof Kind.Decimal decimal) {
      return decimal(decimal.range());
    }
    if (kind instanceof Kind.Flag) {
      return typed("boolean");
    }
    if (kind instanceof Kind.Name name) {
      return names(name.constants().keySet());
    }
    if (kind instanceof Kind.Rows) {
      return rows();
    }
    if (kind instanceof Kind.Text text) {
      return text(text);
    }
    throw new IllegalStateException("no single value: " + kind);
  }

  /** Returns whether a kind takes numbers. */
  static boolean isNumber(Kind kind) {
    return kind instanceof Kind.Whole || kind instanceof Kind.Decimal || kind instanceof Kind.Rows;
  }

  private static ObjectNode whole(Kind.Whole whole) {
    Range range = whole.range();
    Range low = range.min() == null ? range.from(whole.typeMin(), true) : range;
    return bounded("integer", low.max() == null ? low.to(whole.typeMax(), true) : low);
  }

  /** Training is in 32-bit floats: what is not 0 must not become 0 there, nor infinite. */
  private static ObjectNode decimal(Range range) {
    Range low = range.min() == null ? range.from(LARGEST.negate(), true) : range;
    ObjectNode schema = bounded("number", low.max() == null ? low.to(LARGEST, true) : low);
    ObjectNode tooSmall = object().put("exclusiveMaximum", SMALLEST);
    if (range.min() == null) {
      tooSmall.put("exclusiveMinimum", SMALLEST.negate());
      tooSmall.set("not", object().put("const", 0));
    } else {
      tooSmall.put("exclusiveMinimum", 0);
    }
    return schema.set("not", tooSmall);
  }

  private static ObjectNode bounded(String type, Range range) {
    ObjectNode schema = typed(type);
    schema.put(range.minIncluded() ? "minimum" : "exclusiveMinimum", range.min());
    return schema.put(range.maxIncluded() ? "maximum" : "exclusiveMaximum", range.max());
  }

  private static ObjectNode rows() {
    Range counts = Range.ALL.from(BigDecimal.ONE, true);
    Range shares = Range.ALL.from(BigDecimal.ZERO, false).to(BigDecimal.ONE, false);
    return anyOf(
        List.of(
            bounded("integer", counts.to(BigDecimal.valueOf(Integer.MAX_VALUE), true)),
            bounded("number", shares),
            names(Set.of("rest"))));
  }

  private static ObjectNode text(Kind.Text text) {
    ObjectNode schema = typed("string");
    return text.equals(Kind.Text.ANY)
        ? schema
        : schema.put("pattern", "^(" + text.pattern().pattern() + ")$");
  }
}
