package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.stats.Candidate;
import io.shrinkage.stats.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Configurations that differ in the strength of one penalty alone, its baseline among them, and
 * what is selected of them as in glmnet.
 *
 * @param members usable ones
 */
record StrengthPath(Measure measure, List<Configuration> members) {

  /**
   * Returns the path on which a configuration lies: without its baseline where that is elsewhere.
   */
  static StrengthPath of(Sweep sweep, Configuration configuration) {
    Object kind = kind(configuration);
    Optional<Configuration> baseline = sweep.baseline(configuration);
    List<Configuration> members =
        sweep.configurations().stream()
            .filter(Configuration::sound)
            .filter(
                each ->
                    kind(each).equals(kind)
                        || baseline.filter(base -> Sweep.same(base, each)).isPresent())
            .toList();
    return new StrengthPath(sweep.measure(), members);
  }

  /** Returns what a configuration sets besides strengths. */
  private static Object kind(Configuration configuration) {
    Map<String, JsonNode> rest = new LinkedHashMap<>();
    configuration
        .assignment()
        .forEach(
            (path, value) -> {
              if (!Paths.isStrength(path)) {
                rest.put(path, withoutStrengths(value));
              }
            });
    return List.of(configuration.penaltyType(), rest);
  }

  private static JsonNode withoutStrengths(JsonNode value) {
    if (value instanceof ObjectNode object && object.has("type")) {
      ObjectNode rest = object.deepCopy();
      return rest.remove(Paths.STRENGTHS);
    }
    return value;
  }

  /** Returns the one with the best mean; of ties the strongest. */
  Optional<Configuration> lambdaMin() {
    return Selection.lambdaMin(candidates(), measure.criterion()).flatMap(this::member);
  }

  /**
   * Returns the strongest one within one standard error of the best mean.
   *
   * @return empty where the best one has no standard error
   */
  Optional<Configuration> lambda1se() {
    return Selection.lambda1se(candidates(), measure.criterion()).flatMap(this::member);
  }

  private List<Candidate> candidates() {
    return members.stream().map(this::candidate).toList();
  }

  private Candidate candidate(Configuration each) {
    return Candidate.of(each.strength(), Replicates.of(each, measure).summary());
  }

  private Optional<Configuration> member(Candidate candidate) {
    return members.stream().filter(each -> candidate(each).equals(candidate)).findFirst();
  }
}
