package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.train.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hours of training hang on a checkpoint: it must be whole, the run's own, and of its metrics. */
final class CheckpointsTest {
  private static final String ID = "0123456789ab";

  private final List<String> damage = new ArrayList<>();
  @TempDir private Path folder;
  private Path metrics;
  private Checkpoints checkpoints;

  @BeforeEach
  void trainThreeEpochs() {
    metrics = folder.resolve("metrics.jsonl");
    checkpoints = new Checkpoints(folder, ID, metrics);
    MetricsLog log = MetricsLog.open(metrics, 0);
    for (int epoch = 1; epoch <= 3; epoch++) {
      log.append(Fixtures.metrics(epoch, 1.5 / epoch));
      checkpoints.write(Fixtures.checkpoint(epoch), log.force());
    }
  }

  @Test
  void progress_afterThreeEpochs_hasAllBitsOfTheThird() {
    Progress progress = progress();
    var checkpoint = Objects.requireNonNull(progress.checkpoint());
    var written = Fixtures.checkpoint(3);
    assertThat(damage).isEmpty();
    assertThat(progress.epochs())
        .containsExactly(
            Fixtures.metrics(1, 1.5), Fixtures.metrics(2, 0.75), Fixtures.metrics(3, 0.5));
    assertThat(checkpoint.epoch()).isEqualTo(3);
    assertThat(checkpoint.iteration()).isEqualTo(30);
    assertThat(bits(checkpoint.parameters())).isEqualTo(bits(written.parameters()));
    assertThat(checkpoint.optimizer()).hasSize(1);
    assertThat(bits(checkpoint.optimizer().get(0))).isEqualTo(bits(written.optimizer().get(0)));
  }

  @Test
  void write_keepsTheLastTwo() {
    assertThat(folder)
        .isDirectoryNotContaining("glob:**checkpoint-1.bin")
        .isDirectoryContaining("glob:**checkpoint-2.bin")
        .isDirectoryContaining("glob:**checkpoint-3.bin");
  }

  @Test
  void progress_lastOneCut_isTheOneBefore() throws IOException {
    Path last = folder.resolve("checkpoint-3.bin");
    byte[] bytes = Files.readAllBytes(last);
    for (int length : new int[] {0, 5, 90, bytes.length / 2, bytes.length - 1}) {
      Files.write(last, java.util.Arrays.copyOf(bytes, length));
      damage.clear();
      assertThat(progress().epochs()).hasSize(2);
      assertThat(damage).hasSize(1).allMatch(it -> it.contains("checkpoint-3.bin: cannot be read"));
    }
  }

  @Test
  void progress_bothDamaged_beginsAnew() throws IOException {
    for (String name : List.of("checkpoint-2.bin", "checkpoint-3.bin")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      bytes[bytes.length - 40] ^= 1;
      Files.write(folder.resolve(name), bytes);
    }
    assertThat(progress()).isEqualTo(Progress.NONE);
    assertThat(damage).hasSize(2).allMatch(it -> it.contains("its checksum is wrong"));
  }

  @Test
  void progress_lineAfterTheCheckpoint_isNotUsedAndCutByTheNextLog() throws IOException {
    byte[] whole = Files.readAllBytes(metrics);
    Files.writeString(metrics, Files.readString(metrics) + "{\"epoch\":4,\"tra");
    assertThat(progress().epochs()).hasSize(3);
    MetricsLog.open(metrics, 3);
    assertThat(metrics).hasBinaryContent(whole);
  }

  @Test
  void progress_metricsChanged_goesBackBeforeTheChange() throws IOException {
    String text = Files.readString(metrics);
    Files.writeString(
        metrics, text.replace("\"validation_loss\":0.5,", "\"validation_loss\":0.4,"));
    assertThat(Files.readString(metrics)).isNotEqualTo(text);
    assertThat(progress().epochs()).hasSize(2);
    assertThat(damage).hasSize(1).allMatch(it -> it.contains("metrics.jsonl: is damaged"));
  }

  @Test
  void progress_checkpointOfAnotherRunOrEpoch_isNotUsed() throws IOException {
    Files.move(folder.resolve("checkpoint-3.bin"), folder.resolve("checkpoint-4.bin"));
    assertThat(progress().epochs()).hasSize(2);
    assertThat(damage).hasSize(1).allMatch(it -> it.contains("is of run " + ID + ", epoch 3"));
    damage.clear();
    Checkpoints other = new Checkpoints(folder, "ba9876543210", metrics);
    assertThat(other.progress(damage::add)).isEqualTo(Progress.NONE);
    assertThat(damage).hasSize(2);
  }

  @Test
  void read_lengthThatLies_asksForNoMoreThanTheFileHas() throws IOException {
    Path file = folder.resolve("checkpoint-3.bin");
    byte[] bytes = Files.readAllBytes(file);
    int length = 8 + 12 + 64 + 4 + 8 + 4;
    for (byte high : new byte[] {0x7f, -1}) {
      bytes[length + 3] = high;
      Files.write(file, bytes);
      assertThatThrownBy(() -> CheckpointFile.read(file))
          .isInstanceOf(ResultsException.class)
          .hasMessageContaining("values, got");
    }
  }

  private Progress progress() {
    return checkpoints.progress(damage::add);
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }
}
