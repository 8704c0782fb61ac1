package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shrinkage.report.PenaltyRow.Entry;
import io.shrinkage.run.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The penalties of a sweep as the steps of its runs applied them, read back from their results.
 *
 * @param blocks one a type that acts anywhere
 * @param unpenalized names the other configurations, in which no penalty acts; may be empty
 * @param checks the self-checks of all runs
 */
public record PenaltyCards(List<PenaltyBlock> blocks, String unpenalized, SelfChecks checks) {

  static PenaltyCards of(Sweep sweep) {
    Map<String, List<Entry>> byType = byType(sweep);
    List<PenaltyBlock> blocks = new ArrayList<>();
    byType.forEach((type, entries) -> blocks.add(PenaltyBlock.of(type, PenaltyRow.of(entries))));
    List<String> unpenalized =
        sweep.configurations().stream()
            .filter(each -> idle(each) && !byType.containsKey(each.penaltyType()))
            .map(Paths::configuration)
            .toList();
    return new PenaltyCards(blocks, String.join("; ", unpenalized), SelfChecks.of(sweep.runs()));
  }

  /** Returns the entries of all cards, and those without any under their declared type. */
  private static Map<String, List<Entry>> byType(Sweep sweep) {
    Map<String, List<Entry>> byType = new LinkedHashMap<>();
    for (Configuration each : sweep.configurations()) {
      for (JsonNode penalty : card(each).path("penalties")) {
        byType.computeIfAbsent(penalty.path("type").asText(), type -> new ArrayList<>());
      }
    }
    for (Configuration each : sweep.configurations()) {
      for (JsonNode penalty : card(each).path("penalties")) {
        entries(byType, penalty.path("type").asText()).add(new Entry(each, penalty));
      }
      if (idle(each)) {
        entries(byType, each.penaltyType()).add(new Entry(each, MissingNode.getInstance()));
      }
    }
    return byType;
  }

  private static List<Entry> entries(Map<String, List<Entry>> byType, String type) {
    return byType.getOrDefault(type, new ArrayList<>());
  }

  private static boolean idle(Configuration configuration) {
    JsonNode card = card(configuration);
    return card.isObject() && card.path("penalties").isEmpty();
  }

  private static JsonNode card(Configuration configuration) {
    return configuration.runs().stream()
        .map(StoredRun::penaltyCard)
        .filter(JsonNode::isObject)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** Returns whether any run has stored a card. */
  public boolean stored() {
    return checks.outcome() != SelfChecks.Outcome.MISSING;
  }
}
