package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The baselines of a sweep by what they set besides the penalty; of those alike the first in plan
 * order.
 *
 * @param apartFromStrength by what they set besides strengths
 * @param apartFromPenalty by what they set besides the penalty
 */
record Baselines(
    Map<Map<String, JsonNode>, Configuration> apartFromStrength,
    Map<Map<String, JsonNode>, Configuration> apartFromPenalty) {

  static Baselines of(Sweep sweep) {
    Baselines baselines = new Baselines(new HashMap<>(), new HashMap<>());
    sweep.configurations().stream().filter(sweep::isBaseline).forEach(baselines::add);
    return baselines;
  }

  private void add(Configuration baseline) {
    apartFromStrength.putIfAbsent(without(baseline, Paths::isStrength), baseline);
    apartFromPenalty.putIfAbsent(without(baseline, Paths::isPenalty), baseline);
  }

  /** Returns the one that differs in strengths alone, else in the penalty alone. */
  Optional<Configuration> of(Configuration configuration) {
    return Optional.ofNullable(apartFromStrength.get(without(configuration, Paths::isStrength)))
        .or(
            () ->
                Optional.ofNullable(
                    apartFromPenalty.get(without(configuration, Paths::isPenalty))));
  }

  private static Map<String, JsonNode> without(
      Configuration configuration, Predicate<String> path) {
    Map<String, JsonNode> rest = new LinkedHashMap<>(configuration.assignment());
    rest.keySet().removeIf(path);
    return rest;
  }
}
