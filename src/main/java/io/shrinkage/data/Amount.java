package io.shrinkage.data;

import java.math.BigDecimal;

/**
 * How many rows a part takes: a count, a fraction of the file's rows, or the rest.
 *
 * <p>In JSON an integer of at least 1, a decimal strictly between 0 and 1, or the string "rest".
 *
 * @param kind how {@code value} is to be read
 * @param value a whole number of rows, a fraction in (0, 1), or 0 for the rest
 */
public record Amount(Kind kind, double value) implements Validation {

  /** The three ways to name an amount. */
  public enum Kind {
    /** A number of rows. */
    COUNT,
    /** A share of the file's rows. */
    FRACTION,
    /** What the other amounts leave. */
    REST
  }

  /** Rejects a value that does not fit the kind. */
  public Amount {
    boolean fits =
        switch (kind) {
          case COUNT -> value >= 1 && value <= Integer.MAX_VALUE && value == Math.rint(value);
          case FRACTION -> value > 0 && value < 1;
          case REST -> value == 0;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "must be an integer >= 1, a decimal strictly between 0 and 1, or \"rest\", got " + value);
    }
  }

  /** So many rows, at least 1. */
  public static Amount count(int rows) {
    return new Amount(Kind.COUNT, rows);
  }

  /** A share, strictly between 0 and 1, of the file's rows. */
  public static Amount fraction(double share) {
    return new Amount(Kind.FRACTION, share);
  }

  /** Everything that the other amounts leave. */
  public static Amount rest() {
    return new Amount(Kind.REST, 0);
  }

  /** Whether this is what the others leave. */
  public boolean isRest() {
    return kind == Kind.REST;
  }

  /**
   * The number of rows this means for a file, not checked against it: fractions are rounded to the
   * nearest row, the rest is all that is available.
   */
  public int of(int available) {
    return switch (kind) {
      case COUNT -> (int) value;
      case FRACTION -> (int) Math.round(value * available);
      case REST -> available;
    };
  }

  /** The JSON form, without quotes. */
  @Override
  public String toString() {
    return switch (kind) {
      case COUNT -> Integer.toString((int) value);
      case FRACTION -> BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
      case REST -> "rest";
    };
  }
}
