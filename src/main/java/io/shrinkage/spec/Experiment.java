package io.shrinkage.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.penalty.Penalty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One experiment file, valid and resolved.
 *
 * @param name the folder name of its results
 * @param description any text, empty if there is none
 * @param keepModels whether every run leaves its model as DL4J saves it
 * @param baseline the penalty of the runs that all others are compared with; null: none
 * @param race how configurations race; null: every run is trained to its end
 * @param resolved the whole file with every default that does not depend on a swept value; not to
 *     be changed
 * @param axes the swept paths in order of declaration, none for a single run; that over the folds
 *     of a cross-validation is the last one where the file does not have it
 * @param runs the outer product of the axes, the first one slowest; at least one
 */
public record Experiment(
    String name,
    String description,
    boolean keepModels,
    @Nullable Penalty baseline,
    @Nullable Race race,
    ObjectNode resolved,
    List<SweepAxis> axes,
    List<SweptRun> runs) {

  /** Keeps its own copies of the lists. */
  public Experiment {
    axes = List.copyOf(axes);
    runs = List.copyOf(runs);
  }
}
