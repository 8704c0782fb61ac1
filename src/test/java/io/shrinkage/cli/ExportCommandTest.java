package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against an export that says nothing of what it left out, or fails with a stack trace. */
final class ExportCommandTest extends MainCalls {
  private static final String TINY =
      """
      {
        "name": "tiny",
        "data": { "dataset": "cifar10-small", "train": 40, "validation": 20, "test": 20 },
        "model": { "layers": [ { "type": "dense", "units": 4 }, { "type": "output" } ] },
        "penalty": { "type": "l2", "lambda": 0 },
        "training": { "batchSize": 20, "epochs": 2 },
        "sweep": { "penalty.lambda": [0, 1e-3] }
      }
      """;

  @TempDir private Path folder;

  @Test
  void export_realRuns_leavesEveryFormatAndSaysWhere() throws IOException {
    Path results = trained();
    out.reset();
    assertThat(run("export", results.toString())).as(err()).isEqualTo(0);
    Path export = results.resolve("export");
    // two runs of epochs 0 to 2, two layers
    assertThat(Files.readAllLines(export.resolve("epochs.csv"))).hasSize(1 + 2 * 3);
    assertThat(Files.readAllLines(export.resolve("layers.csv"))).hasSize(1 + 2 * 3 * 2);
    assertThat(Files.size(export.resolve("experiment-data.json"))).isGreaterThan(10_000);
    assertThat(out())
        .isEqualToNormalizingNewlines(
            """
            csv: %1$s/epochs.csv
            csv: %1$s/layers.csv
            json: %1$s/experiment-data.json
            tensorboard: %1$s/tensorboard
            mlflow: %1$s/mlruns
            markdown: %1$s/table.md
            latex: %1$s/table.tex
            """
                .formatted(export));
    assertThat(run("report", results.toString())).as(err()).isEqualTo(0);
  }

  @Test
  void export_someFormatsElsewhere_leavesThemAlone() throws IOException {
    Path results = trained();
    Path target = folder.resolve("elsewhere");
    String[] args = {"--format", "json,csv", "--format", "csv", "--out", target.toString()};
    assertThat(
            run("export", results.toString(), args[0], args[1], args[2], args[3], args[4], args[5]))
        .as(err())
        .isEqualTo(0);
    assertThat(target.toFile().list())
        .containsExactlyInAnyOrder(
            "epochs.csv", "layers.csv", "experiment-data.json", "export.json");
    assertThat(results.resolve("export")).doesNotExist();
  }

  @Test
  void export_whatIsWrong_isOneLineAndItsCode() throws IOException {
    assertThat(run("export", "x", "--format", "csv,tensorbord")).isEqualTo(2);
    assertThat(err())
        .contains(
            "must be one of csv, json, tensorboard, mlflow, markdown, latex, got tensorbord; did you mean"
                + " \"tensorboard\"?");
    assertThat(run("export", folder.toString())).isEqualTo(2);
    assertThat(err()).contains(folder + ": must be the folder of an experiment, got none");
    Path results = trained();
    Path file = Files.writeString(folder.resolve("file"), "");
    err.reset();
    assertThat(run("export", results.toString(), "--out", file.resolve("x").toString()))
        .isEqualTo(1);
    assertThat(err()).startsWith(file.resolve("x") + ": cannot be written").hasLineCount(1);
    Files.createDirectories(results.resolve("export"));
    Files.writeString(results.resolve("export/epochs.csv"), "mine");
    err.reset();
    assertThat(run("export", results.toString())).isEqualTo(2);
    assertThat(err()).contains("must be free or from an earlier export").hasLineCount(1);
    try (var runs = Files.newDirectoryStream(results.resolve("runs"))) {
      Files.writeString(runs.iterator().next().resolve("metrics.jsonl"), "{}");
    }
    err.reset();
    assertThat(run("export", results.toString())).isEqualTo(1);
    assertThat(err()).contains("is damaged or was changed").hasLineCount(1);
  }

  private Path trained() throws IOException {
    Path spec = Files.writeString(folder.resolve("tiny.json"), TINY);
    Path results = folder.resolve("results");
    assertThat(run("run", spec.toString(), "--results", results.toString(), "--workers", "1"))
        .as(err())
        .isEqualTo(0);
    return results.resolve("tiny");
  }
}
