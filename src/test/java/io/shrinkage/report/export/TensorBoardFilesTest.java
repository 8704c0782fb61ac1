package io.shrinkage.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Guards against event files that TensorBoard skips without a word: it drops a record whose
 * checksum is off, and ignores a message whose fields have other numbers. The expected files were
 * made with TensorBoard's own messages and record writer, by tensorboard_events.py.
 */
final class TensorBoardFilesTest {
  private static final String NAME = "/events.out.tfevents.0.shrinkage";
  private static final String FIRST =
      "tensorboard/lambda=0,scale=unit,mixed=true,flag=true,000000000001";
  private static final String SECOND =
      "tensorboard/lambda=0.001,scale==1_1,__x_,mixed=1,flag=false,000000000002";
  private static final String THIRD =
      "tensorboard/lambda=0,scale=unit,mixed=true,flag=true,000000000003";

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  TensorBoardFilesTest() {
    TensorBoardFiles.of(Stored.experiment())
        .forEach(file -> files.put(file.path(), Stored.bytes(file)));
  }

  @Test
  void of_everyRunThatHasStarted_hasAFolder() {
    assertThat(files.keySet())
        .containsExactly("tensorboard" + NAME, FIRST + NAME, SECOND + NAME, THIRD + NAME);
  }

  @Test
  void experiment_isByteForByteAsTensorBoardWritesIt() throws IOException {
    assertThat(hex("tensorboard")).isEqualTo(expected("head.tfevents"));
  }

  @Test
  void completedRun_isByteForByteAsTensorBoardWritesIt() throws IOException {
    assertThat(hex(FIRST)).isEqualTo(expected("completed.tfevents"));
  }

  @Test
  void divergedRun_isByteForByteAsTensorBoardWritesIt() throws IOException {
    assertThat(hex(SECOND)).isEqualTo(expected("diverged.tfevents"));
  }

  @Test
  void runningRun_hasItsEpochsAndNoEnd() {
    // version, start, one epoch
    assertThat(records(files.get(THIRD + NAME))).isEqualTo(3);
    // version, start, epochs 0 to 2, end
    assertThat(records(files.get(FIRST + NAME))).isEqualTo(6);
  }

  /** Returns how many records there are: 8 + 4 bytes, the data, 4 bytes. */
  private static int records(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int records = 0;
    for (; bytes.hasRemaining(); records++) {
      int length = Math.toIntExact(bytes.getLong());
      bytes.position(bytes.position() + Integer.BYTES + length + Integer.BYTES);
    }
    return records;
  }

  private String hex(String folder) {
    return HexFormat.of().formatHex(files.getOrDefault(folder + NAME, new byte[0]));
  }

  private static String expected(String name) throws IOException {
    try (var in = TensorBoardFilesTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return HexFormat.of().formatHex(in.readAllBytes());
    }
  }
}
