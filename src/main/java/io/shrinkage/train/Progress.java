package io.shrinkage.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a run came before.
 *
 * @param checkpoint null where it begins anew
 * @param epochs the metrics of its epochs, as many as the checkpoint has
 */
public record Progress(@Nullable Checkpoint checkpoint, List<EpochMetrics> epochs) {
  /** Nothing was trained yet. */
  public static final Progress NONE = new Progress(null, List.of());

  /**
   * Keeps its own copy of the list.
   *
   * @throws IllegalArgumentException if the metrics are not those of the checkpoint's epochs
   */
  public Progress {
    epochs = List.copyOf(epochs);
    int ended = checkpoint == null ? 0 : checkpoint.epoch();
    if (epochs.size() != ended) {
      throw new IllegalArgumentException(
          "metrics of " + ended + " epochs must be given, got " + epochs.size());
    }
  }
}
