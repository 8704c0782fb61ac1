package io.shrinkage.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the files of a data set lie once its published archive is unpacked.
 *
 * @param folder below the data folder (or below the package's resources)
 * @param address of the archive (.tar.gz), or of the folder of files as it stands after "download
 *     them from"; empty for what is in the jar
 * @param train the training files; of an IDX data set images, then labels
 * @param test the test files, likewise
 */
record PublishedLayout(
    String folder, String address, List<PublishedFile> train, List<PublishedFile> test) {
  private static final List<String> SUFFIXES = List.of("", ".gz", ".xz");

  static final PublishedLayout MNIST =
      new PublishedLayout(
          "mnist",
          "",
          List.of(
              PublishedFile.md5("train-images-idx3-ubyte", "6bbc9ace898e44ae57da46a324031adb"),
              PublishedFile.md5("train-labels-idx1-ubyte", "a25bea736e30d166cdddb491f175f624")),
          List.of(
              PublishedFile.md5("t10k-images-idx3-ubyte", "2646ac647ad5339dbf082846283269ea"),
              PublishedFile.md5("t10k-labels-idx1-ubyte", "27ae3e4e09519cfbb04c329615203637")));

  static final PublishedLayout FASHION_MNIST =
      new PublishedLayout(
          "fashion-mnist",
          "https://storage.googleapis.com/tensorflow/tf-keras-datasets/ (or"
              + " http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/)",
          List.of(
              PublishedFile.md5("train-images-idx3-ubyte", "f4a8712d7a061bf5bd6d2ca38dc4d50a"),
              PublishedFile.md5("train-labels-idx1-ubyte", "9018921c3c673c538a1fc5bad174d6f9")),
          List.of(
              PublishedFile.md5("t10k-images-idx3-ubyte", "8181f5470baa50b63fa0f6fddb340f0a"),
              PublishedFile.md5("t10k-labels-idx1-ubyte", "15d484375f8d13e6eb1aabb0c3f46965")));

  /** Only the digest of the archive is published, so its files are told by their images. */
  static final PublishedLayout CIFAR10 =
      new PublishedLayout(
          "cifar-10-batches-bin",
          "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
          IntStream.rangeClosed(1, 5)
              .mapToObj(i -> PublishedFile.withoutDigest("data_batch_" + i + ".bin"))
              .toList(),
          List.of(PublishedFile.withoutDigest("test_batch.bin")));

  static final PublishedLayout CIFAR100 =
      new PublishedLayout(
          "cifar-100-binary",
          "https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz",
          List.of(PublishedFile.md5("train.bin", "6172c7755cfe09b2fe270c85cebc1b15")),
          List.of(PublishedFile.md5("test.bin", "4499cfba6c016c1be1438163640a0898")));

  static final PublishedLayout CIFAR10_SMALL =
      new PublishedLayout(
          "cifar10-small",
          "",
          List.of(PublishedFile.withoutDigest("train.bin")),
          List.of(PublishedFile.withoutDigest("test.bin")));

  /** Checks that every file is in the data folder. */
  void requireAll(String dataset, Path dataDir) {
    Path home = dataDir.resolve(folder);
    List<String> missing = new ArrayList<>();
    Stream.concat(train.stream(), test.stream())
        .filter(file -> !Files.exists(stored(home, file)))
        .forEach(file -> missing.add(file.name()));
    if (!missing.isEmpty()) {
      throw new DataException(
          dataset
              + ": "
              + home
              + " must hold "
              + String.join(", ", missing)
              + " (each may end in .gz or .xz), which "
              + (missing.size() == 1 ? "is" : "are")
              + " not there; "
              + remedy(dataDir, home));
    }
  }

  private String remedy(Path dataDir, Path home) {
    return address.endsWith(".tar.gz")
        ? "download " + address + " and unpack it in " + dataDir
        : "download them from " + address + " into " + home;
  }

  /** A file in the data folder, plain or compressed. */
  DataFile inFolder(Path dataDir, PublishedFile file) {
    return DataFile.of(stored(dataDir.resolve(folder), file));
  }

  /** A file inside the jar. */
  DataFile embedded(PublishedFile file, String suffix) {
    return DataFile.embedded(folder + "/" + file.name() + suffix);
  }

  private static Path stored(Path home, PublishedFile file) {
    return SUFFIXES.stream()
        .map(suffix -> home.resolve(file.name() + suffix))
        .filter(Files::exists)
        .findFirst()
        .orElse(home.resolve(file.name()));
  }
}
