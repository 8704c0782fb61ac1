package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;

/** Which numbers a spec may hold, and how they are kept. */
final class Numbers {
  static final BigDecimal LARGEST = new BigDecimal(Float.MAX_VALUE);
  static final BigDecimal SMALLEST = new BigDecimal(Float.MIN_VALUE);

  private Numbers() {}

  /**
   * Returns whether training, which is in 32-bit floats, can tell a number from 0 and from
   * infinity.
   */
  static boolean fitsFloat(BigDecimal number) {
    BigDecimal size = number.abs();
    return size.signum() == 0 || (size.compareTo(SMALLEST) >= 0 && size.compareTo(LARGEST) <= 0);
  }

  /**
   * Returns whether a number is mathematically whole, however it is written: 1000, 1e3 and 1000.0
   * are the same integer here, as in JSON Schema.
   */
  static boolean isWhole(BigDecimal number) {
    // the first test keeps 1e-999999999 and its like from being expanded
    return number.scale() <= 0
        || (number.scale() < 10_000 && number.stripTrailingZeros().scale() <= 0);
  }

  /** Returns whether a whole number is in range of a type; never expands its digits. */
  static boolean isBetween(BigDecimal number, BigDecimal min, BigDecimal max) {
    return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
  }

  /** Returns a number as JSON: a long where it is whole and fits, else the nearest double. */
  static JsonNode json(BigDecimal number) {
    boolean whole =
        isWhole(number)
            && isBetween(
                number, BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE));
    return whole
        ? JsonNodeFactory.instance.numberNode(number.longValueExact())
        : JsonNodeFactory.instance.numberNode(number.doubleValue());
  }
}
