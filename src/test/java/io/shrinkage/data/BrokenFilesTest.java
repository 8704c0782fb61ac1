package io.shrinkage.data;

import static io.shrinkage.data.TestFiles.cifar;
import static io.shrinkage.data.TestFiles.cut;
import static io.shrinkage.data.TestFiles.file;
import static io.shrinkage.data.TestFiles.gzip;
import static io.shrinkage.data.TestFiles.idx;
import static io.shrinkage.data.TestFiles.join;
import static io.shrinkage.data.TestFiles.xz;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against training on rubbish: every way in which a file can be broken must end in a message
 * that names the file, and a hostile one must neither overflow nor fill the memory.
 */
final class BrokenFilesTest {
  private static final int IMAGES = 0x00000803;
  private static final int LABELS = 0x00000801;

  /** Two images of 2x3, or their labels. */
  private static final byte[] GOOD_IMAGES = idx(12, IMAGES, 2, 2, 3);

  private static final byte[] GOOD_LABELS = idx(2, LABELS, 2);
  private static final byte[] PAGE =
      "<!DOCTYPE html><p>503 Service Unavailable".getBytes(StandardCharsets.US_ASCII);

  static Stream<Arguments> brokenIdx() {
    byte[] zipped = gzip(GOOD_IMAGES);
    byte[] flipped = zipped.clone();
    flipped[zipped.length - 6] ^= 1; // within the checksum
    byte[] packed = xz(GOOD_IMAGES);
    return Stream.of(
        arguments(new byte[0], "must hold an IDX header, got an empty file"),
        arguments(new byte[] {0, 0, 8}, "must hold an IDX header, got only 3 bytes"),
        arguments(PAGE, "or 0x00000801 (labels), got 0x3c21444f"),
        arguments(idx(12, 0x00000d03, 2, 2, 3), "got 0x00000d03"), // floats
        arguments(idx(12, 0x03080000, 2, 2, 3), "got 0x03080000"), // bytes swapped
        arguments(idx(12, 0x00000804, 2, 2, 3, 1), "got 0x00000804"), // four dimensions
        arguments(idx(0, IMAGES, 2, 2), "must hold an IDX header, got only 12 bytes"),
        arguments(
            cut(GOOD_IMAGES, 1), "must hold a header and 2x2x3 values (IDX), got only 27 bytes"),
        arguments(
            join(GOOD_IMAGES, (byte) 0),
            "must hold a header and 2x2x3 values (IDX) and end after 28 bytes, got more"),
        arguments(idx(0, IMAGES, 0, 28, 28), "dimensions must be at least 1"),
        arguments(idx(0, IMAGES, -1, 28, 28), "got 4294967295x28x28"),
        arguments(
            idx(9, IMAGES, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
            "hold at most 2147483639 values, got 2147483647x2147483647x2147483647"),
        // 65536 x 65536 x 1 is 0 in 32 bits
        arguments(idx(0, IMAGES, 65536, 65536, 1), "hold at most 2147483639 values"),
        // declares 2 GB: must be noticed before anything is read or decompressed
        arguments(
            gzip(idx(0, IMAGES, 2_000_000_000, 1, 1)),
            "must hold 2x2x3 values (IDX), got 2000000000x1x1"),
        arguments(GOOD_LABELS, "must hold 2x2x3 values (IDX), got 2"),
        arguments(idx(12, IMAGES, 2, 3, 2), "must hold 2x2x3 values (IDX), got 2x3x2"),
        arguments(cut(zipped, 9), "got one whose compressed data is cut off"),
        arguments(flipped, "cannot be read"),
        arguments(join(zipped, PAGE), "cannot be read"),
        arguments(cut(packed, 20), "got one whose compressed data is cut off"),
        arguments(join(packed, PAGE), "cannot be read"),
        arguments(TestFiles.xzWithHugeDictionary(), "must be decompressible in 100 MiB of memory"));
  }

  @ParameterizedTest
  @MethodSource("brokenIdx")
  void idx_broken_isNamedWithWhatWasFound(byte[] bytes, String expected) {
    assertThatThrownBy(() -> IdxFormat.read(file("digits-ubyte", bytes), "MD5", 2, 2, 3))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("digits-ubyte: ")
        .hasMessageContaining(expected);
  }

  @Test
  void idx_intactInEveryCompression_isReadAlike() {
    for (byte[] bytes : new byte[][] {GOOD_IMAGES, gzip(GOOD_IMAGES), xz(GOOD_IMAGES)}) {
      IdxFormat.Content content = IdxFormat.read(file("digits", bytes), "MD5", 2, 2, 3);
      assertThat(content.dimensions()).containsExactly(2, 2, 3);
      assertThat(content.values()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }
  }

  @Test
  void idx_labelOutOfRange_isNamedWithItsFileAndRow() {
    IdxFormat.Content images = IdxFormat.read(file("images", GOOD_IMAGES), "MD5", 2, 2, 3);
    IdxFormat.Content labels = IdxFormat.read(file("labels", GOOD_LABELS), "MD5", 2);
    assertThatThrownBy(() -> IdxFormat.join("set", images, labels, 1))
        .isInstanceOf(DataException.class)
        .hasMessage("labels: label of row 1 must be below 1, got 1");
  }

  static Stream<Arguments> brokenCifar() {
    return Stream.of(
        arguments(CifarFormat.CIFAR10, new byte[0], "got an empty file"),
        arguments(CifarFormat.CIFAR10, PAGE, "got only 41 bytes"),
        arguments(
            CifarFormat.CIFAR10,
            cut(cifar(1, 1, 2), 1),
            "must hold 2 records of 3073 bytes (cifar10 binary), got only 6145 bytes"),
        arguments(CifarFormat.CIFAR10, cifar(1, 1), "got only 3073 bytes"),
        arguments(CifarFormat.CIFAR10, cifar(1, 1, 2, 3), "end after 6146 bytes, got more"),
        arguments(
            CifarFormat.CIFAR10, cifar(1, 1, 10), "label of record 1 must be below 10, got 10"),
        arguments(
            CifarFormat.CIFAR10, cifar(1, 255, 1), "label of record 0 must be below 10, got 255"),
        arguments(CifarFormat.CIFAR100, cifar(1, 0, 0), "got only 6146 bytes"),
        arguments(
            CifarFormat.CIFAR100, cifar(2, 1, 100), "label of record 1 must be below 100, got 100"),
        arguments(CifarFormat.CIFAR10, gzip(cifar(1, 1)), "got only 3073 bytes"),
        arguments(CifarFormat.CIFAR10, cut(gzip(cifar(1, 1, 2)), 5), "is cut off"),
        arguments(CifarFormat.CIFAR10, cut(xz(cifar(1, 1, 2)), 5), "is cut off"));
  }

  @ParameterizedTest
  @MethodSource("brokenCifar")
  void cifar_broken_isNamedWithWhatWasFound(CifarFormat format, byte[] bytes, String expected) {
    assertThatThrownBy(
            () -> format.read(file("batch.bin", bytes), "MD5", 2, new byte[6144], new byte[2], 0))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("batch.bin: ")
        .hasMessageContaining(expected);
  }

  @Test
  void cifar100_coarseAndFineLabel_readsTheFineOne() {
    byte[] labels = new byte[1];
    CifarFormat.CIFAR100.read(file("train.bin", cifar(2, 7)), "MD5", 1, new byte[3072], labels, 0);
    // the coarse label byte holds 70
    assertThat(labels).containsExactly(7);
  }

  @Test
  void bomb_endlessFile_isLeftAfterWhatWasExpected() throws IOException {
    AtomicLong served = new AtomicLong();
    byte[] start = cifar(1, 1, 2);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return (int) (served.getAndIncrement() % 10);
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            served.addAndGet(length);
            return length;
          }
        };
    DataFile bomb =
        new DataFile(
            "bomb", () -> new SequenceInputStream(new ByteArrayInputStream(start), endless));
    assertThatThrownBy(
            () -> CifarFormat.CIFAR10.read(bomb, "MD5", 2, new byte[6144], new byte[2], 0))
        .hasMessageContaining("end after 6146 bytes, got more");
    assertThat(served.get()).isLessThan(1 << 20);
  }

  @Test
  void imageSet_labelOutOfRange_isNamed() {
    assertThatThrownBy(() -> TestImages.labelled(2, 0, 1, 2))
        .isInstanceOf(DataException.class)
        .hasMessage("test images: label of row 2 must be below 2, got 2");
  }
}
