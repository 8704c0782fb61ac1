package io.shrinkage.report;

import org.jspecify.annotations.Nullable;

/**
 * What trained weights look like, for some configurations side by side.
 *
 * @param histograms null where no usable run has any
 * @param filters null where the first layer is no convolution over an image
 * @param pixels null where the first layer is not dense, or every pixel is read
 */
public record WeightPictures(
    @Nullable HistogramGrid histograms,
    @Nullable FilterImages filters,
    @Nullable PixelMaps pixels) {

  static WeightPictures of(Sweep sweep, @Nullable Layout layout) {
    return new WeightPictures(
        Histograms.of(sweep, layout).orElse(null),
        FilterImages.of(sweep, layout).orElse(null),
        PixelMaps.of(sweep, layout).orElse(null));
  }

  /** Returns whether there is nothing to show. */
  public boolean isEmpty() {
    return histograms == null && filters == null && pixels == null;
  }
}
