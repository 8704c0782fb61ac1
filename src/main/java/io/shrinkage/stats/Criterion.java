package io.shrinkage.stats;

/** What makes one mean better than another. */
public enum Criterion {
  /** The smaller, as for a loss. */
  SMALL(1),
  /** The larger, as for an accuracy. */
  LARGE(-1);

  private final int sign;

  Criterion(int sign) {
    this.sign = sign;
  }

  /** Returns the value as a cost: the smaller the better. */
  double cost(double value) {
    return sign * value;
  }
}
