package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.data.Amount;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads single values; never turns a string into a number or the other way round. */
final class Scalars {
  private Scalars() {}

  /** Returns the value that JSON means for a kind, or null where it does not fit. */
  static @Nullable Object read(Kind kind, JsonNode json) {
    if (kind instanceof Kind.Either either) {
      return read(either.plain(), json);
    }
    if (json.isNumber()) {
      return number(kind, json.decimalValue());
    }
    if (json.isTextual()) {
      return text(kind, json.textValue());
    }
    return (kind instanceof Kind.Flag && json.isBoolean()) ? json.booleanValue() : null;
  }

  private static @Nullable Object number(Kind kind, BigDecimal number) {
    if (kind instanceof Kind.Whole whole) {
      return whole(whole, number);
    }
    if (kind instanceof Kind.Decimal decimal) {
      boolean fits = decimal.range().contains(number) && Numbers.fitsFloat(number);
      // rounding to a double may reach a bound that the written number stays below
      return fits && decimal.range().contains(new BigDecimal(number.doubleValue()))
          ? number.doubleValue()
          : null;
    }
    return kind instanceof Kind.Rows ? rows(number) : null;
  }

  private static @Nullable Object whole(Kind.Whole whole, BigDecimal number) {
    boolean fits =
        Numbers.isBetween(number, whole.typeMin(), whole.typeMax())
            && Numbers.isWhole(number)
            && whole.range().contains(number);
    if (!fits) {
      return null;
    }
    // no conditional expression: it would widen the int
    if (whole.isLong()) {
      return number.longValueExact();
    }
    return number.intValueExact();
  }

  private static @Nullable Object rows(BigDecimal number) {
    double share = number.doubleValue();
    if (share > 0 && share < 1) {
      return Amount.fraction(share);
    }
    boolean count =
        Numbers.isBetween(number, BigDecimal.ONE, BigDecimal.valueOf(Integer.MAX_VALUE))
            && Numbers.isWhole(number);
    // 1.0 could mean all rows as well as one
    boolean ambiguous = number.compareTo(BigDecimal.ONE) == 0 && number.scale() > 0;
    return count && !ambiguous ? Amount.count(number.intValueExact()) : null;
  }

  private static @Nullable Object text(Kind kind, String text) {
    if (kind instanceof Kind.Name name) {
      return name.constants().get(text);
    }
    if (kind instanceof Kind.Text constraint) {
      return constraint.pattern().matcher(text).matches() ? text : null;
    }
    return kind instanceof Kind.Rows && text.equals("rest") ? Amount.rest() : null;
  }

  /** Returns what is wrong with a value that does not fit. */
  static String complaint(Kind kind, Located given) {
    String got = ", got " + Got.text(given);
    if (given instanceof Located.Scalar scalar) {
      JsonNode json = scalar.value();
      if (kind instanceof Kind.Name name && json.isTextual()) {
        got += Nearest.hint(json.textValue(), name.constants().keySet());
      } else if (json.isNumber()) {
        return "must be " + numberExpected(kind, json.decimalValue()) + got;
      }
    }
    return "must be " + kind.expected() + got;
  }

  private static String numberExpected(Kind kind, BigDecimal number) {
    if (kind instanceof Kind.Whole whole
        && !Numbers.isBetween(number, whole.typeMin(), whole.typeMax())) {
      return whole.expectedSize();
    }
    if (kind instanceof Kind.Decimal && !Numbers.fitsFloat(number)) {
      return kind.expected() + " that a 32-bit float can hold (0, or 1.4e-45 to 3.4e38 in size)";
    }
    return kind.expected();
  }
}
