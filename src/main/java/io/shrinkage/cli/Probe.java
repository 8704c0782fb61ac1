package io.shrinkage.cli;

import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.RunStart;
import io.shrinkage.train.Trainer;
import io.shrinkage.train.TrainingJob;
import io.shrinkage.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Trains the first batches of a run in memory, to see how fast it goes. */
final class Probe implements TrainingListener {
  private static final double NANOS = 1e9;
  private static final double LONG_ENOUGH = 2;
  private static final int BATCHES_ENOUGH = 8;
  private static final double TOO_LONG = 20;

  private final LongSupplier nanoTime;
  private final List<Double> secondsPerImage = new ArrayList<>();
  private long start;
  private long last;
  private double epochTraining;
  private double measuring = Double.NaN;

  /**
   * What was measured.
   *
   * @param secondsPerImage of training, by the median of the later half of the batches, when Java's
   *     compiler is done
   * @param secondsToMeasure of one measurement of validation part and train probe
   * @param batches how many were trained
   * @param seconds what the probe took, from the building of the network
   */
  record Pace(double secondsPerImage, double secondsToMeasure, int batches, double seconds) {}

  /** Ends the run. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    Enough() {
      super("the probe has seen enough", null, false, false);
    }
  }

  private Probe(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Trains for about two seconds, at most to the end of the run; leaves nothing. */
  static Pace of(TrainingJob job, LongSupplier nanoTime) {
    Probe probe = new Probe(nanoTime);
    long begin = nanoTime.getAsLong();
    try {
      Trainer.train(job, probe);
    } catch (Enough e) {
      // as planned
    }
    return probe.pace(job, (nanoTime.getAsLong() - begin) / NANOS);
  }

  @Override
  public void started(RunStart unused) {
    start = nanoTime.getAsLong();
    last = start;
  }

  @Override
  public void batch(int images) {
    long now = nanoTime.getAsLong();
    double seconds = (now - last) / NANOS;
    last = now;
    epochTraining += seconds;
    secondsPerImage.add(seconds / images);
    double elapsed = (now - start) / NANOS;
    boolean enough = elapsed >= LONG_ENOUGH && secondsPerImage.size() >= BATCHES_ENOUGH;
    if (enough || elapsed >= TOO_LONG) {
      throw new Enough();
    }
  }

  @Override
  public void epoch(EpochMetrics metrics) {
    measuring = Math.max(0, metrics.seconds() - epochTraining);
    epochTraining = 0;
    last = nanoTime.getAsLong();
  }

  private Pace pace(TrainingJob job, double seconds) {
    int batches = secondsPerImage.size();
    List<Double> later = secondsPerImage.subList(batches / 2, batches).stream().sorted().toList();
    double perImage = later.isEmpty() ? 0 : later.get(later.size() / 2);
    long measured = (long) job.split().validation().size() + job.split().probe().size();
    // where no epoch ended: forward is about a third of a step, which goes forward and back
    double toMeasure = Double.isNaN(measuring) ? perImage / 3 * measured : measuring;
    return new Pace(perImage, toMeasure, batches, seconds);
  }
}
