package io.shrinkage.data;

import java.io.Serial;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A DataVec reader of a file of images and a file of labels in the IDX format of MNIST, plain or
 * compressed by gzip or xz; their order in the input split does not matter.
 *
 * <p>A record is the image, {@code [1, 1, h, w]} floats from 0 to 255, and the label, which fits
 * {@code RecordReaderDataSetIterator(reader, batchSize, 1, classes)}. Records come one at a time in
 * file order; broken files throw {@link DataException}.
 */
public final class IdxRecordReader extends ImageRecordReader {
  @Serial private static final long serialVersionUID = 1;

  private final int classes;

  /** A reader of ten classes, such as MNIST. */
  public IdxRecordReader() {
    this(10);
  }

  /** A reader of labels from 0 to {@code classes - 1}, at most 256 classes. */
  public IdxRecordReader(int classes) {
    if (classes < 1 || classes > 256) {
      throw new IllegalArgumentException("classes must be in [1, 256], got " + classes);
    }
    this.classes = classes;
  }

  @Override
  public List<String> getLabels() {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  @Override
  ImageSource open(List<URI> uris) {
    if (uris.size() != 2) {
      throw new DataException(
          "the input split must name a file of images and a file of labels, got " + uris.size());
    }
    Half first = new Half(uris.get(0));
    try {
      Half second = new Half(uris.get(1));
      return first.dimensions.length == 3
          ? new Source(first, second, classes)
          : new Source(second, first, classes);
    } catch (DataException e) {
      first.reader.close();
      throw e;
    }
  }

  /** One of the two files, read up to the end of its header. */
  private static final class Half {
    private final URI uri;
    private final DataFileReader reader;
    private final int[] dimensions;
    private final String whole;

    Half(URI uri) {
      this.uri = uri;
      this.reader = new DataFileReader(DataFile.of(uri), "SHA-256");
      try {
        this.dimensions = IdxFormat.header(reader);
        this.whole = IdxFormat.whole(dimensions);
      } catch (DataException e) {
        reader.close();
        throw e;
      }
    }
  }

  /** Both files, read in step. */
  private static final class Source implements ImageSource {
    private final Half images;
    private final Half labels;
    private final int classes;
    private final ImageShape shape;
    private int row;

    Source(Half images, Half labels, int classes) {
      this.images = images;
      this.labels = labels;
      this.classes = classes;
      try {
        IdxFormat.requirePair(
            images.reader.name(), images.dimensions, labels.reader.name(), labels.dimensions);
      } catch (DataException e) {
        close();
        throw e;
      }
      this.shape = new ImageShape(1, images.dimensions[1], images.dimensions[2]);
    }

    @Override
    public @Nullable LabelledImage next() {
      if (row == images.dimensions[0]) {
        images.reader.expectEnd(images.whole);
        labels.reader.expectEnd(labels.whole);
        return null;
      }
      byte[] image = images.reader.read(shape.pixels(), images.whole);
      int label = Byte.toUnsignedInt(labels.reader.read(1, labels.whole)[0]);
      IdxFormat.requireLabel(labels.reader.name(), row, label, classes);
      row++;
      return new LabelledImage(shape, image, 0, label, images.uri);
    }

    @Override
    public void close() {
      images.reader.close();
      labels.reader.close();
    }
  }
}
