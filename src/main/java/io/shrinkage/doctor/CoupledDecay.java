package io.shrinkage.doctor;

import io.shrinkage.optimizer.Sgd;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * L2 under an adaptive optimizer, which divides its gradient with all others: weights with large
 * gradients shrink less, and none as the strength says (I. Loshchilov, F. Hutter, Decoupled Weight
 * Decay Regularization, ICLR 2019).
 */
final class CoupledDecay {
  private static final String CODE = "coupled-l2-adaptive";
  private static final double SHARE = 0.1;

  private CoupledDecay() {}

  static List<Finding> examine(SweepDesign design) {
    List<RunSpec> concerned = new ArrayList<>();
    for (RunSpec run : design.configurations()) {
      boolean adaptive = !(run.training().optimizer() instanceof Sgd);
      if (adaptive && StrengthGrid.penalties(run).stream().anyMatch(it -> it.l2() > 0)) {
        concerned.add(run);
      }
    }
    return concerned.isEmpty() ? List.of() : List.of(finding(concerned));
  }

  private static Finding finding(List<RunSpec> concerned) {
    String optimizers =
        Words.list(
            concerned.stream()
                .map(run -> run.training().optimizer().getClass().getSimpleName())
                .distinct()
                .toList());
    return Finding.note(
        CODE,
        "Under "
            + optimizers
            + ", L2 is not weight decay: its gradient is divided by the root of the squared"
            + " gradients, so that weights with large gradients hardly shrink.",
        "Compare with \"penalty\": { \"type\": \"decoupled-weight-decay\", \"lambda\": "
            + decay(concerned)
            + " }, which takes about 10 % of a weight over the longest run.");
  }

  /** Returns the decoupled decay that takes a tenth over the run with the most steps. */
  private static String decay(List<RunSpec> concerned) {
    double rates =
        concerned.stream()
            .map(WeakStrengths::plan)
            .flatMap(Optional::stream)
            .distinct()
            .mapToDouble(plan -> Shrink.rates(plan, new ConstantSchedule(0)))
            .max()
            .orElse(1);
    return Words.roundedUp(-Math.log1p(-SHARE) / rates);
  }
}
