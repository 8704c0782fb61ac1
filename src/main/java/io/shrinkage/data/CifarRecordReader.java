package io.shrinkage.data;

import java.io.Serial;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DataVec reader of CIFAR-10 and CIFAR-100 binary files, plain or compressed by gzip or xz, for
 * example {@code new FileSplit(new File("cifar-10-batches-bin/test_batch.bin"))}.
 *
 * <p>A record is the image, {@code [1, 3, 32, 32]} floats from 0 to 255, and the label (of
 * CIFAR-100 the fine one), which fits {@code RecordReaderDataSetIterator(reader, batchSize, 1,
 * classes)}. Records come one at a time in file order; broken files throw {@link DataException}.
 */
public final class CifarRecordReader extends ImageRecordReader {
  @Serial private static final long serialVersionUID = 1;

  private final CifarFormat format;

  /** A reader of CIFAR-10. */
  public CifarRecordReader() {
    this(Dataset.CIFAR10);
  }

  /** A reader of {@link Dataset#CIFAR10} or {@link Dataset#CIFAR100}. */
  public CifarRecordReader(Dataset dataset) {
    this.format =
        switch (dataset) {
          case CIFAR10, CIFAR10_SMALL -> CifarFormat.CIFAR10;
          case CIFAR100 -> CifarFormat.CIFAR100;
          case MNIST, FASHION_MNIST, IMAGE_FOLDER ->
              throw new IllegalArgumentException(
                  "must be cifar10 or cifar100, got " + dataset.jsonName());
        };
  }

  @Override
  public List<String> getLabels() {
    return format == CifarFormat.CIFAR10 ? ClassNames.CIFAR10 : ClassNames.CIFAR100;
  }

  @Override
  ImageSource open(List<URI> uris) {
    return new Source(format, uris);
  }

  /** The records of all files, one file open at a time. */
  private static final class Source implements ImageSource {
    private final CifarFormat format;
    private final List<URI> uris;
    private int file = -1;
    private int record;
    private @Nullable DataFileReader reader;

    Source(CifarFormat format, List<URI> uris) {
      this.format = format;
      this.uris = uris;
    }

    @Override
    public @Nullable LabelledImage next() {
      byte[] bytes = new byte[format.recordBytes()];
      while (reader == null || !reader.readOrEnd(bytes, "whole records of " + format)) {
        if (reader != null && record == 0) {
          throw new DataException(
              reader.name() + ": must hold records of " + format + ", is empty");
        }
        close();
        file++;
        if (file >= uris.size()) {
          return null;
        }
        reader = new DataFileReader(DataFile.of(uris.get(file)), "SHA-256");
        record = 0;
      }
      int label = format.label(reader.name(), record, bytes);
      record++;
      return new LabelledImage(
          CifarFormat.SHAPE, bytes, format.labelBytes(), label, uris.get(file));
    }

    @Override
    public void close() {
      if (reader != null) {
        reader.close();
        reader = null;
      }
    }
  }
}
