package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for a long sweep reads its report before the end, which must be whole and say so. */
final class LiveReportTest extends MainCalls {
  private static final String TINY =
      """
      {
        "name": "tiny",
        "data": { "dataset": "cifar10-small", "train": 40, "validation": 20, "test": 20 },
        "model": { "layers": [ { "type": "output" } ] },
        "penalty": { "type": "l2", "lambda": 0 },
        "training": { "batchSize": 20, "epochs": 1 },
        "sweep": { "penalty.lambda": [0, 1e-3] }
      }
      """;

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void refresh_whileARunIsMissing_writesAPartialReport() throws IOException, InterruptedException {
    Path spec = Files.writeString(folder.resolve("tiny.json"), TINY);
    assertThat(run(spec.toString(), "--results", folder.toString(), "--workers", "1")).isZero();
    Path experiment = folder.resolve("tiny");
    Path report = experiment.resolve("report.html");
    assertThat(report).content().doesNotContain("This report is partial");
    try (var runs = Files.newDirectoryStream(experiment.resolve("runs"))) {
      Files.delete(runs.iterator().next().resolve("result.json"));
    }
    Files.delete(report);
    try (LiveReport live = new LiveReport()) {
      live.refresh(experiment);
      while (!Files.exists(report)) {
        Thread.sleep(10);
      }
    }
    assertThat(report).content().contains("This report is partial: 1 of 2");
  }

  @Test
  void refresh_ofAFolderThatCannotBeRead_isLeftToTheEnd() {
    try (LiveReport live = new LiveReport()) {
      live.refresh(folder.resolve("nowhere"));
    }
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }
}
