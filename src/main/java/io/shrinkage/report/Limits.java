package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredRun;
import io.shrinkage.train.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what the numbers of a sweep cannot say, and what would.
 *
 * @param spec the resolved spec
 */
record Limits(Sweep sweep, JsonNode spec) {

  List<String> of(@Nullable Configuration best, @Nullable Configuration baseline) {
    List<String> limits = new ArrayList<>();
    if (best == null) {
      return limits;
    }
    limits.add(seeds());
    if (!sweep.varied().isEmpty()) {
      if (baseline == null && !best.unpenalized()) {
        limits.add(
            "No usable run without a penalty: whether a penalty helps is open. Add 0 to the lambdas.");
      }
      edge(limits);
      limits.add(
          "The best of %s was chosen on the validation part, so its accuracy there flatters it; the test part was not used."
              .formatted(Numbers.counted(sweep.configurations().size(), "configuration")));
    }
    images(best, baseline, limits);
    return limits;
  }

  private String seeds() {
    Repetitions repetitions = sweep.repetitions();
    if (repetitions.folded()) {
      return repetitions.product()
          + ": no interval or test is given, so a difference may still be chance; folds share"
          + " training images and are not independent.";
    }
    int seeds = repetitions.all().size();
    return switch (seeds) {
      case 1 ->
          "One seed: how much of a difference is chance cannot be seen. Sweep at least 3 seeds (\"seed\": [1, 2, 3]).";
      case 2 ->
          "Two seeds show hardly how much of a difference is chance. Sweep at least 3 (\"seed\": [1, 2, 3]).";
      default ->
          Numbers.counted(seeds, "seed")
              + ": no interval or test is given, so a difference may still be chance.";
    };
  }

  /** Warns where the best strength, and every one that ties with it, is an end of its sweep. */
  private void edge(List<String> limits) {
    Set<Integer> ends =
        sweep.ties(Metric.VALIDATION_ACCURACY, true).stream()
            .map(this::end)
            .collect(Collectors.toSet());
    if (ends.equals(Set.of(1))) {
      limits.add("The best lambda is the largest of the sweep: widen it upward.");
    } else if (ends.equals(Set.of(-1))) {
      limits.add("The best lambda is the smallest above 0: add smaller ones.");
    }
  }

  /** Returns 1 for the largest strength of its type, -1 for the smallest above 0, else 0. */
  private int end(Configuration best) {
    List<Double> strengths =
        sweep.penalized().stream()
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
      double mean = Comparison.of(best, baseline, Metric.VALIDATION_ACCURACY).mean();
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
    return Math.sqrt(p * (1 - p) / images(configuration));
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
}
