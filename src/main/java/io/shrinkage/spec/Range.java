package io.shrinkage.spec;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The numbers that a key takes; null where there is no bound. */
record Range(
    @Nullable BigDecimal min, boolean minIncluded, @Nullable BigDecimal max, boolean maxIncluded) {

  static final Range ALL = new Range(null, true, null, true);

  Range from(BigDecimal bound, boolean included) {
    return new Range(bound, included, max, maxIncluded);
  }

  Range to(BigDecimal bound, boolean included) {
    return new Range(min, minIncluded, bound, included);
  }

  boolean contains(BigDecimal number) {
    int low = min == null ? 1 : number.compareTo(min);
    int high = max == null ? -1 : number.compareTo(max);
    return (low > 0 || (low == 0 && minIncluded)) && (high < 0 || (high == 0 && maxIncluded));
  }

  /** Returns the constraint in words, with a space before it; empty where there is none. */
  String text() {
    if (min != null && max != null) {
      return " in " + (minIncluded ? "[" : "(") + min + ", " + max + (maxIncluded ? "]" : ")");
    }
    if (min != null) {
      return (minIncluded ? " >= " : " > ") + min;
    }
    return max == null ? "" : (maxIncluded ? " <= " : " < ") + max;
  }
}
