package io.shrinkage.data;

/** Mean and population standard deviation of each channel, of values divided by 255. */
final class ChannelStatistics {
  private final double[] means;
  private final double[] standardDeviations;

  private ChannelStatistics(double[] means, double[] standardDeviations) {
    this.means = means;
    this.standardDeviations = standardDeviations;
  }

  /** Sums are taken over whole numbers, so that they are exact whatever the order of rows. */
  static ChannelStatistics of(Part part) {
    ImageShape shape = part.images().shape();
    byte[] pixels = part.images().pixels();
    int plane = shape.plane();
    double[] means = new double[shape.channels()];
    double[] deviations = new double[shape.channels()];
    for (int channel = 0; channel < shape.channels(); channel++) {
      long sum = 0;
      long squares = 0;
      for (int i = 0; i < part.size(); i++) {
        int from = part.row(i) * shape.pixels() + channel * plane;
        for (int j = from; j < from + plane; j++) {
          int value = pixels[j] & 0xff;
          sum += value;
          squares += (long) value * value;
        }
      }
      double count = (double) part.size() * plane;
      double mean = sum / count;
      means[channel] = mean / 255;
      deviations[channel] = Math.sqrt(Math.max(0, squares / count - mean * mean)) / 255;
    }
    return new ChannelStatistics(means, deviations);
  }

  int channels() {
    return means.length;
  }

  double mean(int channel) {
    return means[channel];
  }

  double standardDeviation(int channel) {
    return standardDeviations[channel];
  }
}
