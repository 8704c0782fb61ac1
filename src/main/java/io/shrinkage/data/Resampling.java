package io.shrinkage.data;

/**
 * Resizes one channel with a triangle filter that is as wide as the reduction, so that every pixel
 * of the source counts (Pillow's bilinear). Plain arithmetic, the same on every platform.
 */
final class Resampling {
  private Resampling() {}

  /** Where a row or column of the target gets its value from. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Tap(int from, float[] weights) {}

  /**
   * Resizes a rectangle of a channel.
   *
   * @param source values, row by row
   * @param stride columns of the source
   * @param area the rectangle, within the source
   * @return values in [0, 255], [height * width]
   */
  static byte[] resize(float[] source, int stride, Area area, int height, int width) {
    Tap[] columns = taps(area.left(), area.width(), width);
    Tap[] rows = taps(area.top(), area.height(), height);
    int first = rows[0].from();
    int last = rows[height - 1].from() + rows[height - 1].weights().length;
    float[] narrow = new float[(last - first) * width];
    for (int y = first; y < last; y++) {
      for (int x = 0; x < width; x++) {
        narrow[(y - first) * width + x] = sum(source, y * stride, 1, columns[x]);
      }
    }
    byte[] target = new byte[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float value = sum(narrow, x - first * width, width, rows[y]);
        target[y * width + x] = (byte) Math.max(0, Math.min(255, Math.round(value)));
      }
    }
    return target;
  }

  private static float sum(float[] values, int offset, int step, Tap tap) {
    float sum = 0;
    for (int i = 0; i < tap.weights().length; i++) {
      sum += tap.weights()[i] * values[offset + (tap.from() + i) * step];
    }
    return sum;
  }

  /** The weights of each target pixel: a triangle around its center, cut off at the edges. */
  private static Tap[] taps(int start, int sourceSize, int targetSize) {
    double scale = (double) sourceSize / targetSize;
    double radius = Math.max(1, scale);
    Tap[] taps = new Tap[targetSize];
    for (int i = 0; i < targetSize; i++) {
      double center = (i + 0.5) * scale;
      int from = (int) Math.max(0, Math.floor(center - radius + 0.5));
      int to = (int) Math.min(sourceSize, Math.floor(center + radius + 0.5));
      float[] weights = new float[to - from];
      double sum = 0;
      for (int j = from; j < to; j++) {
        double weight = Math.max(0, 1 - Math.abs((j + 0.5 - center) / radius));
        weights[j - from] = (float) weight;
        sum += weight;
      }
      for (int j = 0; j < weights.length; j++) {
        weights[j] /= (float) sum;
      }
      taps[i] = new Tap(start + from, weights);
    }
    return taps;
  }

  /** A rectangle of pixels. */
  record Area(int left, int top, int width, int height) {

    /** The largest one in the middle of an image with given proportions, at least a pixel. */
    static Area middle(int imageWidth, int imageHeight, int width, int height) {
      int across = (int) Math.min(imageWidth, Math.round((double) imageHeight * width / height));
      int down = (int) Math.min(imageHeight, Math.round((double) imageWidth * height / width));
      int cutWidth = Math.max(1, across);
      int cutHeight = Math.max(1, down);
      return new Area(
          (imageWidth - cutWidth) / 2, (imageHeight - cutHeight) / 2, cutWidth, cutHeight);
    }
  }
}
