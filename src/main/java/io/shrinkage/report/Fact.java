package io.shrinkage.report;

/** One line of what was run, such as "Data" and "cifar10-small: 4,000 train images". */
public record Fact(String name, String text) {}
