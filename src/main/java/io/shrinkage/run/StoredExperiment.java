package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.SweepAxis;
import java.util.List;
import java.util.Set;

/**
 * An experiment as its results folder holds it.
 *
 * @param description may be empty
 * @param spec the resolved spec
 * @param axes the sweep, in order of declaration
 * @param runs in plan order; those that have not started are there as {@link RunStatus#PENDING}
 * @param baseline ids of the runs whose penalty the spec names as baseline; empty: it names none
 */
public record StoredExperiment(
    String name,
    String description,
    JsonNode spec,
    List<SweepAxis> axes,
    List<StoredRun> runs,
    Set<String> baseline) {

  /** An experiment whose spec names no baseline. */
  public StoredExperiment(
      String name, String description, JsonNode spec, List<SweepAxis> axes, List<StoredRun> runs) {
    this(name, description, spec, axes, runs, Set.of());
  }

  /** Returns whether its runs race, so that one that was stopped is not to go on. */
  public boolean racing() {
    return !spec.path("racing").path("type").asText("none").equals("none");
  }

  /** Keeps its own copies of the lists. */
  public StoredExperiment {
    axes = List.copyOf(axes);
    runs = List.copyOf(runs);
    baseline = Set.copyOf(baseline);
  }
}
