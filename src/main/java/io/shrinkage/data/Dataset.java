package io.shrinkage.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The data sets that a spec may name, and what is known of each without reading a file. */
public enum Dataset {
  /** 70,000 handwritten digits; inside the jar. */
  @JsonProperty("mnist")
  @JsonPropertyDescription("70,000 handwritten digits, gray, 28 x 28, 10 classes; inside the jar.")
  MNIST(
      new ImageShape(1, 28, 28),
      60_000,
      10_000,
      IntStream.range(0, 10).mapToObj(Integer::toString).toList()),
  /**
   * 5,000 + 1,000 images of CIFAR-10; inside the jar. Of each class the 500 (100) images of the
   * training (test) files whose 3,072 pixel bytes have the smallest SHA-256, in the order of these
   * hashes, so that the choice does not depend on the order of the files.
   */
  @JsonProperty("cifar10-small")
  @JsonPropertyDescription(
      "5,000 training and 1,000 test images of CIFAR-10, a fixed choice; inside the jar.")
  CIFAR10_SMALL(new ImageShape(3, 32, 32), 5_000, 1_000, ClassNames.CIFAR10),
  /** 60,000 photographs of ten kinds of thing. */
  @JsonProperty("cifar10")
  @JsonPropertyDescription("60,000 photographs, color, 32 x 32, 10 classes; from the data folder.")
  CIFAR10(new ImageShape(3, 32, 32), 50_000, 10_000, ClassNames.CIFAR10),
  /** 60,000 photographs of a hundred kinds of thing (the fine labels). */
  @JsonProperty("cifar100")
  @JsonPropertyDescription("60,000 photographs, color, 32 x 32, 100 classes; from the data folder.")
  CIFAR100(new ImageShape(3, 32, 32), 50_000, 10_000, ClassNames.CIFAR100),
  /** 70,000 pictures of clothes, in MNIST's format. */
  @JsonProperty("fashion-mnist")
  @JsonPropertyDescription(
      "70,000 pictures of clothes, gray, 28 x 28, 10 classes; from the data folder.")
  FASHION_MNIST(new ImageShape(1, 28, 28), 60_000, 10_000, ClassNames.FASHION_MNIST),
  /** A folder a class, of which nothing is known before it is read. */
  @JsonProperty("image-folder")
  @JsonPropertyDescription("PNG and JPEG files, a folder a class; with path and images.")
  IMAGE_FOLDER(null, 0, 0, List.of());

  private final @Nullable ImageShape shape;
  private final int trainSize;
  private final int testSize;
  private final List<String> classNames;

  Dataset(@Nullable ImageShape shape, int trainSize, int testSize, List<String> classNames) {
    this.shape = shape;
    this.trainSize = trainSize;
    this.testSize = testSize;
    this.classNames = classNames;
  }

  /** The name in specs, such as "cifar10-small". */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is inside the jar. */
  public boolean embedded() {
    return this == MNIST || this == CIFAR10_SMALL;
  }

  /** Whether it can be downloaded. */
  public boolean published() {
    return PublishedLayout.of(this).filter(layout -> !layout.archives().isEmpty()).isPresent();
  }

  /** Whether shape, classes and sizes are known before it is read. */
  public boolean known() {
    return shape != null;
  }

  /** The shape of every image; throws if it is not known. */
  public ImageShape shape() {
    if (shape == null) {
      throw new IllegalStateException("the shape of " + jsonName() + " is in the spec");
    }
    return shape;
  }

  /** The number of classes. */
  public int classes() {
    return classNames.size();
  }

  /** The number of rows of the training file, from which validation is cut too. */
  public int trainSize() {
    return trainSize;
  }

  /** The number of rows of the test file. */
  public int testSize() {
    return testSize;
  }

  /** What the classes are called, in the order of the labels. */
  public List<String> classNames() {
    return classNames;
  }
}
