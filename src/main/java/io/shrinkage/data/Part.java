package io.shrinkage.data;

/** Some rows of a set of images, with the labels that training or evaluation is to see. */
public final class Part {
  private final ImageSet images;
  private final int[] rows;
  private final int[] labels;

  Part(ImageSet images, int[] rows, int[] labels) {
    this.images = images;
    this.rows = rows;
    this.labels = labels;
  }

  /** A part with the labels of the file. */
  static Part of(ImageSet images, int[] rows) {
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = images.label(rows[i]);
    }
    return new Part(images, rows, labels);
  }

  /** The part of these positions in this part, with this part's labels. */
  public Part select(int[] positions) {
    int[] chosenRows = new int[positions.length];
    int[] chosenLabels = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      chosenRows[i] = rows[positions[i]];
      chosenLabels[i] = labels[positions[i]];
    }
    return new Part(images, chosenRows, chosenLabels);
  }

  /** The number of images. */
  public int size() {
    return rows.length;
  }

  /** The class of the i-th image, after label noise. */
  public int label(int i) {
    return labels[i];
  }

  /** The row of the i-th image in {@link #images()}. */
  public int row(int i) {
    return rows[i];
  }

  /** The set that this part is cut from. */
  public ImageSet images() {
    return images;
  }

  /** The number of classes. */
  public int classes() {
    return images.classes();
  }
}
