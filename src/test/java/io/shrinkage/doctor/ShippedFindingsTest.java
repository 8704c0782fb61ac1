package io.shrinkage.doctor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.spec.ShippedExperiments;
import io.shrinkage.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Guards against a change of what the doctor says of the experiments that people start with; {@code
 * mvn test -Dtest=ShippedFindingsTest -Dshrinkage.write=true} writes the file anew.
 */
final class ShippedFindingsTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/shrinkage/doctor/shipped-findings.txt");

  @BeforeAll
  static void write() throws IOException {
    if (Boolean.getBoolean("shrinkage.write")) {
      Files.writeString(GOLDEN, findings());
    }
  }

  @Test
  void findings_areTheseOnes() throws IOException {
    assertThat(findings()).isEqualToNormalizingNewlines(Files.readString(GOLDEN));
  }

  private static String findings() throws IOException {
    return ShippedExperiments.files().stream()
        .map(
            file ->
                file.getFileName()
                    + "\n"
                    + SpecDoctor.examine(SpecReader.read(file)).stream()
                        .map(finding -> "  " + finding.line() + "\n")
                        .collect(joining()))
        .collect(joining());
  }
}
