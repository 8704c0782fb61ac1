package io.shrinkage.doctor;

import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.Metric;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.Reference;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.train.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Penalties that are larger than the data loss before training: the first epochs then shrink
 * weights rather than learn, and the network may never recover.
 *
 * <p>Compared are the expected penalty of the initializer's weights at full strength and the loss
 * of a network whose outputs are all 0. Left out is a proximal step in the scalar metric of an
 * adaptive optimizer, which does not minimize the objective, and decoupled decay, which adds
 * nothing to it.
 */
final class StartingPenalty {
  private static final String CODE = "penalty-exceeds-loss";
  private static final double MUCH = 10;

  /** A configuration and its penalty over its loss. */
  private record Ratio(RunSpec configuration, double value) {
    /** Returns the strength that the penalty is proportional to; 0 where it has several. */
    double lambda() {
      Penalty penalty = configuration.penalty();
      return penalty.acts() ? penalty.strengths().getOrDefault("lambda", 0.0) : 0;
    }
  }

  private StartingPenalty() {}

  static List<Finding> examine(SweepDesign design) {
    List<Ratio> above = new ArrayList<>();
    List<Ratio> far = new ArrayList<>();
    boolean weaker = false;
    for (RunSpec configuration : design.configurations()) {
      if (!configuration.data().dataset().known()) {
        continue;
      }
      double ratio = expected(configuration) / lossAtZero(configuration);
      if (ratio > MUCH) {
        far.add(new Ratio(configuration, ratio));
      } else if (ratio > 1) {
        above.add(new Ratio(configuration, ratio));
      }
      weaker |= ratio > 0 && ratio <= 1;
    }
    List<Finding> findings = new ArrayList<>();
    if (!far.isEmpty()) {
      findings.add(
          Finding.warning(
              CODE,
              found(far, "the first epochs shrink weights rather than learn"),
              "End the strengths " + limit(far, MUCH)));
    }
    if (!above.isEmpty()) {
      String advice =
          weaker
              ? "No change is needed, as weaker strengths are in the sweep too."
              : "Add weaker strengths, " + limit(above, 1);
      findings.add(Finding.note(CODE, found(above, "the optimizer begins with it"), advice));
    }
    return findings;
  }

  private static String found(List<Ratio> ratios, String consequence) {
    double least = ratios.stream().mapToDouble(Ratio::value).min().orElseThrow();
    String from = Words.number(least);
    String to = Words.number(most(ratios));
    return "Before training, the penalty of "
        + Words.penalties(ratios.stream().map(Ratio::configuration).toList())
        + " is "
        + (from.equals(to) ? from : from + " to " + to)
        + " times the data loss of a network that knows nothing ("
        + losses(ratios)
        + "), so that "
        + consequence
        + ".";
  }

  private static double most(List<Ratio> ratios) {
    return ratios.stream().mapToDouble(Ratio::value).max().orElseThrow();
  }

  private static String losses(List<Ratio> ratios) {
    return Words.list(
        ratios.stream()
            .map(each -> Words.number(lossAtZero(each.configuration())))
            .distinct()
            .toList());
  }

  /**
   * Returns where the first of some penalties, each proportional to its strength, is so many times
   * the loss.
   */
  private static String limit(List<Ratio> ratios, double times) {
    String reaches =
        times == 1 ? " equals the data loss." : " is " + Words.number(times) + " times that loss.";
    return ratios.stream()
        .filter(each -> each.lambda() > 0)
        .min(Comparator.comparing(each -> each.lambda() / each.value()))
        .map(
            each ->
                "near \"lambda\": "
                    + Words.roundedDown(each.lambda() * times / each.value())
                    + ", where the penalty of "
                    + each.configuration().penalty().type()
                    + reaches)
        .orElseGet(() -> "at 1/" + Words.roundedUp(most(ratios) / times) + " of the strongest.");
  }

  /** Returns the expected penalty before training at full strength, at least 0. */
  static double expected(RunSpec run) {
    boolean adaptive = !(run.training().optimizer() instanceof Sgd);
    return InitialTensor.of(run).stream()
        .filter(tensor -> tensor.penalty().reference() == Reference.ZERO)
        .filter(tensor -> !adaptive || !scalar(tensor.penalty()))
        .mapToDouble(StartingPenalty::expected)
        .sum();
  }

  private static boolean scalar(Penalty penalty) {
    return penalty.proximal() && penalty.metric() == Metric.SCALAR;
  }

  private static double expected(InitialTensor tensor) {
    Penalty penalty = tensor.penalty();
    Draw draw = tensor.draw();
    double values = penalty.l1() * draw.absolute() + penalty.l2() * draw.square();
    double group = Math.sqrt(tensor.groupSize()) * draw.norm(tensor.groupSize());
    return tensor.size() * values + tensor.outputs() * penalty.group() * group;
  }

  /** Returns the data loss where every output is 0: log of the classes for cross-entropy. */
  static double lossAtZero(RunSpec run) {
    int classes = run.data().dataset().classes();
    float[] target = new float[classes];
    target[0] = 1;
    Loss loss = run.training().loss();
    return loss.value(new float[classes], target, 0, classes);
  }
}
