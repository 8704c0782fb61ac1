package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A byte that changes in test.json must not become another number, or another count of looks. */
final class TestFileTest {
  private static final String A = "aaaaaaaaaaaa";
  private static final String B = "bbbbbbbbbbbb";
  private static final TestFile CONTENT =
      new TestFile(
          List.of(look(1, A), look(2, A, B)),
          Map.of(A, new TestResult(1, 0.1234567890123456, 0.5, 1000, "ab".repeat(32), 0)));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() {
    CONTENT.write(folder);
    file = folder.resolve("test.json");
  }

  private static TestLook look(int number, String... runs) {
    return new TestLook(
        number, "2026-01-02T03:04:05Z", List.of("run"), "lambda.min", List.of(runs));
  }

  @Test
  void read_writtenFile_isTheSame() {
    assertThat(TestFile.read(folder)).isEqualTo(CONTENT);
  }

  @Test
  void write_keys_areThoseThatOthersRead() {
    JsonNode tree = ResultsJson.read(file, JsonNode.class);
    assertThat(tree.fieldNames()).toIterable().containsExactly("looks", "results", "checksum");
    assertThat(tree.at("/looks/1").fieldNames())
        .toIterable()
        .containsExactly("number", "time", "command", "selected_by", "runs");
    assertThat(tree.path("results").path(A).fieldNames())
        .toIterable()
        .containsExactly(
            "look",
            "test_loss",
            "test_accuracy",
            "images",
            "weights_sha256",
            "validation_difference");
  }

  @Test
  void read_anyByteChanged_isTheSameOrSaid() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int said = 0;
    for (int i = 0; i < whole.length; i++) {
      for (int change : new int[] {1, 0x20, 0x80}) {
        byte[] bytes = whole.clone();
        bytes[i] ^= (byte) change;
        Files.write(file, bytes);
        said += isSaid() ? 1 : 0;
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
      }
    }
    // white space apart
    assertThat(said).isGreaterThan(2 * whole.length);
  }

  @Test
  void read_cutAnywhere_isTheSameOrSaid() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int said = 0;
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      said += isSaid() ? 1 : 0;
    }
    assertThat(said).isEqualTo(whole.length - 1); // all but the line end
  }

  private boolean isSaid() {
    try {
      assertThat(TestFile.read(folder)).isEqualTo(CONTENT);
      return false;
    } catch (ResultsException e) {
      assertThat(e.getMessage()).startsWith(file + ": ").endsWith("beside the test results");
      return true;
    }
  }

  @Test
  void read_lookRemovedByHand_isSaidThoughItIsSealedAgain() {
    ObjectNode tree = ResultsJson.read(file, ObjectNode.class);
    tree.remove("checksum");
    tree.withArray("looks").remove(0);
    SealedJson.write(file, tree);
    assertThatThrownBy(() -> TestFile.read(folder))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("look 2 where look 1 must be");
  }

  @Test
  void read_resultsOfRunsThatAreGone_areOutdated() {
    TestRecord record = TestRecord.read(folder);
    assertThat(record.looks()).hasSize(2);
    assertThat(record.results()).isEmpty();
    assertThat(record.outdated()).containsExactly(A);
  }

  @Test
  void read_noFile_isNoLook() throws IOException {
    Files.delete(file);
    assertThat(TestRecord.read(folder)).isEqualTo(new TestRecord(List.of(), Map.of(), List.of()));
  }

  @Test
  void owing_runWithoutAResultOfItsNewestLook_isThatLook() {
    assertThat(CONTENT.owing(A)).isEqualTo(OptionalInt.of(2)); // measured in look 1 only
    assertThat(CONTENT.owing(B)).isEqualTo(OptionalInt.of(2));
    assertThat(CONTENT.owing("cccccccccccc")).isEmpty();
    TestResult second = new TestResult(2, 0.25, 0.5, 1000, "cd".repeat(32), 0);
    assertThat(CONTENT.with(A, second).owing(A)).isEmpty();
  }
}
