package io.shrinkage.report;

import io.shrinkage.report.Contrast.Column;
import io.shrinkage.train.Diagnostics.Filters;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The filters of one network, tiled into one image; lengths are in weights.
 *
 * @param role of the network, such as "best"; may be empty
 * @param width of the whole image
 * @param height of the whole image
 * @param tiles where each filter stands
 * @param image a data URI
 * @param color whether it shows three channels as colors
 * @param scale the largest |weight|, drawn in full color; 0 if all are 0
 * @param count how many filters the layer has, drawn or not
 * @param zeros how many of these are exactly zero
 * @param zeroWeights the share of the layer's weights that are exactly zero, in [0, 1]
 */
public record FilterMosaic(
    String name,
    String role,
    int width,
    int height,
    List<Tile> tiles,
    String image,
    boolean color,
    double scale,
    int count,
    long zeros,
    double zeroWeights) {
  /** The edge of an image, in pixels, that a kernel of ordinary size is enlarged to. */
  private static final int EDGE = 30;

  /**
   * One filter.
   *
   * @param zero whether all its weights are exactly 0
   */
  public record Tile(int x, int y, int width, int height, boolean zero) {}

  static FilterMosaic of(Column column) {
    Filters filters = Objects.requireNonNull(column.weights().filters(), "a column has filters");
    LayerWeights counts = counts(column);
    double scale = scale(filters);
    List<Tile> tiles = tiles(filters);
    int width = tiles.stream().mapToInt(each -> each.x() + each.width()).max().orElse(1);
    int height = tiles.stream().mapToInt(each -> each.y() + each.height()).max().orElse(1);
    int enlarged = Math.max(1, EDGE / Math.max(filters.width(), filters.height()));
    var image = new PngImage(width, height, enlarged);
    for (int i = 0; i < tiles.size(); i++) {
      draw(image, tiles.get(i), filters, filters.values().get(i), scale);
    }
    return new FilterMosaic(
        column.name(),
        column.role(),
        width,
        height,
        tiles,
        image.uri(),
        filters.channels() == 3,
        scale,
        filters.total(),
        counts.zeroGroups(),
        (double) counts.zeroWeights() / counts.weights());
  }

  /** Returns the counts of the first layer that has weights: that of the filters. */
  private static LayerWeights counts(Column column) {
    return Configuration.last(column.run()).layers().get(0);
  }

  private static double scale(Filters filters) {
    return filters.values().stream().flatMap(List::stream).mapToDouble(Math::abs).max().orElse(0);
  }

  private static List<Tile> tiles(Filters filters) {
    int count = filters.values().size();
    int columns = count <= 4 ? count : count <= 16 ? 4 : 8;
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int x = i % columns * (filters.width() + 1);
      int y = i / columns * (filters.height() + 1);
      boolean zero = filters.values().get(i).stream().allMatch(each -> each == 0);
      tiles.add(new Tile(x, y, filters.width(), filters.height(), zero));
    }
    return List.copyOf(tiles);
  }

  private static void draw(
      PngImage image, Tile tile, Filters filters, List<Float> values, double scale) {
    int plane = filters.height() * filters.width();
    for (int i = 0; scale > 0 && i < plane; i++) {
      int argb =
          filters.channels() == 1
              ? WeightColors.signed(values.get(i), scale)
              : WeightColors.rgb(
                  values.get(i), values.get(plane + i), values.get(2 * plane + i), scale);
      image.set(tile.x() + i % filters.width(), tile.y() + i / filters.width(), argb);
    }
  }

  /** Returns the outlines of all tiles as an SVG path. */
  public String frames() {
    return tiles.stream()
        .map(
            each ->
                "M%d %dh%dv%dh-%dz"
                    .formatted(each.x(), each.y(), each.width(), each.height(), each.width()))
        .collect(Collectors.joining());
  }

  /** Returns crosses over the filters that are exactly zero as an SVG path; empty if none is. */
  public String crosses() {
    return tiles.stream()
        .filter(Tile::zero)
        .map(
            each ->
                "M%1$d %2$dl%3$d %4$dm-%3$d 0l%3$d -%4$d"
                    .formatted(each.x(), each.y(), each.width(), each.height()))
        .collect(Collectors.joining());
  }

  /** Returns what a screen reader says instead of the image. */
  public String alternative() {
    return "%s: %d of %d filters are exactly zero, the largest weight is %s"
        .formatted(name, zeros, count, Numbers.setting(scale));
  }

  /** Returns the line below the image. */
  public String caption() {
    return "full color: \u00b1" + Numbers.setting(scale) + "; " + zeros + " of " + count + " zero";
  }
}
