package io.shrinkage.doctor;

import io.shrinkage.data.SplitSizes;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.schedule.Schedule;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.train.TrainingPlan;
import io.shrinkage.train.TrainingSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Strengths too small to matter: over the whole run they shrink a weight that has no data gradient
 * by less than 1 %, as {@link Shrink} has it.
 */
final class WeakStrengths {
  private static final String CODE = "strength-too-small";
  private static final double LEAST = 0.01;

  /** A configuration and the share that its weights lose. */
  private record Effect(RunSpec configuration, double exponent) {}

  private final Map<Course, Double> rates = new HashMap<>();

  /** What the sum of the rates depends on. */
  private record Course(TrainingPlan plan, Schedule strength) {}

  private WeakStrengths() {}

  static List<Finding> examine(SweepDesign design) {
    return new WeakStrengths().findings(design);
  }

  private List<Finding> findings(SweepDesign design) {
    List<Effect> weak = new ArrayList<>();
    boolean enough = false;
    for (RunSpec configuration : design.configurations()) {
      List<InitialTensor> acting =
          InitialTensor.of(configuration).stream().filter(it -> it.penalty().acts()).toList();
      if (acting.isEmpty()) {
        continue;
      }
      OptionalDouble exponent = exponent(configuration, acting);
      if (exponent.isPresent() && exponent.getAsDouble() < -Math.log1p(-LEAST)) {
        weak.add(new Effect(configuration, exponent.getAsDouble()));
      } else {
        enough = true;
      }
    }
    if (weak.isEmpty()) {
      return List.of();
    }
    Finding.Severity severity = enough ? Finding.Severity.NOTE : Finding.Severity.WARNING;
    return List.of(new Finding(CODE, severity, found(weak), advice(weak)));
  }

  /** Returns the largest exponent of all tensors; empty where it is not known of one of them. */
  private OptionalDouble exponent(RunSpec run, List<InitialTensor> acting) {
    Optional<TrainingPlan> plan = plan(run);
    if (plan.isEmpty()) {
      return OptionalDouble.empty();
    }
    double most = 0;
    for (InitialTensor tensor : acting) {
      Penalty penalty = tensor.penalty();
      double sum =
          rates.computeIfAbsent(
              new Course(plan.get(), penalty.schedule()),
              course -> Shrink.rates(course.plan(), course.strength()));
      double exponent = Shrink.exponent(tensor, run.training().optimizer(), sum);
      if (Double.isNaN(exponent)) {
        return OptionalDouble.empty();
      }
      most = Math.max(most, exponent);
    }
    return OptionalDouble.of(most);
  }

  /** Returns the schedule over the run, where the number of its iterations is known. */
  static Optional<TrainingPlan> plan(RunSpec run) {
    TrainingSpec training = run.training();
    return Parts.of(run.data())
        .map(SplitSizes::train)
        .map(
            rows ->
                new TrainingPlan(
                    training.optimizer(),
                    training.schedule(),
                    (rows - 1) / Math.min(training.batchSize(), rows) + 1,
                    training.epochs()));
  }

  private static String found(List<Effect> weak) {
    double most = weak.stream().mapToDouble(Effect::exponent).max().orElseThrow();
    return "Over the whole run, "
        + Words.penalties(weak.stream().map(Effect::configuration).toList())
        + " shrinks a weight that has no data gradient by at most "
        + Words.number(-100 * Math.expm1(-most))
        + " %: as good as no penalty.";
  }

  private static String advice(List<Effect> weak) {
    Effect nearest = weak.get(0);
    for (Effect each : weak) {
      nearest = each.exponent() > nearest.exponent() ? each : nearest;
    }
    double times = LEAST / nearest.exponent();
    Penalty penalty = nearest.configuration().penalty();
    Double lambda = penalty.acts() ? penalty.strengths().get("lambda") : null;
    return lambda == null
        ? "Start the strengths at least " + Words.roundedUp(times) + " times as high."
        : "Start the strengths at about \"lambda\": "
            + Words.roundedUp(lambda * times)
            + ", where "
            + penalty.type()
            + " takes 1 %.";
  }
}
