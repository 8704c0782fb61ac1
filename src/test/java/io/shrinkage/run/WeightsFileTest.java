package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.train.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that come back changed, or from half a file, would give wrong charts silently. */
final class WeightsFileTest {
  private static final List<Tensor> TENSORS =
      List.of(
          new Tensor("0-conv.W", "weight", new int[] {1, 1, 2, 2}, new float[] {1.5f, -0f, 2, 3}),
          new Tensor("0-conv.b", "bias", new int[] {1}, new float[] {Float.NaN}),
          new Tensor("1-empty", "statistic", new int[] {0}, new float[0]));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("weights.bin");
    WeightsFile.write(file, TENSORS);
  }

  @Test
  void read_writtenFile_givesTheSameBits() {
    List<Tensor> read = WeightsFile.read(file);
    assertThat(read).hasSameSizeAs(TENSORS);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).name()).isEqualTo(TENSORS.get(i).name());
      assertThat(read.get(i).kind()).isEqualTo(TENSORS.get(i).kind());
      assertThat(read.get(i).shape()).isEqualTo(TENSORS.get(i).shape());
      assertThat(bits(read.get(i).values())).isEqualTo(bits(TENSORS.get(i).values()));
    }
  }

  @Test
  void write_layout_isAsDocumented() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    // magic 8, count 4, name 4 + 8, kind 4 + 6, dimensions 4, shape 16: the values start at 54
    assertThat(bytes.getInt(8)).isEqualTo(3);
    assertThat(bytes.getFloat(54)).isEqualTo(1.5f);
  }

  @Test
  void read_cutFile_isRejectedAtEveryLength() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> WeightsFile.read(file))
          .isInstanceOf(ResultsException.class)
          .hasMessageContaining("weights.bin: cannot be read");
    }
  }

  @Test
  void read_longerFile_isRejected() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
    assertThatThrownBy(() -> WeightsFile.read(file)).hasMessageContaining("must end after 3");
  }

  @Test
  void read_sizesThatCannotBe_areRejectedWithoutAllocating() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    // the first dimension of the first tensor: 8 + 4 + 12 + 10 + 4 = 38
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(38, Integer.MAX_VALUE);
    Files.write(file, bytes);
    assertThatThrownBy(() -> WeightsFile.read(file)).hasMessageContaining("entries");
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }
}
