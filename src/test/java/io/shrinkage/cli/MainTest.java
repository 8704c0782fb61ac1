package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts rely on exit codes, and people on one clear message: a stack trace for a typing error, or
 * a 0 after a failure, fails them.
 */
final class MainTest extends MainCalls {
  private static final String TINY =
      """
      {
        "name": "tiny", "description": "two runs of one epoch",
        "data": { "dataset": "cifar10-small", "train": 40, "validation": 20, "test": 20 },
        "model": { "layers": [ { "type": "dense", "units": 4, "activation": "relu" },
                               { "type": "output" } ] },
        "penalty": { "type": "l2", "lambda": 0 },
        "training": { "batchSize": 20, "epochs": 1 },
        "sweep": { "penalty.lambda": [0, 1e-3] }
      }
      """;

  @TempDir private Path folder;

  @Test
  void run_tinyExperiment_leavesResultsAndExitsWith0() throws IOException {
    Path spec = spec("tiny.json", TINY);
    Path results = folder.resolve("results");
    int code = run(spec.toString(), "--results", results.toString(), "--workers", "1");
    assertThat(err()).contains("tiny: 2 runs", "[1/2]", "[2/2]", "penalty.lambda=1e-3");
    assertThat(code).isEqualTo(0);
    assertThat(results.resolve("tiny/summary.csv")).exists();
    assertThat(results.resolve("tiny/report.html")).exists();
    assertThat(out())
        .contains("configuration", "penalty.lambda=0", "penalty.lambda=1e-3", "1/1")
        .contains("report: " + results.resolve("tiny/report.html"));
  }

  @Test
  void run_afterAKillWhileTheSummaryWasWritten_clearsAway() throws IOException {
    Path experiment = Files.createDirectories(folder.resolve("results/tiny"));
    Path torn = Files.writeString(experiment.resolve("summary.csv.0.tmp"), "run_id,sta");
    Path spec = spec("tiny.json", TINY);
    assertThat(run(spec.toString(), "--results", folder.resolve("results").toString())).isZero();
    assertThat(torn).doesNotExist();
  }

  @Test
  void run_namedBaseline_isReadBackFromTheResults() throws IOException {
    Path spec =
        spec(
            "tiny.json",
            TINY.replace(
                "\"sweep\"", "\"baseline\": { \"type\": \"l2\", \"lambda\": 1e-3 }, \"sweep\""));
    assertThat(run(spec.toString(), "--results", folder.resolve("results").toString())).isZero();
    assertThat(folder.resolve("results/tiny/report.html")).content().contains("the baseline (L2");
    assertThat(folder.resolve("results/tiny/test.json")).exists();
  }

  @Test
  void report_storedResults_writesTheReportAgain() throws IOException {
    Path spec = spec("tiny.json", TINY);
    Path results = folder.resolve("results");
    run("run", spec.toString(), "--results", results.toString());
    Path report = results.resolve("tiny/report.html");
    Files.delete(report);
    assertThat(run("report", results.resolve("tiny").toString())).isEqualTo(0);
    assertThat(report).exists();
  }

  @Test
  void run_resultsFolderThatIsAFile_exitsWith1AndOneLine() throws IOException {
    Path spec = spec("tiny.json", TINY);
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    assertThat(run(spec.toString(), "--results", file.toString())).isEqualTo(1);
    assertThat(err().lines()).anyMatch(line -> line.contains("cannot be made"));
    assertThat(err()).doesNotContain("\tat ");
  }

  @Test
  void run_brokenSpecBesideAGoodOne_startsNothing() throws IOException {
    Path good = spec("tiny.json", TINY);
    Path broken = spec("broken.json", TINY.replace("\"batchSize\": 20", "\"batchSize\": 0"));
    Path results = folder.resolve("results");
    int code = run(good.toString(), broken.toString(), "--results", results.toString());
    assertThat(code).isEqualTo(2);
    assertThat(err()).contains("broken.json:").doesNotContain("\tat ");
    assertThat(results).doesNotExist();
  }

  @Test
  void run_twoSpecsOfOneName_startsNothing() throws IOException {
    Path one = spec("one.json", TINY);
    Path two = spec("two.json", TINY.replace("\"tiny\"", "\"Tiny\""));
    assertThat(run(one.toString(), two.toString())).isEqualTo(2);
    assertThat(err())
        .isEqualToNormalizingNewlines(
            two
                + ": name: must not be that of "
                + one
                + " (ignoring case), got \"Tiny\"; results go to a folder of that name, so rename"
                + " one of the two\n");
  }

