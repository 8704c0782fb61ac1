package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change on the command line that is not made, or made to something else, trains for hours what
 * nobody asked for; a run that is left out must neither be trained nor count as done.
 */
final class SpecOptionsTest extends MainCalls {
  private static final String TINY =
      """
      {
        "name": "tiny",
        "data": { "dataset": "cifar10-small", "train": 40, "validation": 20, "test": 20 },
        "model": { "layers": [ { "type": "output" } ] },
        "penalty": { "type": "l2" },
        "training": { "batchSize": 20, "epochs": 1 },
        "sweep": { "penalty.lambda": [0, 1e-3], "seed": [1, 2] }
      }
      """;

  @TempDir private Path folder;
  private String spec = "";
  private String results = "";

  @BeforeEach
  void writeSpec() throws IOException {
    spec = Files.writeString(folder.resolve("tiny.json"), TINY).toString();
    results = folder.resolve("results").toString();
  }

  @Test
  void only_trainsThoseAndKeepsThePlan() throws IOException {
    assertThat(train("--only", "penalty.lambda=0.001", "--only", "seed=2")).isZero();
    assertThat(err()).contains("tiny: 4 runs, 3 left out by --only", "[1/1]");
    assertThat(statuses()).containsExactlyInAnyOrder("pending", "pending", "pending", "completed");
    err.reset();
    assertThat(train("--only", "seed=1", "--only", "seed=2")).isZero();
    assertThat(err()).contains("tiny: 4 runs, 1 of them already there\n", "[3/3]");
    assertThat(statuses()).containsOnly("completed");
  }

  @Test
  void only_plan_countsTheRest() {
    assertThat(run("plan", spec, "--results", results, "--no-probe", "--only", "seed=2")).isZero();
    assertThat(out())
        .contains(": 2 to train, none yet in ", ", 2 left out by --only", "2 in all, 1 a run");
  }

  @Test
  void only_validate_countsThem() {
    assertThat(run("validate", spec, "--only", "seed=2")).isZero();
    assertThat(out())
        .isEqualToNormalizingNewlines(spec + ": valid, 4 runs, of which --only takes 2\n");
  }

  @Test
  void only_valueOrPathThatIsNotSwept_isRejectedWithTheirs() {
    assertThat(train("--only", "penalty.lambda=1", "--only", "penalty.lamda=0")).isEqualTo(2);
    assertThat(err())
        .isEqualToNormalizingNewlines(
            """
            --only penalty.lambda: must be one of the values of the sweep (0, 1e-3), got 1
            --only penalty.lamda: must be a path that tiny sweeps (penalty.lambda, seed); \
            did you mean "penalty.lambda"?
            """);
    assertThat(Path.of(results)).doesNotExist();
  }

  @Test
  void seeds_areOneToN() {
    assertThat(run("validate", spec, "--seeds", "5")).isZero();
    assertThat(out()).contains("valid, 10 runs");
    assertThat(run("validate", spec, "--seeds", "0")).isEqualTo(2);
    assertThat(err()).contains("must be an integer from 1 to 1000, got 0");
    err.reset();
    assertThat(run("validate", spec, "--seeds", "2", "--sweep", "seed=[1]")).isEqualTo(2);
    assertThat(err())
        .isEqualToNormalizingNewlines(
            "--seeds: must be the only one for its path, got --sweep seed too\n");
  }

  @Test
  void printResolved_isASpecWithEverythingInIt() throws IOException {
    Files.writeString(
        folder.resolve("leaf.json"), "{ \"extends\": \"tiny.json\", \"name\": \"leaf\" }");
    for (String command : new String[] {"run", "validate", "plan"}) {
      out.reset();
      String leaf = folder.resolve("leaf.json").toString();
      assertThat(run(command, leaf, "--set", "training.epochs=9", "--print-resolved")).isZero();
      var printed = SpecReader.read("printed.json", out());
      assertThat(printed.name()).isEqualTo("leaf");
      assertThat(printed.runs()).hasSize(4);
      assertThat(printed.runs().get(0).spec().training().epochs()).isEqualTo(9);
      assertThat(printed.resolved().at("/data/splitSeed").asInt()).isEqualTo(1);
    }
    assertThat(Path.of("results/leaf")).doesNotExist();
  }

  @Test
  void printResolved_ofSeveral_isRejected() throws IOException {
    String other =
        Files.writeString(folder.resolve("other.json"), TINY.replace("tiny", "other")).toString();
    assertThat(run("validate", spec, other, "--print-resolved")).isEqualTo(2);
    assertThat(err())
        .isEqualToNormalizingNewlines(
            "--print-resolved: must be given with one experiment file, got 2\n");
  }

  @Test
  void mistakeInAChange_isOneLineAndStartsNothing() {
    assertThat(train("--set", "training.epochs=many")).isEqualTo(2);
    assertThat(err())
        .isEqualToNormalizingNewlines(
            "--set training.epochs: must be an integer >= 1, got \"many\"\n");
    err.reset();
    assertThat(train("--set", "training.epochs")).isEqualTo(2);
    assertThat(err())
        .isEqualToNormalizingNewlines(
            "--set: must be followed by a path, '=' and a value, got \"training.epochs\"\n");
    assertThat(Path.of(results)).doesNotExist();
  }

  @Test
  void changes_areInWhatReplayReadsAndInTheProvenance() throws IOException {
    assertThat(train("--set", "training.epochs=2", "--sweep", "seed=[7]")).isZero();
    Path experiment = Path.of(results, "tiny", "experiment.json");
    String copy = folder.resolve("copy.json").toString();
    assertThat(run("replay", experiment.toString(), "--write-only", copy)).isZero();
    err.reset();
    assertThat(run("run", copy, "--results", results)).isZero();
    assertThat(err()).contains("tiny: 2 runs, 2 of them already there");
    try (Stream<Path> files = Files.walk(Path.of(results))) {
      assertThat(files.filter(file -> file.endsWith("result.json")))
          .hasSize(2)
          .allSatisfy(file -> assertThat(file).content().contains("training.epochs=2"));
    }
  }

  private Stream<String> statuses() throws IOException {
    return Files.readAllLines(Path.of(results, "tiny", "summary.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1)[1]);
  }

  private int train(String... options) {
    return run(
        Stream.concat(Stream.of("run", spec, "--results", results), Stream.of(options))
            .toArray(String[]::new));
  }
}
