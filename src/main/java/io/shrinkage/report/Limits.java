package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredRun;
import io.shrinkage.stats.AccuracyError;
import io.shrinkage.stats.SeedsNeeded;
import io.shrinkage.stats.Summary;
import io.shrinkage.train.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what the numbers of a sweep cannot say, and what would.
 *
 * @param spec the resolved spec
 */
record Limits(Analysis analysis, JsonNode spec) {

  List<String> of(TestPart test) {
    Configuration best = analysis.best();
    Configuration baseline = analysis.baseline();
    List<String> limits = new ArrayList<>();
    if (best == null) {
      return limits;
    }
    seeds().ifPresent(limits::add);
    if (!sweep().varied().isEmpty()) {
      boolean stopped =
          sweep().configurations().stream()
              .anyMatch(each -> sweep().isBaseline(each) && each.stopped());
      if (baseline == null && !sweep().isBaseline(best) && !stopped) {
        limits.add(
            "No usable run without a penalty: whether a penalty helps is open. Add 0 to the lambdas.");
      }
      edge(limits);
      tooStrong(limits);
      noGap(limits);
      if (!test.measured()) {
        limits.add(
            "The best of %s was chosen on the validation part, so its accuracy there flatters it; the test part was not used."
                .formatted(Numbers.counted(sweep().configurations().size(), "configuration")));
      }
    }
    images(best, baseline, limits);
    return limits;
  }

  private Optional<String> seeds() {
    Repetitions repetitions = sweep().repetitions();
    if (repetitions.folded()) {
      return repetitions.folds() < Summary.FEWEST
          ? Optional.of(
              "Two folds: no interval and no test. Take at least 3, better 5 ({ \"folds\": 5 }).")
          : Optional.empty();
    }
    int seeds = repetitions.all().size();
    double smallest = analysis.tests().smallestP();
    return switch (seeds) {
      case 1 ->
          Optional.of(
              "One seed: how much of a difference is chance cannot be seen. Sweep at least 3 seeds (\"seed\": [1, 2, 3]).");
      case 2 ->
          Optional.of(
              "Two seeds show hardly how much of a difference is chance. Sweep at least 3 (\"seed\": [1, 2, 3]).");
      default ->
          smallest > Evidence.LEVEL
              ? Optional.of(
                  "%s: no difference, however large, can have a p below %s; %d seeds are the fewest that can show one."
                      .formatted(
                          Numbers.counted(seeds, "seed"),
                          Numbers.probability(smallest),
                          SeedsNeeded.toReach(Evidence.LEVEL)))
              : Optional.empty();
    };
  }

  /** Warns where even the weakest penalty is shown to do harm: what lies below it is open. */
  private void tooStrong(List<String> limits) {
    Configuration best = analysis.best();
    boolean harm = analysis.tests().all().stream().allMatch(each -> each.harms(analysis.measure()));
    if (best != null && sweep().isBaseline(best) && harm && !analysis.tests().all().isEmpty()) {
      limits.add("Every strength of the sweep is shown to do harm: add smaller ones.");
    }
  }

  /** Warns where the baseline has no gap that a penalty could close. */
  private void noGap(List<String> limits) {
    Configuration free = analysis.baseline() == null ? analysis.best() : analysis.baseline();
    if (free == null || !free.unpenalized() || standardError(free) == 0) {
      return;
    }
    double gap = free.mean(Metric.ACCURACY_GAP).orElse(Double.NaN);
    // two accuracies on different images
    double noise = 2 * Math.sqrt(2) * standardError(free);
    if (gap < noise) {
      limits.add(
          "Without a penalty the accuracy gap is %s, within its noise of %s: there is hardly anything to regularize. Train on fewer images, longer, or a larger network."
              .formatted(Numbers.points(gap), Numbers.points(noise)));
    }
  }

  /** Warns where the best strength, and every one that ties with it, is an end of its sweep. */
  private void edge(List<String> limits) {
    Set<Integer> ends = sweep().ties().stream().map(this::end).collect(Collectors.toSet());
    if (ends.equals(Set.of(1))) {
      limits.add("The best lambda is the largest of the sweep: widen it upward.");
    } else if (ends.equals(Set.of(-1))) {
      limits.add("The best lambda is the smallest above 0: add smaller ones.");
    }
  }

  /** Returns 1 for the largest strength of its type, -1 for the smallest above 0, else 0. */
  private int end(Configuration best) {
    List<Double> strengths =
        sweep().penalized().stream()
            .filter(each -> each.penaltyType().equals(best.penaltyType()))
            .map(Configuration::strength)
            .distinct()
            .sorted()
            .toList();
    if (best.unpenalized() || strengths.size() < 2) {
      return 0;
    }
    double strength = best.strength();
    return strength == strengths.get(strengths.size() - 1)
        ? 1
        : strength == strengths.get(0) ? -1 : 0;
  }

  /** Returns whether a difference is less than the standard error of one accuracy. */
  boolean withinNoise(double difference, Configuration configuration) {
    return Math.abs(difference) < standardError(configuration);
  }

  /** Says how coarse the validation part is, and which difference is less than that. */
  private void images(Configuration best, @Nullable Configuration baseline, List<String> limits) {
    double error = standardError(best);
    if (error == 0) {
      return;
    }
    String images = Numbers.count(images(best)) + " validation images";
    limits.add(
        images
            + " put a standard error of "
            + Numbers.points(error)
            + " on an accuracy; differences on the same images vary less.");
    if (baseline != null) {
      double mean = Comparison.of(best, baseline, Measure.FINAL_ACCURACY).mean();
      if (withinNoise(mean, best)) {
        limits.add(
            "The difference to the baseline is less than that: on average %s of these images."
                .formatted(Numbers.setting(mean * images(best))));
      }
    }
  }

  /** Returns the binomial standard error of a mean accuracy; 0 if the number of images is open. */
  private double standardError(Configuration configuration) {
    OptionalDouble accuracy = configuration.mean(Metric.VALIDATION_ACCURACY);
    if (images(configuration) < 1 || accuracy.isEmpty()) {
      return 0;
    }
    double p = accuracy.getAsDouble();
    return AccuracyError.of(p, Math.toIntExact(images(configuration)));
  }

  /**
   * Returns the size of the validation part, of all folds together; 0 if neither a run nor the spec
   * has it as number.
   */
  private long images(Configuration configuration) {
    Map<Integer, Long> byFold = new HashMap<>();
    for (StoredRun run : configuration.runs()) {
      if (run.diagnostics() != null) {
        byFold.putIfAbsent(run.repetition().fold(), images(run.diagnostics()));
      }
    }
    JsonNode validation = spec.path("data").path("validation");
    return byFold.isEmpty()
        ? validation.isIntegralNumber() ? validation.asLong() : 0
        : byFold.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long images(Diagnostics diagnostics) {
    return diagnostics.confusion().stream()
        .flatMap(List::stream)
        .mapToLong(Integer::longValue)
        .sum();
  }

  private Sweep sweep() {
    return analysis.sweep();
  }
}
