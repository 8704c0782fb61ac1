package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.cli.RunnerJar.Ended;
import io.shrinkage.cli.RunnerJar.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people start is runner.jar: a class or a native library left out of it shows only here. */
final class RunnerJarIT {
  private static final String SPEC =
      """
      {
        "name": "tiny", "keepModels": true,
        "data": { "dataset": "cifar10-small", "train": 100, "validation": 50, "test": 50 },
        "model": { "layers": [ { "type": "conv", "filters": 4, "kernel": 3, "stride": 2 },
                               { "type": "batch-norm" },
                               { "type": "max-pool", "size": 2 },
                               { "type": "output" } ] },
        "penalty": { "type": "l1", "lambda": 1e-3 },
        "training": { "batchSize": 25, "epochs": 2 },
        "sweep": { "seed": [1, 2] }
      }
      """;

  @TempDir private Path folder;

  @Test
  void run_tinyExperiment_leavesEveryFile() throws Exception {
    Path spec = Files.writeString(folder.resolve("tiny.json"), SPEC);
    Ended ended = start(spec.toString()).end();
    assertThat(ended.code()).as(ended.err()).isEqualTo(0);
    Path experiment = folder.resolve("results/tiny");
    assertThat(files(experiment)).contains("experiment.json", "summary.csv", "report.html", "runs");
    assertThat(files(experiment.resolve("runs"))).hasSize(2);
    for (String id : files(experiment.resolve("runs"))) {
      assertThat(files(experiment.resolve("runs").resolve(id)))
          .containsExactlyInAnyOrder(
              "spec.json",
              "metrics.jsonl",
              "result.json",
              "weights.bin",
              "diagnostics.json",
              "model.zip");
    }
    assertThat(Files.readString(experiment.resolve("runs").resolve(anId()).resolve("result.json")))
        .contains("\"one_dnn\"")
        .doesNotContain("\"commit\" : \"unknown\"");
    assertThat(ended.out()).contains("report: ");
    assertThat(ended.err()).doesNotContain("\tat ", "WARN", "SLF4J");
  }

  @Test
  void run_again_trainsNothing() throws Exception {
    Path spec = Files.writeString(folder.resolve("tiny.json"), SPEC);
    start(spec.toString()).end();
    Ended again = start(spec.toString()).end();
    assertThat(again.code()).isEqualTo(0);
    assertThat(again.err()).contains("2 runs, 2 of them already there").doesNotContain("[1/");
  }

  @Test
  void replayAndVerify_ownReport_giveTheSameRunsAndBits() throws Exception {
    Path spec = Files.writeString(folder.resolve("mine.json"), SPEC);
    start(spec.toString()).end();
    Ended replayed = start("replay", "results/tiny/report.html").end();
    assertThat(replayed.code()).as(replayed.err()).isEqualTo(0);
    assertThat(replayed.out()).contains("spec: tiny.json");
    assertThat(replayed.err()).contains("2 runs, 2 of them already there");
    assertThat(files(folder)).contains("tiny.json");
    Ended verified = start("verify", "results/tiny").end();
    assertThat(verified.code()).as(verified.out()).isEqualTo(0);
    assertThat(verified.out()).contains("2 of 2 runs bit-identical");
  }

  @Test
  void run_brokenSpec_exitsWith2AndOneLine() throws Exception {
    Path spec = Files.writeString(folder.resolve("broken.json"), SPEC.replace("1e-3", "-1e-3"));
    Ended ended = start(spec.toString()).end();
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains("broken.json:", "penalty.lambda: must be");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void run_onSparkThatIsNotThere_exitsWith2AndTheLineToUse() throws Exception {
    Path spec = Files.writeString(folder.resolve("tiny.json"), SPEC);
    Ended ended = start("run", spec.toString(), "--executor", "spark").end();
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains(
            "-cp \"runner.jar:$SPARK_HOME/jars/*\" io.shrinkage.cli.Main run "
                + spec
                + " --executor spark\n")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  private Running start(String... args) throws IOException {
    return RunnerJar.start(folder, List.of(), args);
  }

  private String anId() throws IOException {
    return files(folder.resolve("results/tiny/runs")).get(0);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
