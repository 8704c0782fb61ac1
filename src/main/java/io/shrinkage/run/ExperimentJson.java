package io.shrinkage.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.EpochMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored of an experiment but its weights, as one JSON object: the spec, the sweep, and
 * of every run what its files hold, under the keys that these files use.
 */
public final class ExperimentJson {
  private static final String FORMAT = "shrinkage-experiment";
  private static final int VERSION = 1;

  private ExperimentJson() {}

  /** Writes the object in one line and leaves the stream open. */
  public static void write(StoredExperiment experiment, OutputStream out) throws IOException {
    ResultsJson.writeLine(
        out,
        new Content(
            FORMAT,
            VERSION,
            experiment.name(),
            experiment.description(),
            experiment.spec(),
            experiment.axes(),
            experiment.runs().stream().map(Run::of).toList()));
  }

  private record Content(
      String format,
      int version,
      String name,
      String description,
      JsonNode spec,
      List<SweepAxis> axes,
      List<Run> runs) {}

  /**
   * A run.
   *
   * @param bestEpoch the epoch of the lowest validation loss
   */
  private record Run(@JsonUnwrapped StoredRun stored, @Nullable Integer bestEpoch) {
    static Run of(StoredRun run) {
      EpochMetrics best = run.best();
      return new Run(run, best == null ? null : best.epoch());
    }
  }
}
