package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Guards the choice inside the jar: it must be the documented one, whatever the order of the files
 * it was made from, so that others can make it again.
 */
final class Cifar10SmallTest {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Candidate(byte[] hash, int row) {}

  /** Writes the two files anew: {@code Cifar10SmallTest DATA_DIR RESOURCE_DIR}. */
  public static void main(String[] arguments) throws IOException {
    LoadedData full = Datasets.load(Dataset.CIFAR10, Path.of(arguments[0]));
    Path target = Path.of(arguments[1]);
    write(target.resolve("train.bin.xz"), rebuild(full.train(), 500));
    write(target.resolve("test.bin.xz"), rebuild(full.test(), 100));
  }

  private static void write(Path target, byte[] bytes) throws IOException {
    LZMA2Options options = new LZMA2Options(9);
    options.setNiceLen(LZMA2Options.NICE_LEN_MAX);
    try (XZOutputStream out = new XZOutputStream(Files.newOutputStream(target), options)) {
      out.write(bytes);
    }
  }

  /**
   * Of each class the images whose 3,072 pixel bytes have the smallest SHA-256, as CIFAR-10 records
   * in the order of these hashes.
   */
  static byte[] rebuild(ImageSet full, int perClass) {
    List<List<Candidate>> byClass =
        IntStream.range(0, 10).<List<Candidate>>mapToObj(k -> new ArrayList<>()).toList();
    int size = full.shape().pixels();
    for (int row = 0; row < full.size(); row++) {
      MessageDigest digest = Digests.sha256();
      digest.update(full.pixels(), row * size, size);
      byClass.get(full.label(row)).add(new Candidate(digest.digest(), row));
    }
    Comparator<Candidate> order = (a, b) -> Arrays.compareUnsigned(a.hash(), b.hash());
    ByteArrayOutputStream chosen = new ByteArrayOutputStream();
    byClass.stream()
        .flatMap(all -> all.stream().sorted(order).limit(perClass))
        .sorted(order)
        .forEach(
            candidate -> {
              chosen.write(full.label(candidate.row()));
              chosen.write(full.pixels(), candidate.row() * size, size);
            });
    return chosen.toByteArray();
  }

  @Test
  void embedded_everyClass_hasEquallyManyImages() {
    LoadedData data = Datasets.load(Dataset.CIFAR10_SMALL, Path.of("absent"));
    int[] train = new int[10];
    int[] test = new int[10];
    IntStream.range(0, data.train().size()).forEach(row -> train[data.train().label(row)]++);
    IntStream.range(0, data.test().size()).forEach(row -> test[data.test().label(row)]++);
    assertThat(train).containsOnly(500);
    assertThat(test).containsOnly(100);
  }

  /** What needs the full set, which takes seconds to decompress: loaded once. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  final class BesideTheFullSet {
    private final LoadedData full = Datasets.load(Dataset.CIFAR10, SharedData.withCifar10());

    @Test
    void embedded_rebuiltFromTheFullSet_isTheSameByteForByte() throws IOException {
      try (InputStream train = DataFile.embedded("cifar10-small/train.bin.xz").open();
          InputStream test = DataFile.embedded("cifar10-small/test.bin.xz").open()) {
        assertThat(Arrays.mismatch(train.readAllBytes(), rebuild(full.train(), 500))).isEqualTo(-1);
        assertThat(Arrays.mismatch(test.readAllBytes(), rebuild(full.test(), 100))).isEqualTo(-1);
      }
    }

    @Test
    void load_cifar10_hasThePublishedImagesAndStatistics() {
      // No notice for the published files; files with the same images may be in another order.
      assertThat(full.notices()).allMatch(notice -> notice.contains("in another order"));
      ChannelStatistics statistics = ChannelStatistics.of(TestImages.all(full.train()));
      double[] means = {0.4914, 0.4822, 0.4465};
      double[] deviations = {0.2470, 0.2435, 0.2616};
      for (int channel = 0; channel < 3; channel++) {
        assertThat(statistics.mean(channel)).isCloseTo(means[channel], within(5e-5));
        assertThat(statistics.standardDeviation(channel))
            .isCloseTo(deviations[channel], within(5e-5));
      }
    }
  }
}