  @Test
  void validate_oneFileTwice_saysSo() throws IOException {
    Path one = spec("one.json", TINY);
    Path again = one.getParent().resolve(".").resolve("one.json");
    assertThat(run("validate", one.toString(), again.toString())).isEqualTo(2);
    assertThat(err())
        .isEqualToNormalizingNewlines(
            again + ": must be given once, got it again; leave one out\n");
  }

  @Test
  void run_dataThatIsNotThere_exitsWith2BeforeAnythingStarts() throws IOException {
    Path spec = spec("full.json", TINY.replace("cifar10-small", "cifar10"));
    String results = folder.resolve("results").toString();
    String data = folder.resolve("nowhere").toString();
    int code = run(spec.toString(), "--results", results, "--data", data, "--offline");
    assertThat(code).isEqualTo(2);
    assertThat(err()).contains("data fetch cifar10 --data " + data).doesNotContain("\tat ");
    assertThat(Path.of(results)).doesNotExist();
  }

  @Test
  void run_missingFile_exitsWith2() {
    assertThat(run(folder.resolve("missing.json").toString())).isEqualTo(2);
    assertThat(err()).contains("missing.json").doesNotContain("\tat ");
  }

  @Test
  void run_nothing_saysWhatIsExpected() {
    assertThat(run()).isEqualTo(2);
    assertThat(err()).contains("expected an experiment file", "--help");
  }

  @Test
  void run_unknownOption_namesTheNearest() {
    assertThat(run("x.json", "--worker", "2")).isEqualTo(2);
    assertThat(err()).startsWith("unknown option --worker; nearest: --workers");
    assertThat(run("run", "x.json", "--result", "2")).isEqualTo(2);
    assertThat(err()).contains("unknown option --result; nearest: --results");
  }

  @Test
  void run_misspeltCommand_namesTheNearest() {
    assertThat(run("validat", "x.json")).isEqualTo(2);
    assertThat(err()).startsWith("unknown command validat; nearest: validate");
  }

  @Test
  void run_workersThatCannotBe_saysTheConstraint() {
    for (String workers : new String[] {"0", "-1", "two", "1.5"}) {
      assertThat(run("x.json", "--workers", workers)).isEqualTo(2);
      assertThat(err()).contains("must be an integer from 1 to 1024, got " + workers);
    }
  }

  @Test
  void validate_goodSpec_countsRuns() throws IOException {
    Path spec = spec("tiny.json", TINY);
    assertThat(run("validate", spec.toString())).isEqualTo(0);
    assertThat(out()).isEqualToNormalizingNewlines(spec + ": valid, 2 runs\n");
  }

  @Test
  void validate_folds_countsTheirRuns() throws IOException {
    Path spec =
        spec("tiny.json", TINY.replace("\"validation\": 20", "\"validation\": {\"folds\": 4}"));
    assertThat(run("validate", spec.toString())).isEqualTo(0);
    assertThat(out()).isEqualToNormalizingNewlines(spec + ": valid, 8 runs (4 folds)\n");
  }

  @Test
  void validate_schemaBesideExperiments_isLeftOut() throws IOException {
    Path spec = spec("tiny.json", TINY);
    Path schema = spec("experiment.schema.json", "{}");
    assertThat(run("validate", schema.toString(), spec.toString())).isEqualTo(0);
    assertThat(out()).isEqualToNormalizingNewlines(spec + ": valid, 2 runs\n");
  }

  @Test
  void schema_isTheShippedOne() throws IOException {
    Path copy = folder.resolve("copy.json");
    assertThat(run("schema", "--output", copy.toString())).isEqualTo(0);
    assertThat(copy).hasSameTextualContentAs(Path.of("experiments/experiment.schema.json"));
    out.reset();
    assertThat(run("schema")).isEqualTo(0);
    assertThat(out()).isEqualToNormalizingNewlines(Files.readString(copy));
  }

  @Test
  void schema_folderThatIsNotThere_exitsWith2AndOneLine() {
    Path copy = folder.resolve("nowhere/copy.json");
    assertThat(run("schema", "--output", copy.toString())).isEqualTo(2);
    assertThat(err().lines()).hasSize(1);
    assertThat(err()).startsWith(copy + ": must be a place to write the schema to");
  }

  @Test
  void report_folderOfSomethingElse_exitsWith2() {
    assertThat(run("report", folder.toString())).isEqualTo(2);
    assertThat(err()).contains("must be the folder of an experiment").doesNotContain("\tat ");
  }

  @Test
  void version_saysWhichBuild() {
    assertThat(run("--version")).isEqualTo(0);
    assertThat(out()).startsWith("shrinkage ").contains("commit");
  }

  private Path spec(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
