package io.shrinkage.report;

import java.util.Map;

/** The penalties' formulas, with the names of their strengths. */
final class Formulas {
  private static final Map<String, String> BY_TYPE =
      Map.of(
          "none", "J = J\u2080",
          "l1", "J = J\u2080 + lambda \u00b7 \u03a3 |w|",
          "l2", "J = J\u2080 + lambda \u00b7 \u03a3 w\u00b2",
          "elastic-net", "J = J\u2080 + lambda1 \u00b7 \u03a3 |w| + lambda2 \u00b7 \u03a3 w\u00b2",
          "decoupled-weight-decay",
              "J = J\u2080; w \u2190 w \u2212 step \u2212 learningRate \u00b7 lambda \u00b7 w",
          "group-lasso", "J = J\u2080 + lambda \u00b7 \u03a3_g \u221an_g \u00b7 \u2016w_g\u2016",
          "sparse-group-lasso",
              "J = J\u2080 + lambda1 \u00b7 \u03a3 |w|"
                  + " + lambda2 \u00b7 \u03a3_g \u221an_g \u00b7 \u2016w_g\u2016");

  private Formulas() {}

  /** Returns the formula of a penalty's type; of a type that is not known, its name. */
  static String of(String type) {
    return BY_TYPE.getOrDefault(type, type);
  }

  /** Returns the formula with the distance to the initial weights for the weights. */
  static String towardsInitial(String formula) {
    return formula
        .replace("|w|", "|w \u2212 w\u2080|")
        .replace("w\u00b2", "(w \u2212 w\u2080)\u00b2")
        .replace("\u2016w_g\u2016", "\u2016(w \u2212 w\u2080)_g\u2016")
        .replace("lambda \u00b7 w", "lambda \u00b7 (w \u2212 w\u2080)");
  }

  /** Returns the formula with a factor s(t) on each strength. */
  static String scheduled(String formula) {
    return formula.replace("lambda", "s(t) \u00b7 lambda");
  }
}
