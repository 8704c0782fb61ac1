package io.shrinkage.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.metadata.RecordMetaDataIndex;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What the record readers of this package share: records come one at a time, in file order, as an
 * image {@code [1, c, h, w]} of floats from 0 to 255 and its label.
 */
abstract class ImageRecordReader extends BaseRecordReader {
  @Serial private static final long serialVersionUID = 1;

  private transient @Nullable ImageSource source;
  private transient @Nullable LabelledImage pending;
  private transient @Nullable Configuration configuration;
  private int index;

  /**
   * One stored image.
   *
   * @param from where its values start in {@code bytes}
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record LabelledImage(ImageShape shape, byte[] bytes, int from, int label, URI uri) {}

  /** Images one after the other. */
  interface ImageSource extends AutoCloseable {
    /** The next image, or null after the last. */
    @Nullable LabelledImage next();

    @Override
    void close();
  }

  /** Opens the files at their start. */
  abstract ImageSource open(List<URI> uris);

  @Override
  public void initialize(InputSplit split) {
    inputSplit = split;
    reset();
  }

  @Override
  public void initialize(Configuration conf, InputSplit split) {
    configuration = conf;
    initialize(split);
  }

  @Override
  public boolean hasNext() {
    if (source == null) {
      throw new IllegalStateException("initialize the record reader with an input split first");
    }
    if (pending == null) {
      pending = source.next();
    }
    return pending != null;
  }

  @Override
  public List<Writable> next() {
    return writables(advance());
  }

  @Override
  public Record nextRecord() {
    int position = index;
    LabelledImage image = advance();
    return new org.datavec.api.records.impl.Record(
        writables(image), new RecordMetaDataIndex(position, image.uri(), getClass()));
  }

  @Override
  public Record loadFromMetaData(RecordMetaData metaData) {
    return loadFromMetaData(List.of(metaData)).get(0);
  }

  @Override
  public List<Record> loadFromMetaData(List<RecordMetaData> metaData) {
    List<Record> records = new ArrayList<>();
    for (RecordMetaData wanted : metaData) {
      if (!(wanted instanceof RecordMetaDataIndex position)) {
        throw new IllegalArgumentException(
            "meta data must come from this reader, got " + wanted.getClass().getName());
      }
      try (ImageSource fresh = open(uris())) {
        LabelledImage image = fresh.next();
        for (long i = 0; i < position.getIndex() && image != null; i++) {
          image = fresh.next();
        }
        if (image == null) {
          throw new NoSuchElementException("there is no record " + position.getIndex());
        }
        records.add(new org.datavec.api.records.impl.Record(writables(image), wanted));
      }
    }
    return records;
  }

  @Override
  public void reset() {
    close();
    index = 0;
    source = open(uris());
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  /** Not offered: the formats do not say where one record of a stream ends. */
  @Override
  public List<Writable> record(URI uri, DataInputStream stream) throws IOException {
    throw new UnsupportedOperationException("initialize the record reader with an input split");
  }

  @Override
  public void close() {
    pending = null;
    if (source != null) {
      source.close();
      source = null;
    }
  }

  @Override
  public void setConf(Configuration conf) {
    configuration = conf;
  }

  @Override
  public @Nullable Configuration getConf() {
    return configuration;
  }

  private List<URI> uris() {
    return List.of(inputSplit.locations());
  }

  private LabelledImage advance() {
    if (!hasNext() || pending == null) {
      throw new NoSuchElementException("there are no more than " + index + " records");
    }
    LabelledImage image = pending;
    pending = null;
    index++;
    return image;
  }

  private List<Writable> writables(LabelledImage image) {
    ImageShape shape = image.shape();
    float[] values = new float[shape.pixels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = image.bytes()[image.from() + i] & 0xff;
    }
    long[] dimensions = {1, shape.channels(), shape.height(), shape.width()};
    List<Writable> writables =
        List.of(
            new NDArrayWritable(Nd4j.createFromArray(values).reshape(dimensions)),
            new IntWritable(image.label()));
    invokeListeners(writables);
    return writables;
  }
}
