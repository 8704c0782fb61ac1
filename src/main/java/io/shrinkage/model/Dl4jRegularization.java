package io.shrinkage.model;

import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.Reference;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * The equivalent of a penalty in DL4J's terms, set on every layer for itself: DL4J applies global
 * weight decay twice.
 */
final class Dl4jRegularization {

  private Dl4jRegularization() {}

  /**
   * Returns a fresh, mutable list; DL4J's {@code l2(c)} is c/2 * sum w^2, so c = 2 * l2. Strengths
   * are those without the schedule. It has no groups and pulls towards 0 alone, so that nothing
   * stands for a group penalty's groups or for one towards the initial weights.
   */
  static List<Regularization> of(Penalty penalty) {
    List<Regularization> list = new ArrayList<>();
    if (penalty.reference() == Reference.INITIAL) {
      return list;
    }
    if (penalty.l1() > 0) {
      list.add(new L1Regularization(penalty.l1()));
    }
    if (penalty.l2() > 0) {
      list.add(new L2Regularization(2 * penalty.l2()));
    }
    if (penalty.decay() > 0) {
      list.add(new WeightDecay(penalty.decay(), true));
    }
    return list;
  }

  /** Describes what a built layer holds. */
  static List<String> describe(List<Regularization> list) {
    List<String> described = new ArrayList<>();
    for (Regularization regularization : list == null ? List.<Regularization>of() : list) {
      if (regularization instanceof L1Regularization l1) {
        described.add("L1Regularization(" + l1.getL1().valueAt(0, 0) + ")");
      } else if (regularization instanceof L2Regularization l2) {
        described.add("L2Regularization(" + l2.getL2().valueAt(0, 0) + ")");
      } else if (regularization instanceof WeightDecay decay) {
        described.add("WeightDecay(" + decay.getCoeff().valueAt(0, 0) + ", applyLR)");
      } else {
        described.add(regularization.toString());
      }
    }
    return described;
  }
}
