package io.shrinkage.bench;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/** Counts images and seconds inside {@code fit}, leaving out the first batches of all. */
final class TrainingClock extends BaseTrainingListener {
  private int warmUpBatches;
  private long start;
  private long nanos;
  private int images;

  TrainingClock(int warmUpBatches) {
    this.warmUpBatches = warmUpBatches;
  }

  @Override
  public void onEpochStart(Model model) {
    start = System.nanoTime();
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    long now = System.nanoTime();
    if (warmUpBatches > 0) {
      warmUpBatches--;
    } else {
      nanos += now - start;
      images += model.batchSize();
    }
    start = now;
  }

  int timedImages() {
    return images;
  }

  double imagesPerSecond() {
    return images / (nanos * 1e-9);
  }
}
