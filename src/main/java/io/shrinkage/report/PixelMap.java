package io.shrinkage.report;

import io.shrinkage.report.Contrast.Column;
import io.shrinkage.train.Diagnostics.InputPixels;
import java.util.List;

/**
 * The input pixels that the networks of one configuration read.
 *
 * @param image a data URI; a pixel's opacity is the share of runs that read it
 * @param zeros how many pixels are not read, on average over the runs
 */
public record PixelMap(
    String name, String role, int width, int height, String image, double zeros, int total) {
  /** The edge of an image, in pixels, to which small ones are enlarged. */
  private static final int EDGE = 120;

  static PixelMap of(Column column) {
    List<InputPixels> runs = PixelMaps.inputs(column.configuration());
    InputPixels first = runs.get(0);
    int height = first.rows().size();
    int width = first.rows().get(0).length();
    var image = new PngImage(width, height, Math.max(1, EDGE / Math.max(width, height)));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.set(x, y, WeightColors.share(share(runs, x, y)));
      }
    }
    return new PixelMap(
        column.name(), column.role(), width, height, image.uri(), mean(runs), first.total());
  }

  private static double share(List<InputPixels> runs, int x, int y) {
    return runs.stream().filter(each -> each.rows().get(y).charAt(x) == '1').count()
        / (double) runs.size();
  }

  static double mean(List<InputPixels> runs) {
    return runs.stream().mapToInt(InputPixels::zeros).average().orElse(0);
  }

  /** Returns a mean count, such as "412" or "412.3". */
  static String text(double mean) {
    return mean == Math.rint(mean) ? Numbers.count((long) mean) : Numbers.tenths(mean);
  }

  String text() {
    return text(zeros);
  }

  /** Returns the line below the image. */
  public String caption() {
    return text() + " of " + Numbers.count(total) + " not read";
  }

  /** Returns what a screen reader says instead of the image. */
  public String alternative() {
    return name + ": " + text() + " of " + Numbers.count(total) + " input pixels are not read";
  }
}
