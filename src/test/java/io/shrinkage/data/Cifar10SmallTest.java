package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Guards the choice inside the jar: it must be the documented one, whatever the order of the files
 * it was made from, so that others can make it again.
 */
final class Cifar10SmallTest {
  private static final int RECORD = 3073;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Candidate(byte[] hash, byte[] record) {}

  /** Writes the two files anew: {@code Cifar10SmallTest DATA_DIR RESOURCE_DIR}. */
  public static void main(String[] arguments) throws IOException {
    for (String part : List.of("train", "test")) {
      Path target = Path.of(arguments[1], part + ".bin.xz");
      LZMA2Options options = new LZMA2Options(9);
      options.setNiceLen(LZMA2Options.NICE_LEN_MAX);
      try (XZOutputStream out = new XZOutputStream(Files.newOutputStream(target), options)) {
        out.write(rebuild(Path.of(arguments[0]), part));
      }
    }
  }

  /**
   * Of each class the 500 training (100 test) images whose 3,072 pixel bytes have the smallest
   * SHA-256, as CIFAR-10 records in the order of these hashes.
   */
  static byte[] rebuild(Path dataDir, String part) throws IOException {
    boolean train = part.equals("train");
    PublishedLayout layout = PublishedLayout.CIFAR10;
    List<List<Candidate>> byClass =
        IntStream.range(0, 10).<List<Candidate>>mapToObj(k -> new ArrayList<>()).toList();
    for (PublishedFile file : train ? layout.train() : layout.test()) {
      try (InputStream in = layout.inFolder(dataDir, file).open()) {
        for (byte[] record = in.readNBytes(RECORD);
            record.length > 0;
            record = in.readNBytes(RECORD)) {
          assertThat(record).hasSize(RECORD);
          MessageDigest digest = Digests.sha256();
          digest.update(record, 1, RECORD - 1);
          byClass.get(record[0]).add(new Candidate(digest.digest(), record));
        }
      }
    }
    Comparator<Candidate> order = (a, b) -> Arrays.compareUnsigned(a.hash(), b.hash());
    ByteArrayOutputStream chosen = new ByteArrayOutputStream();
    byClass.stream()
        .flatMap(all -> all.stream().sorted(order).limit(train ? 500 : 100))
        .sorted(order)
        .forEach(candidate -> chosen.writeBytes(candidate.record()));
    return chosen.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"train", "test"})
  void embedded_rebuiltFromTheFullSet_isTheSameByteForByte(String part) throws IOException {
    Path dataDir = Path.of("..", "shared", "data");
    Assumptions.assumeTrue(
        Files.isDirectory(dataDir.resolve("cifar-10-batches-bin")),
        "the full CIFAR-10 is not at " + dataDir + ", so cifar10-small cannot be rebuilt");
    try (InputStream in = DataFile.embedded("cifar10-small/" + part + ".bin.xz").open()) {
      assertThat(in.readAllBytes()).isEqualTo(rebuild(dataDir, part));
    }
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
}
