package io.shrinkage.run;

/**
 * What a run needs on disk, estimated.
 *
 * @param kept bytes that stay: weights, metrics, diagnostics, and the model where it is kept
 * @param working bytes more while it trains: two checkpoints and one being written
 */
public record DiskNeed(long kept, long working) {
  /** Shared by all runs: report.html and summary.csv. */
  public static final long REPORT = 2 << 20;

  // measured: spec.json, result.json and diagnostics.json of small networks on MNIST and CIFAR-10
  private static final long FIXED = 80_000;
  private static final long EPOCH = 1_000; // a line of metrics.jsonl
  private static final int CHECKPOINTS = 3;

  /**
   * Estimates the need of a run.
   *
   * @param values parameters and batch-norm statistics
   * @param optimizerBuffers how many values the optimizer keeps of each
   */
  public static DiskNeed of(long values, int optimizerBuffers, int epochs, boolean keepsModel) {
    long network = Float.BYTES * values;
    return new DiskNeed(
        FIXED + EPOCH * epochs + (keepsModel ? 2 : 1) * network,
        CHECKPOINTS * (1L + optimizerBuffers) * network);
  }
}
