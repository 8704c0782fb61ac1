package io.shrinkage.data;

/**
 * A value of the data spec that does not fit the others or the data set.
 *
 * @param key the dotted path of the value, such as "data.train"
 * @param message the constraint and what was found instead, to be shown after the key
 */
public record DataProblem(String key, String message) {}
