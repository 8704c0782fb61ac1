package io.shrinkage.report;

/**
 * A range of round numbers around values, for an axis.
 *
 * @param step the distance of ticks, of which both ends are multiples
 */
record Range(double from, double to, double step) {
  private static final int INTERVALS = 5;
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  double span() {
    return to - from;
  }

  /** Returns the range around [low, high], from 0 if that is near, and at most the limit. */
  static Range around(double low, double high, double limit) {
    if (high - low < 1e-9) {
      return around(low, low + Math.max(1, Math.abs(low) / 10), limit);
    }
    double span = high - low;
    double start = low >= 0 && low < span / 3 ? 0 : low;
    double step = step(Math.max(high - start, span) / INTERVALS);
    double from = Math.floor(start / step + 1e-9) * step;
    double to = Math.max(Math.ceil(high / step - 1e-9) * step, from + step);
    return new Range(
        Numbers.rounded(from), Numbers.rounded(Math.min(limit, to)), Numbers.rounded(step));
  }

  /** Returns the smallest round step that is not below the raw one. */
  private static double step(double raw) {
    double magnitude = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double step : STEPS) {
      if (step * magnitude >= raw * (1 - 1e-9)) {
        return step * magnitude;
      }
    }
    throw new IllegalStateException("10 is above every mantissa");
  }
}
