package io.shrinkage.penalty;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A penalty in the conventions of other libraries, at full strength and on weights alone.
 *
 * <p>DL4J 1.0.0-M2.1, Keras 3, PyTorch 2, scikit-learn's LogisticRegression (whose objective is C *
 * sum of the losses + r * sum abs(w) + (1 - r) / 2 * sum w^2).
 */
public final class Conventions {

  private static final String NONE = "none built in";

  private Conventions() {}

  /**
   * Returns how each library says the same, by its name.
   *
   * @param rows of the training part, which scikit-learn's strength depends on
   */
  public static Map<String, String> of(Penalty penalty, long rows) {
    Map<String, String> map = new LinkedHashMap<>();
    boolean alike = penalty.reference() == Reference.ZERO && penalty.group() == 0;
    map.put("DL4J", alike ? dl4j(penalty) : NONE);
    map.put("Keras", alike ? keras(penalty) : NONE);
    map.put("PyTorch", alike ? pytorch(penalty) : NONE);
    map.put("scikit-learn", alike && penalty.decay() == 0 ? scikitLearn(penalty, rows) : NONE);
    return map;
  }

  private static String dl4j(Penalty penalty) {
    String text = penalty.l1() > 0 ? ".l1(" + Formula.number(penalty.l1()) + ")" : "";
    if (penalty.l2() > 0) {
      text += ".l2(" + Formula.number(2 * penalty.l2()) + ")";
    }
    if (penalty.decay() > 0) {
      text += ".weightDecay(" + Formula.number(penalty.decay()) + ", true)";
    }
    return text;
  }

  private static String keras(Penalty penalty) {
    String l1 = Formula.number(penalty.l1());
    String l2 = Formula.number(penalty.l2());
    if (penalty.decay() > 0) {
      return "optimizer's weight_decay=" + Formula.number(penalty.decay());
    }
    if (penalty.l1() > 0 && penalty.l2() > 0) {
      return "L1L2(l1=" + l1 + ", l2=" + l2 + ")";
    }
    return penalty.l1() > 0 ? "L1(" + l1 + ")" : "L2(" + l2 + ")";
  }

  private static String pytorch(Penalty penalty) {
    if (penalty.decay() > 0) {
      return "AdamW(weight_decay=" + Formula.number(penalty.decay()) + "); others: " + NONE;
    }
    String l2 = "weight_decay=" + Formula.number(2 * penalty.l2());
    String l1 = Formula.number(penalty.l1()) + " * w.abs().sum() added to the loss";
    if (penalty.l1() > 0 && penalty.l2() > 0) {
      return l2 + ", and " + l1;
    }
    return penalty.l1() > 0 ? l1 : l2 + " (SGD, Adam)";
  }

  /**
   * Dividing its objective by C * rows gives ours: l1 = r / (C rows), l2 = (1 - r) / (2 C rows).
   */
  private static String scikitLearn(Penalty penalty, long rows) {
    double total = penalty.l1() + 2 * penalty.l2();
    String c = "C=" + Formula.number(1 / (total * rows));
    if (penalty.l1() > 0 && penalty.l2() > 0) {
      return "elasticnet, " + c + ", l1_ratio=" + Formula.number(penalty.l1() / total);
    }
    return (penalty.l1() > 0 ? "l1, " : "l2, ") + c;
  }
}
