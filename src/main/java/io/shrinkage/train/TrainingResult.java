package io.shrinkage.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves behind.
 *
 * @param divergence why the run ended early: the epoch and iteration and what was not finite; null
 *     for a completed run
 * @param initial the metrics before training (epoch 0)
 * @param epochs the metrics of every epoch that ended, the diverged one included
 * @param weights the final weights, biases and batch-norm statistics
 * @param parameters the same values, flat, as {@link ModelWriter} takes them
 * @param diagnostics what later charts need; null where the run diverged
 */
@SuppressWarnings("ArrayRecordComponent") // identity is meant: a large buffer
public record TrainingResult(
    @Nullable String divergence,
    EpochMetrics initial,
    List<EpochMetrics> epochs,
    Executed executed,
    List<Tensor> weights,
    float[] parameters,
    @Nullable Diagnostics diagnostics) {}
