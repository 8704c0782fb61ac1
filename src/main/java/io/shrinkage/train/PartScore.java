package io.shrinkage.train;

/**
 * How well a network does on a part, in inference mode.
 *
 * @param loss mean data loss J0, without the penalty
 * @param accuracy fraction in [0, 1]; a value that is not a number is never right
 * @param images how many there are
 */
public record PartScore(double loss, double accuracy, int images) {}
