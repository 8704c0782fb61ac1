package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.SweepAxis;
import java.util.List;

/**
 * An experiment as its results folder holds it.
 *
 * @param description may be empty
 * @param spec the resolved spec
 * @param axes the sweep, in order of declaration
 * @param runs in plan order; those that have not started are there as {@link RunStatus#PENDING}
 */
public record StoredExperiment(
    String name, String description, JsonNode spec, List<SweepAxis> axes, List<StoredRun> runs) {

  /** Keeps its own copies of the lists. */
  public StoredExperiment {
    axes = List.copyOf(axes);
    runs = List.copyOf(runs);
  }
}
