package io.shrinkage.report;

/** Ends of axes at round numbers. */
final class Ranges {
  private Ranges() {}

  /** Returns round numbers around [low, high], from 0 if that is near, and at most the limit. */
  static double[] nice(double low, double high, double limit) {
    double span = Math.max(high - low, 1e-9);
    double step = Math.pow(10, Math.floor(Math.log10(span)));
    step = span / step < 2 ? step / 5 : span / step < 5 ? step / 2 : step;
    double from = low >= 0 && low < span / 3 ? 0 : Math.floor(low / step) * step;
    double to = Math.min(limit, Math.ceil(high / step) * step);
    return new double[] {Numbers.rounded(from), Numbers.rounded(to)};
  }
}
