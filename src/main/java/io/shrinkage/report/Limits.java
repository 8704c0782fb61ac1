package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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
      edge(best, limits);
      limits.add(
          "The best of %s was chosen on the validation part, so its accuracy there flatters it; the test part was not used."
              .formatted(Numbers.counted(sweep.configurations().size(), "configuration")));
    }
    images(best, limits);
    return limits;
  }

  private String seeds() {
    int seeds = sweep.seeds().size();
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

  /** Warns where the best strength is an end of its sweep. */
  private void edge(Configuration best, List<String> limits) {
    if (best.unpenalized()) {
      return;
    }
    List<Double> strengths =
        sweep.configurations().stream()
            .filter(each -> each.penaltyType().equals(best.penaltyType()) && !each.unpenalized())
            .map(Configuration::strength)
            .distinct()
            .sorted()
            .toList();
    if (strengths.size() < 2) {
      return;
    }
    double strength = best.strength();
    if (strength == strengths.get(strengths.size() - 1)) {
      limits.add("The best lambda is the largest of the sweep: widen it upward.");
    } else if (strength == strengths.get(0)) {
      limits.add("The best lambda is the smallest above 0: add smaller ones.");
    }
  }

  /** Says how coarse the validation part is, by the binomial standard error. */
  private void images(Configuration best, List<String> limits) {
    JsonNode validation = spec.path("data").path("validation");
    OptionalDouble accuracy = best.mean(Metric.VALIDATION_ACCURACY);
    if (!validation.isIntegralNumber() || validation.asLong() < 1 || accuracy.isEmpty()) {
      return;
    }
    double p = accuracy.getAsDouble();
    double error = Math.sqrt(p * (1 - p) / validation.asLong());
    limits.add(
        "%s validation images put a standard error of %s on an accuracy; differences on the same images vary less."
            .formatted(Numbers.count(validation.asLong()), Numbers.points(error)));
  }
}
