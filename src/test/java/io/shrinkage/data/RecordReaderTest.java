package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.datavec.api.records.Record;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.FileSplit;
import org.datavec.api.writable.NDArrayWritable;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Guards the readers offered to other DL4J users: they must work where such a user plugs them in,
 * and say clearly what is wrong with a file.
 */
final class RecordReaderTest {
  @TempDir private Path folder;

  private URI write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toUri();
  }

  @Test
  void cifar_twoFilesUnderAnIterator_giveBatchesInFileOrder() throws Exception {
    // The second file is compressed; pixels are 10 times the label.
    URI one = write("data_batch_1.bin", TestFiles.cifar(1, 3, 1));
    URI two = write("data_batch_2.bin", TestFiles.gzip(TestFiles.cifar(1, 9)));
    try (RecordReader reader = new CifarRecordReader()) {
      reader.initialize(new CollectionInputSplit(List.of(one, two)));
      RecordReaderDataSetIterator batches = new RecordReaderDataSetIterator(reader, 2, 1, 10);

      DataSet first = batches.next();
      assertThat(first.getFeatures().shape()).containsExactly(2, 3, 32, 32);
      assertThat(first.getLabels().shape()).containsExactly(2, 10);
      assertThat(first.getFeatures().getFloat(0, 2, 31, 31)).isEqualTo(30);
      assertThat(first.getLabels().getFloat(1, 1)).isEqualTo(1);
      DataSet last = batches.next();
      assertThat(last.getFeatures().getFloat(0, 0, 0, 0)).isEqualTo(90);
      assertThat(batches.hasNext()).isFalse();

      batches.reset();
      assertThat(batches.next().getFeatures()).isEqualTo(first.getFeatures());
    }
  }

  @Test
  void cifar_pixelBytesAbove127_areNotNegative() throws Exception {
    try (RecordReader reader = new CifarRecordReader(Dataset.CIFAR100)) {
      // 10 * 20 = 200 does not fit a signed byte.
      reader.initialize(
          new FileSplit(Path.of(write("train.bin", TestFiles.cifar(2, 20))).toFile()));
      assertThat(((NDArrayWritable) reader.next().get(0)).getFloat(5)).isEqualTo(200);
      assertThat(reader.getLabels()).hasSize(100);
    }
  }

  @Test
  void cifar_brokenFiles_areNamed() throws Exception {
    try (RecordReader reader = new CifarRecordReader()) {
      URI cut = write("cut.bin", TestFiles.cut(TestFiles.cifar(1, 3, 1), 1));
      reader.initialize(new CollectionInputSplit(List.of(cut)));
      reader.next();
      assertThatThrownBy(reader::hasNext)
          .isInstanceOf(DataException.class)
          .hasMessageContaining("must hold whole records of 3073 bytes (cifar10 binary)");
      reader.initialize(new CollectionInputSplit(List.of(write("empty.bin", new byte[0]))));
      assertThatThrownBy(reader::hasNext).hasMessageContaining("is empty");
      reader.initialize(
          new CollectionInputSplit(List.of(write("bad.bin", TestFiles.cifar(1, 11)))));
      assertThatThrownBy(reader::next).hasMessageContaining("label of record 0 must be below 10");
    }
  }

  @Test
  void idx_filesInEitherOrder_giveImagesWithLabels() throws Exception {
    URI images = write("images.gz", TestFiles.gzip(TestFiles.idx(12, 0x803, 2, 2, 3)));
    URI labels = write("labels", TestFiles.idx(2, 0x801, 2));
    for (List<URI> uris : List.of(List.of(images, labels), List.of(labels, images))) {
      try (RecordReader reader = new IdxRecordReader()) {
        reader.initialize(new CollectionInputSplit(uris));
        DataSet batch = new RecordReaderDataSetIterator(reader, 8, 1, 10).next();
        assertThat(batch.getFeatures().shape()).containsExactly(2, 1, 2, 3);
        assertThat(batch.getFeatures().getFloat(1, 0, 0, 1)).isEqualTo(7);
        assertThat(batch.getLabels().getFloat(1, 1)).isEqualTo(1);
      }
    }
  }

  @Test
  void idx_metaData_findsItsRecordAgain() throws Exception {
    URI images = write("images", TestFiles.idx(12, 0x803, 2, 2, 3));
    URI labels = write("labels", TestFiles.idx(2, 0x801, 2));
    try (RecordReader reader = new IdxRecordReader()) {
      reader.initialize(new CollectionInputSplit(List.of(images, labels)));
      reader.next();
      Record second = reader.nextRecord();
      assertThat(reader.hasNext()).isFalse();
      assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
      assertThat(reader.loadFromMetaData(second.getMetaData()).getRecord())
          .isEqualTo(second.getRecord());
    }
  }

  @Test
  void idx_oneFileOrUnequalOnes_areRejected() throws Exception {
    URI images = write("images", TestFiles.idx(12, 0x803, 2, 2, 3));
    URI labels = write("labels", TestFiles.idx(3, 0x801, 3));
    try (RecordReader reader = new IdxRecordReader()) {
      assertThatThrownBy(() -> reader.initialize(new CollectionInputSplit(List.of(images))))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("a file of images and a file of labels, got 1");
      assertThatThrownBy(() -> reader.initialize(new CollectionInputSplit(List.of(images, labels))))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("must hold as many labels as");
      assertThatThrownBy(() -> reader.initialize(new CollectionInputSplit(List.of(images, images))))
          .hasMessageContaining("must hold labels (IDX with 1 dimensions), got 3 dimensions");
    }
  }
}
