package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guards what is loaded under a data set's name: the published images, all of them, with sizes and
 * names as they are promised before anything is read.
 */
final class DatasetsTest {
  private static final Path ABSENT = Path.of("no", "such", "folder");

  @ParameterizedTest
  @EnumSource(
      value = Dataset.class,
      names = {"MNIST", "CIFAR10_SMALL"})
  void load_embedded_needsNoFolderAndHasThePromisedSizes(Dataset dataset) {
    LoadedData data = Datasets.load(dataset, ABSENT);
    assertThat(data.notices()).isEmpty();
    assertThat(data.train().size()).isEqualTo(dataset.trainSize());
    assertThat(data.test().size()).isEqualTo(dataset.testSize());
    assertThat(data.train().shape()).isEqualTo(dataset.shape());
    assertThat(data.train().classes()).isEqualTo(dataset.classes());
  }

  @Test
  void load_mnist_startsWithThePublishedLabels() {
    LoadedData data = Datasets.load(Dataset.MNIST, ABSENT);
    int[] first = {5, 0, 4, 1, 9, 2, 1, 3, 1, 4};
    for (int row = 0; row < first.length; row++) {
      assertThat(data.train().label(row)).isEqualTo(first[row]);
    }
  }

  @Test
  void load_missingFiles_saysWhichFromWhereAndIntoWhichFolder(@TempDir Path folder)
      throws IOException {
    Path home = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
    for (String name : new String[] {"data_batch_1.bin", "data_batch_2.bin.xz", "test_batch.bin"}) {
      Files.createFile(home.resolve(name));
    }
    assertThatThrownBy(() -> Datasets.load(Dataset.CIFAR10, folder))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "cifar10: "
                + home
                + " must hold data_batch_3.bin, data_batch_4.bin, data_batch_5.bin (each may end in"
                + " .gz or .xz), which are not there; get it with: java -jar runner.jar data fetch"
                + " cifar10 --data "
                + folder);
    assertThatThrownBy(() -> Datasets.load(Dataset.FASHION_MNIST, folder))
        .hasMessageContaining("fashion-mnist must hold train-images-idx3-ubyte, ")
        .hasMessageEndingWith(
            ", which are not there; get it with: java -jar runner.jar data fetch fashion-mnist"
                + " --data "
                + folder);
    assertThatThrownBy(() -> Datasets.load(Dataset.CIFAR100, folder))
        .hasMessageContaining("cifar-100-binary must hold train.bin, test.bin");
  }

  @Test
  void load_cifar100OfOtherImages_isUsedWithANotice(@TempDir Path folder) throws IOException {
    Path home = Files.createDirectory(folder.resolve("cifar-100-binary"));
    Files.write(home.resolve("train.bin.gz"), TestFiles.gzip(TestFiles.cifar(2, new int[50_000])));
    Files.write(home.resolve("test.bin"), TestFiles.cifar(2, new int[10_000]));
    LoadedData data = Datasets.load(Dataset.CIFAR100, folder);
    assertThat(data.train().size()).isEqualTo(50_000);
    assertThat(data.notices())
        .hasSize(2)
        .allMatch(notice -> notice.contains("is not the published file: its MD5 is "));
    assertThat(data.notices().get(0))
        .endsWith("the published one 6172c7755cfe09b2fe270c85cebc1b15");
  }

  @Test
  void load_brokenFile_isNamedWithItsPath(@TempDir Path folder) throws IOException {
    Path home = Files.createDirectory(folder.resolve("fashion-mnist"));
    for (PublishedFile file : PublishedSets.FASHION_MNIST.train()) {
      Files.createFile(home.resolve(file.name()));
    }
    for (PublishedFile file : PublishedSets.FASHION_MNIST.test()) {
      Files.createDirectory(home.resolve(file.name()));
    }
    assertThatThrownBy(() -> Datasets.load(Dataset.FASHION_MNIST, folder))
        .isInstanceOf(DataException.class)
        .hasMessage(
            home.resolve("train-images-idx3-ubyte")
                + ": must hold an IDX header, got an empty file");
    assertThatThrownBy(
            () -> IdxFormat.read(DataFile.of(home.resolve("t10k-images-idx3-ubyte")), "MD5", 1))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("cannot be read");
  }

  @ParameterizedTest
  @EnumSource(Dataset.class)
  void jsonName_everyDataset_isTheAnnotatedOne(Dataset dataset) throws NoSuchFieldException {
    JsonProperty annotation =
        Dataset.class.getField(dataset.name()).getAnnotation(JsonProperty.class);
    assertThat(dataset.jsonName()).isEqualTo(annotation.value());
    assertThat(dataset.classNames()).hasSize(dataset.classes()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Augmentation.class)
  void jsonName_everyAugmentation_isTheAnnotatedOne(Augmentation augmentation)
      throws NoSuchFieldException {
    JsonProperty annotation =
        Augmentation.class.getField(augmentation.name()).getAnnotation(JsonProperty.class);
    assertThat(augmentation.jsonName()).isEqualTo(annotation.value());
  }

  @Test
  void classes_cifar100_areAHundred() {
    assertThat(Dataset.CIFAR100.classes()).isEqualTo(100);
    assertThat(Dataset.CIFAR100.classNames()).isSorted();
  }
}
