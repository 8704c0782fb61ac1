package io.shrinkage.train;

import io.shrinkage.data.ImageSet;
import io.shrinkage.model.FeatureShape;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.NetworkShapes;
import java.util.List;

/**
 * What one run needs of memory beyond the program and the data: estimated from the shapes of its
 * network, since nothing limits the native arrays of Deeplearning4j and a process that asks for too
 * much is killed without a word.
 *
 * @param heapBytes Java's arrays: parameters and their copies, batches
 * @param nativeBytes the arrays of the network: parameters, activations and their gradients
 */
public record MemoryNeed(long heapBytes, long nativeBytes) {
  // weights, update, proximal step, distance, reference, optimizer's two, a checkpoint, the result
  private static final int HEAP_COPIES = 10;
  // parameters, gradients, and what oneDNN and DL4J keep reordered
  private static final int NATIVE_COPIES = 5;
  // output before and after the activation, its gradient, and copies in another layout
  private static final int ACTIVATION_COPIES = 4;
  // workspaces, oneDNN's scratch memory and the allocator's slack, measured
  private static final long FIXED = 128L << 20;

  /** Estimates the need of a job. */
  public static MemoryNeed of(TrainingJob job) {
    ImageSet set = job.split().train().images();
    List<NetworkShapes.Step> steps = NetworkShapes.infer(job.model(), set.shape(), set.classes());
    long parameters = steps.stream().mapToLong(MemoryNeed::parameters).sum();
    long activations = steps.stream().mapToLong(step -> step.out().size()).sum();
    long pixels = set.shape().pixels();
    long batch = Math.min(job.training().batchSize(), job.split().train().size());
    long measured = Evaluator.BATCH;
    long heap = HEAP_COPIES * parameters + (batch + measured) * pixels;
    long training = ACTIVATION_COPIES * batch * (activations + pixels);
    long measuring = 2 * measured * (activations + pixels);
    return new MemoryNeed(
        Float.BYTES * heap,
        FIXED + Float.BYTES * (NATIVE_COPIES * parameters + Math.max(training, measuring)));
  }

  private static long parameters(NetworkShapes.Step step) {
    FeatureShape in = step.in();
    FeatureShape out = step.out();
    LayerSpec layer = step.layer();
    if (layer instanceof LayerSpec.Conv conv) {
      return (long) conv.kernel() * conv.kernel() * in.channels() * out.channels() + out.channels();
    }
    if (layer instanceof LayerSpec.Dense || layer instanceof LayerSpec.Output) {
      return in.size() * out.channels() + out.channels();
    }
    if (layer instanceof LayerSpec.BatchNorm) {
      return 4L * in.channels();
    }
    // a projection where the shapes differ
    return layer instanceof LayerSpec.Residual && !in.equals(out)
        ? (long) in.channels() * out.channels()
        : 0;
  }
}
