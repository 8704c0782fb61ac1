package io.shrinkage.report;

/**
 * Colors of weights in images. Their strength is their opacity, so that 0 is the paper, whether
 * that is light or dark.
 */
final class WeightColors {
  /** Blue and orange, which no common color blindness confuses. */
  private static final int NEGATIVE = 0x0a7cc2;

  private static final int POSITIVE = 0xd55e00;

  private WeightColors() {}

  /**
   * Returns a weight of a single channel: blue below 0, orange above.
   *
   * @param scale the weight of the full color, above 0
   */
  static int signed(double weight, double scale) {
    return faded(weight < 0 ? NEGATIVE : POSITIVE, Math.abs(weight) / scale);
  }

  /** Returns the weights of three channels as red, green and blue, 0 as middle gray. */
  static int rgb(double red, double green, double blue, double scale) {
    return 0xff000000 | level(red, scale) << 16 | level(green, scale) << 8 | level(blue, scale);
  }

  /** Returns how much of something there is: full at 1, the paper at 0. */
  static int share(double share) {
    return faded(NEGATIVE, share);
  }

  private static int faded(int rgb, double opacity) {
    return (int) Math.round(255 * Math.min(1, opacity)) << 24 | rgb;
  }

  private static int level(double weight, double scale) {
    double unit = Math.max(-1, Math.min(1, weight / scale));
    return (int) Math.round(127.5 + 127.5 * unit);
  }
}
