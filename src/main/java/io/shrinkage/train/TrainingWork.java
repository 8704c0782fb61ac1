package io.shrinkage.train;

import io.shrinkage.data.DataSplit;
import io.shrinkage.data.ImageSet;
import io.shrinkage.model.FeatureShape;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.NetworkShapes;

/**
 * How much arithmetic a run is, estimated from the shapes of its network before anything is built:
 * good for comparing runs, not for telling the time.
 */
public final class TrainingWork {
  // the forward pass, and back from the loss to the weights and to the features
  private static final int PASSES = 3;

  private TrainingWork() {}

  /**
   * Returns the multiply-accumulates of a run's epochs, evaluation included.
   *
   * @param done epochs that are trained already
   */
  public static double of(TrainingJob job, int done) {
    DataSplit split = job.split();
    double images =
        (double) PASSES * split.train().size() + split.validation().size() + split.probe().size();
    return Math.max(0, job.training().epochs() - done) * images * perImage(job);
  }

  private static double perImage(TrainingJob job) {
    ImageSet set = job.split().train().images();
    return NetworkShapes.infer(job.model(), set.shape(), set.classes()).stream()
        .mapToDouble(TrainingWork::forward)
        .sum();
  }

  private static double forward(NetworkShapes.Step step) {
    FeatureShape in = step.in();
    double outputs = step.out().size();
    LayerSpec layer = step.layer();
    if (layer instanceof LayerSpec.Conv conv) {
      return outputs * conv.kernel() * conv.kernel() * in.channels();
    }
    if (layer instanceof LayerSpec.Dense || layer instanceof LayerSpec.Output) {
      return outputs * in.size();
    }
    boolean projected = layer instanceof LayerSpec.Residual && !in.equals(step.out());
    return projected ? outputs * in.channels() : outputs;
  }
}
