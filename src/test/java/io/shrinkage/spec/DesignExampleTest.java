package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Guards against a resolved spec that silently changes: run ids are made from it. */
final class DesignExampleTest {
  private static final Path FOLDER = Path.of("src/test/resources/specs");

  @Test
  void designExample_resolvesAsStored() throws IOException {
    Experiment experiment = SpecReader.read(FOLDER.resolve("design-example.json"));

    // 1 + 4 lambdas times 3 seeds
    assertThat(experiment.runs()).hasSize(15);
    assertThat(Json.pretty(experiment.resolved()) + "\n")
        .isEqualTo(Files.readString(FOLDER.resolve("design-example.resolved.json")));
    assertThat(Json.pretty(experiment.runs().get(14).resolved()) + "\n")
        .isEqualTo(Files.readString(FOLDER.resolve("design-example.run-15.json")));
  }
}
