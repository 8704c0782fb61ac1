package io.shrinkage.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers are written in a report: the same in every locale, short, with their unit. */
final class Numbers {
  /** Keeps a number and its unit on one line. */
  private static final String NBSP = "\u00a0";

  private static final String MINUS = "\u2212";
  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final MathContext SIX_DIGITS = new MathContext(6);

  private Numbers() {}

  /** Returns a fraction in [0, 1] as percent, such as "62.40 %". */
  static String percent(double fraction) {
    return fixed(100 * fraction, 2) + NBSP + "%";
  }

  /** Returns a difference of fractions in percentage points, such as "1.87 pp". */
  static String points(double difference) {
    return fixed(100 * difference, 2) + NBSP + "pp";
  }

  /** Returns a difference of fractions with its sign and without unit, such as "+1.87". */
  static String signed(double difference) {
    String text = fixed(100 * difference, 2);
    return difference > 0 && !text.equals("0.00") ? "+" + text : text;
  }

  /** Returns a loss or a norm with about four digits, such as "1.318" or "31.25". */
  static String measure(double value) {
    double magnitude = Math.abs(value);
    if (magnitude >= 1e6 || (magnitude > 0 && magnitude < 1e-3)) {
      return Double.isFinite(value) ? scientific(value) : "not finite";
    }
    return fixed(value, magnitude >= 100 ? 1 : magnitude >= 10 ? 2 : 3);
  }

  /** Returns a penalty's strength, such as "0", "1e-4", "3.16e-3" or "0.5". */
  static String strength(double value) {
    double magnitude = Math.abs(value);
    return value == 0 || (magnitude >= 0.1 && magnitude < 1e4) ? plain(value) : scientific(value);
  }

  /** Returns a setting with up to three digits, such as "0.02". */
  static String setting(double value) {
    double magnitude = Math.abs(value);
    return value == 0 || (magnitude >= 1e-3 && magnitude < 1e6) ? plain(value) : scientific(value);
  }

  /** Returns an error or a bound with two digits, such as "3.1e-8" or "0". */
  static String brief(double value) {
    if (!Double.isFinite(value)) {
      return "not finite";
    }
    double rounded = new BigDecimal(value).round(new MathContext(2)).doubleValue();
    return rounded != 0 && Math.abs(rounded) < 0.01 ? scientific(rounded) : plain(rounded);
  }

  /** Returns a p-value with two digits, such as "0.0078" or "3.1e-5". */
  static String probability(double p) {
    double rounded = new BigDecimal(p).round(new MathContext(2)).doubleValue();
    return rounded != 0 && rounded < 1e-3 ? scientific(rounded) : plain(rounded);
  }

  /** Returns a count, such as "4,000". */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Returns a duration, such as "9.6 s", "3 min 20 s" or "2 h 5 min". */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (seconds < 59.95) {
      return fixed(seconds, 1) + NBSP + "s";
    }
    return whole < 3600
        ? whole / 60 + NBSP + "min " + whole % 60 + NBSP + "s"
        : whole / 3600 + NBSP + "h " + whole % 3600 / 60 + NBSP + "min";
  }

  /** Returns seconds with one decimal, such as "200.3". */
  static String tenths(double seconds) {
    return fixed(seconds, 1);
  }

  /** Returns "1 seed" or "3 seeds". */
  static String counted(long count, String noun) {
    return count(count) + NBSP + noun + (count == 1 ? "" : "s");
  }

  /** Returns the value with six significant digits, for the page's data. */
  static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(SIX_DIGITS).doubleValue() : value;
  }

  private static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "not finite";
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
    boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
    return value < 0 && !zero ? MINUS + text : text;
  }

  private static String plain(double value) {
    String text = new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
    return text.replace("-", MINUS);
  }

  private static String scientific(double value) {
    BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
