package io.shrinkage.data;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The published data sets. Sizes and SHA-256 of the archives are those of TensorFlow Datasets
 * (tensorflow_datasets/url_checksums: mnist, fashion_mnist, cifar10, cifar100). The MD5 are of the
 * decompressed files; of the compressed ones the publishers give other MD5 and no SHA-256.
 */
final class PublishedSets {
  private static final URI TORONTO = URI.create("https://www.cs.toronto.edu/~kriz/");
  private static final long IMAGES_TRAIN = 16 + 60_000 * 784L;
  private static final long IMAGES_TEST = 16 + 10_000 * 784L;
  private static final long LABELS_TRAIN = 8 + 60_000L;
  private static final long LABELS_TEST = 8 + 10_000L;

  static final PublishedLayout MNIST =
      new PublishedLayout(
          "mnist",
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
          List.of(
              new PublishedArchive(
                  "train-images-idx3-ubyte.gz",
                  9_912_422,
                  "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
              new PublishedArchive(
                  "train-labels-idx1-ubyte.gz",
                  28_881,
                  "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
              new PublishedArchive(
                  "t10k-images-idx3-ubyte.gz",
                  1_648_877,
                  "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
              new PublishedArchive(
                  "t10k-labels-idx1-ubyte.gz",
                  4_542,
                  "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),
          List.of(
              PublishedFile.md5(
                  "train-images-idx3-ubyte", IMAGES_TRAIN, "6bbc9ace898e44ae57da46a324031adb"),
              PublishedFile.md5(
                  "train-labels-idx1-ubyte", LABELS_TRAIN, "a25bea736e30d166cdddb491f175f624")),
          List.of(
              PublishedFile.md5(
                  "t10k-images-idx3-ubyte", IMAGES_TEST, "2646ac647ad5339dbf082846283269ea"),
              PublishedFile.md5(
                  "t10k-labels-idx1-ubyte", LABELS_TEST, "27ae3e4e09519cfbb04c329615203637")));

  /** From Keras's copy of the publisher's files, as theirs is served without encryption. */
  static final PublishedLayout FASHION_MNIST =
      new PublishedLayout(
          "fashion-mnist",
          URI.create("https://storage.googleapis.com/tensorflow/tf-keras-datasets/"),
          List.of(
              new PublishedArchive(
                  "train-images-idx3-ubyte.gz",
                  26_421_880,
                  "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
              new PublishedArchive(
                  "train-labels-idx1-ubyte.gz",
                  29_515,
                  "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
              new PublishedArchive(
                  "t10k-images-idx3-ubyte.gz",
                  4_422_102,
                  "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
              new PublishedArchive(
                  "t10k-labels-idx1-ubyte.gz",
                  5_148,
                  "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
          List.of(
              PublishedFile.md5(
                  "train-images-idx3-ubyte", IMAGES_TRAIN, "f4a8712d7a061bf5bd6d2ca38dc4d50a"),
              PublishedFile.md5(
                  "train-labels-idx1-ubyte", LABELS_TRAIN, "9018921c3c673c538a1fc5bad174d6f9")),
          List.of(
              PublishedFile.md5(
                  "t10k-images-idx3-ubyte", IMAGES_TEST, "8181f5470baa50b63fa0f6fddb340f0a"),
              PublishedFile.md5(
                  "t10k-labels-idx1-ubyte", LABELS_TEST, "15d484375f8d13e6eb1aabb0c3f46965")));

  /** Only the digest of the archive is published, so its files are told by their images. */
  static final PublishedLayout CIFAR10 =
      new PublishedLayout(
          "cifar-10-batches-bin",
          TORONTO,
          List.of(
              new PublishedArchive(
                  "cifar-10-binary.tar.gz",
                  170_052_171,
                  "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")),
          IntStream.rangeClosed(1, 5)
              .mapToObj(i -> PublishedFile.withoutDigest("data_batch_" + i + ".bin", 30_730_000))
              .toList(),
          List.of(PublishedFile.withoutDigest("test_batch.bin", 30_730_000)));

  static final PublishedLayout CIFAR100 =
      new PublishedLayout(
          "cifar-100-binary",
          TORONTO,
          List.of(
              new PublishedArchive(
                  "cifar-100-binary.tar.gz",
                  168_513_733,
                  "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec")),
          List.of(PublishedFile.md5("train.bin", 153_700_000, "6172c7755cfe09b2fe270c85cebc1b15")),
          List.of(PublishedFile.md5("test.bin", 30_740_000, "4499cfba6c016c1be1438163640a0898")));

  static final PublishedLayout CIFAR10_SMALL =
      new PublishedLayout(
          "cifar10-small",
          TORONTO,
          List.of(),
          List.of(PublishedFile.withoutDigest("train.bin", 15_365_000)),
          List.of(PublishedFile.withoutDigest("test.bin", 3_073_000)));

  private PublishedSets() {}
}
