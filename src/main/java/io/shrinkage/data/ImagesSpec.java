package io.shrinkage.data;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the files of an image-folder become images of one shape. */
public record ImagesSpec(
    @JsonPropertyDescription("Rows of every image, in pixels.") @Min(1) @Max(1024) int height,
    @JsonPropertyDescription("Columns of every image, in pixels.") @Min(1) @Max(1024) int width,
    @JsonPropertyDescription("The channels; where absent, rgb.") @Nullable ImageColor color,
    @JsonPropertyDescription(
            "What becomes of images with other proportions before they are resized; where absent,"
                + " crop.")
        @Nullable ImageFit fit,
    @JsonPropertyDescription(
            "The share of each class that makes the test file, where the folder has no folders"
                + " \"train\" and \"test\"; where absent, 0.2.")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(value = "1", inclusive = false)
        @Nullable Double testShare,
    @JsonPropertyDescription("What becomes of files that cannot be read; where absent, refuse.")
        @Nullable BrokenImages broken) {
  private static final double TEST_SHARE = 0.2;

  /** Fills in what is absent, so that a resolved spec says what is done. */
  public ImagesSpec {
    color = color == null ? ImageColor.RGB : color;
    fit = fit == null ? ImageFit.CROP : fit;
    testShare = testShare == null ? Double.valueOf(TEST_SHARE) : testShare;
    broken = broken == null ? BrokenImages.REFUSE : broken;
  }

  ImageShape shape() {
    return new ImageShape(channels().channels(), height, width);
  }

  ImageColor channels() {
    return Objects.requireNonNull(color);
  }

  boolean crops() {
    return fit == ImageFit.CROP;
  }

  boolean skipsBroken() {
    return broken == BrokenImages.SKIP;
  }

  double share() {
    return Objects.requireNonNull(testShare);
  }
}
