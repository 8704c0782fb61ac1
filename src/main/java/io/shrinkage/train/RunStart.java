package io.shrinkage.train;

/**
 * What is known of a run before its first iteration.
 *
 * @param initial measured before training, as epoch 0
 * @param executed read back from the built network and its step
 * @param penaltyCard the penalty as it acts, and the outcome of its self-check
 */
public record RunStart(EpochMetrics initial, Executed executed, PenaltyCard penaltyCard) {}
