package io.shrinkage.penalty;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The strengths of a penalty of two parts, in either form.
 *
 * @param lambda what both share; null where each has its own
 */
record Parts(double first, double second, @Nullable Double lambda) {

  /**
   * Reads either form.
   *
   * @throws IllegalArgumentException unless exactly one of them is given, and whole
   */
  static Parts of(
      @Nullable Double lambda1,
      @Nullable Double lambda2,
      @Nullable Double lambda,
      @Nullable Double l1Ratio) {
    if (lambda1 != null && lambda2 != null && lambda == null && l1Ratio == null) {
      return new Parts(lambda1, lambda2, null);
    }
    if (lambda != null && l1Ratio != null && lambda1 == null && lambda2 == null) {
      return new Parts(lambda * l1Ratio, lambda * (1 - l1Ratio), lambda);
    }
    throw new IllegalArgumentException(
        "must have either lambda1 and lambda2, or lambda and l1Ratio");
  }

  Map<String, Double> strengths() {
    Map<String, Double> strengths = new LinkedHashMap<>();
    if (lambda != null) {
      strengths.put("lambda", lambda);
    }
    strengths.put("lambda1", first);
    strengths.put("lambda2", second);
    return strengths;
  }
}
