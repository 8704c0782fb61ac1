package io.shrinkage.run;

import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.PartScore;
import io.shrinkage.train.TrainedNetwork;
import io.shrinkage.train.TrainingJob;
import java.util.Objects;

/** Measures the stored weights of a run on the test part. */
final class TestEvaluation {
  /** Other kernels of the native library change about 1e-8, see docs/design-decisions.md. */
  private static final double LOSS_TOLERANCE = 1e-5;

  /** One image in so many may change sides. */
  private static final int ACCURACY_TOLERANCE = 500;

  private TestEvaluation() {}

  /**
   * Measures in the calling thread, after a check that the weights give the last epoch's validation
   * loss again.
   *
   * @param job what the run was trained from
   * @throws ResultsException if the weights cannot be read or do not give it
   */
  static TestResult of(StoredTraining run, TrainingJob job, int look) {
    EpochMetrics last = Objects.requireNonNull(run.result().last(), "a completed run has epochs");
    try (TrainedNetwork network = TrainedNetwork.of(job, run.weights())) {
      double difference = difference(run, last, network.validation());
      PartScore test = network.test();
      String weights = Objects.requireNonNull(run.result().files().get(RunFolder.WEIGHTS));
      return new TestResult(look, test.loss(), test.accuracy(), test.images(), weights, difference);
    }
  }

  private static double difference(StoredTraining run, EpochMetrics last, PartScore now) {
    double off = Math.abs(now.loss() - last.validationLoss());
    double relative = off == 0 ? 0 : off / Math.max(Math.abs(last.validationLoss()), 1e-12);
    long images = Math.round(Math.abs(now.accuracy() - last.validationAccuracy()) * now.images());
    boolean close =
        relative <= LOSS_TOLERANCE && images <= Math.max(1, now.images() / ACCURACY_TOLERANCE);
    if (!close) {
      throw new ResultsException(
          run.folder().file(RunFolder.WEIGHTS)
              + ": must give the validation loss and accuracy of the last epoch, "
              + last.validationLoss()
              + " and "
              + last.validationAccuracy()
              + ", got "
              + now.loss()
              + " and "
              + now.accuracy()
              + "; it is not measured on the test part: do that where it was trained");
    }
    return relative;
  }
}
