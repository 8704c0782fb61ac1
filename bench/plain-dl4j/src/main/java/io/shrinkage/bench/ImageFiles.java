package io.shrinkage.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.tukaani.xz.XZInputStream;

/** Reads the first images of a file; values about -2 to 2. */
final class ImageFiles {
  private static final int CLASSES = 10;

  private ImageFiles() {}

  /** Rows of a CIFAR-10 binary file, packed as .xz: a label, then an image [3, 32, 32]. */
  static List<DataSet> cifar(Path file, int count) throws IOException {
    List<DataSet> examples = new ArrayList<>(count);
    try (InputStream in = new XZInputStream(Files.newInputStream(file))) {
      for (int i = 0; i < count; i++) {
        int label = in.read();
        examples.add(example(in, new int[] {1, 3, 32, 32}, 0.47f, 0.25f, label));
      }
    }
    return examples;
  }

  /** Rows of MNIST's IDX files, packed as .gz: images [1, 28, 28] and labels. */
  static List<DataSet> mnist(Path images, Path labels, int count) throws IOException {
    List<DataSet> examples = new ArrayList<>(count);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(images));
        InputStream classes = new GZIPInputStream(Files.newInputStream(labels))) {
      in.skipNBytes(16);
      classes.skipNBytes(8);
      for (int i = 0; i < count; i++) {
        int label = classes.read();
        examples.add(example(in, new int[] {1, 1, 28, 28}, 0.13f, 0.31f, label));
      }
    }
    return examples;
  }

  private static DataSet example(
      InputStream in, int[] shape, float mean, float standardDeviation, int label)
      throws IOException {
    float[] values = new float[shape[1] * shape[2] * shape[3]];
    byte[] pixels = in.readNBytes(values.length);
    if (pixels.length != values.length) {
      throw new IOException("the file must hold more images");
    }
    for (int p = 0; p < values.length; p++) {
      values[p] = ((pixels[p] & 0xff) / 255f - mean) / standardDeviation;
    }
    float[] oneHot = new float[CLASSES];
    oneHot[label] = 1;
    return new DataSet(Nd4j.create(values, shape), Nd4j.create(oneHot, new int[] {1, CLASSES}));
  }
}
