package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.stats.Elimination;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of racing.json: what a race compared and decided.
 *
 * @param metric what is compared, such as "validation loss"
 * @param alpha the chance that the race stops any configuration where none differs
 * @param epochs those of its rungs, ascending
 * @param repetitions how many race
 * @param rungs those that were reached
 */
record RaceRecord(
    String metric, double alpha, List<Integer> epochs, int repetitions, List<Rung> rungs) {
  static final String NAME = "racing.json";
  static final String DIVERGED = "stopped: a run diverged";
  static final String FAILED = "goes on: a run failed";

  RaceRecord {
    epochs = List.copyOf(epochs);
    rungs = List.copyOf(rungs);
  }

  /**
   * One decision.
   *
   * @param leader the swept values of the best configuration; null where none could be compared
   */
  record Rung(int epoch, @Nullable Map<String, JsonNode> leader, List<Comparison> comparisons) {
    Rung {
      comparisons = List.copyOf(comparisons);
    }
  }

  /**
   * A configuration at a rung.
   *
   * @param difference how far its mean is behind the leader's; null where it was not compared
   * @param p corrected for the whole race; null as the difference, or where nothing varies
   * @param decision in words
   */
  record Comparison(
      Map<String, JsonNode> configuration,
      @Nullable Double difference,
      @Nullable Double p,
      String decision) {

    static Comparison of(Map<String, JsonNode> configuration, Elimination.Contest contest) {
      return new Comparison(
          configuration,
          contest.difference(),
          Double.isNaN(contest.p()) ? null : contest.p(),
          words(contest.ruling()));
    }

    /** Returns a configuration that cannot be compared. */
    static Comparison without(Map<String, JsonNode> configuration, String decision) {
      return new Comparison(configuration, null, null, decision);
    }

    boolean stopped() {
      return decision.startsWith("stopped");
    }

    private static String words(Elimination.Ruling ruling) {
      return switch (ruling) {
        case STOPPED -> "stopped";
        case WITHIN_NOISE -> "goes on: within noise";
        case WITHIN_ONE_SE -> "goes on: within one standard error";
        case CATCHING_UP -> "goes on: catching up";
      };
    }
  }
}
