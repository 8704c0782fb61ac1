package io.shrinkage.report.export;

import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When the epochs of a run ended: its recorded start and the seconds of its epochs. A run without
 * such a record, as one that has not ended, is laid at the beginning of 1970.
 *
 * @param ended when the run ended; the start where that is not known
 * @param epochs one instant for each of {@link Measured#epochs}
 */
record Timeline(Instant started, Instant ended, List<Instant> epochs) {

  static Timeline of(StoredRun run) {
    Instant started = instant(run, "started", Instant.EPOCH);
    List<Instant> epochs = new ArrayList<>();
    double seconds = 0;
    for (EpochMetrics epoch : Measured.epochs(run)) {
      seconds += Double.isFinite(epoch.seconds()) ? epoch.seconds() : 0;
      epochs.add(started.plusMillis(Math.round(1000 * seconds)));
    }
    return new Timeline(started, instant(run, "ended", started), List.copyOf(epochs));
  }

  /** Returns the first recorded start; the beginning of 1970 where there is none. */
  static Instant first(StoredExperiment experiment) {
    return experiment.runs().stream()
        .map(run -> Timeline.of(run).started())
        .filter(started -> !started.equals(Instant.EPOCH))
        .min(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static Instant instant(StoredRun run, String key, Instant otherwise) {
    try {
      return Instant.parse(run.provenance().path(key).asText());
    } catch (DateTimeException e) {
      return otherwise;
    }
  }
}
