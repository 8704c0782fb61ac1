package io.shrinkage.run;

/**
 * Which bytes a run is trained and judged on.
 *
 * @param name the data set's name in specs
 * @param trainSha256 hash of the training file's pixels and labels
 * @param testSha256 hash of the test file's pixels and labels
 * @param splitSha256 hash of the chosen rows and labels of all parts
 * @param trainImages images of an epoch
 */
public record DataIdentity(
    String name, String trainSha256, String testSha256, String splitSha256, int trainImages) {}
