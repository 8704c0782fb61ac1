package io.shrinkage.run;

/**
 * What the test part says of a run's final weights.
 *
 * @param look the number of the look that it belongs to
 * @param testLoss mean data loss J0, without the penalty
 * @param testAccuracy fraction in [0, 1]
 * @param images how many the test part has
 * @param weightsSha256 hash of the weights.bin that was measured
 * @param validationDifference relative difference between the validation loss measured beside it
 *     and the one of the last epoch: 0 where it has the same bits, as on the machine that trained
 */
public record TestResult(
    int look,
    double testLoss,
    double testAccuracy,
    int images,
    String weightsSha256,
    double validationDifference) {}
