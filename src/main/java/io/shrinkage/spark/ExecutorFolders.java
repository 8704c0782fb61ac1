package io.shrinkage.spark;

/**
 * Where the executors find and leave things.
 *
 * @param data what holds data sets that are not inside the jar
 * @param checkpoints what all of them see, for a run that is tried again to go on; empty where
 *     there is no such folder
 */
public record ExecutorFolders(String data, String checkpoints) {}
