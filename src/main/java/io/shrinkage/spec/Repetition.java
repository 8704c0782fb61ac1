package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What tells the runs of one configuration apart: means are taken over repetitions, and runs of two
 * configurations are a pair where they are the same repetition.
 *
 * @param fold from 1; 0 where folds are not swept
 */
public record Repetition(long seed, int fold) {
  private static final String SEED = "seed";
  static final String FOLD = "data.fold";
  private static final Set<String> AXES = Set.of(SEED, FOLD);

  /**
   * Returns that of a run.
   *
   * @param assignment its swept values by path
   */
  public static Repetition of(long seed, Map<String, JsonNode> assignment) {
    JsonNode fold = assignment.get(FOLD);
    return new Repetition(seed, fold == null ? 0 : fold.intValue());
  }

  /** Returns whether a swept path repeats configurations and makes no new ones. */
  public static boolean isAxis(String path) {
    return AXES.contains(path);
  }

  /** Returns the swept values of a run's configuration, by path. */
  public static Map<String, JsonNode> configuration(Map<String, JsonNode> assignment) {
    Map<String, JsonNode> configuration = new LinkedHashMap<>(assignment);
    configuration.keySet().removeIf(Repetition::isAxis);
    return configuration;
  }
}
