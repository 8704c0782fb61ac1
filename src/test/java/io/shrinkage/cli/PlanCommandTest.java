package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guards against a plan that is not what {@code run} then does, and against one that leaves
 * something behind.
 */
final class PlanCommandTest extends MainCalls {
  private static final String TINY =
      """
      {
        "name": "tiny", "description": "two strengths",
        "data": { "dataset": "mnist", "train": 40, "validation": 250, "test": 20 },
        "model": { "layers": [ { "type": "dense", "units": 4 }, { "type": "output" } ] },
        "penalty": { "type": "l2", "lambda": 0 },
        "training": { "batchSize": 8, "epochs": 3 },
        "sweep": { "penalty.lambda": [0, 1e-3], "seed": [7, 8] }
      }
      """;

  @TempDir private Path folder;

  /** 784 * 4 + 4 and 4 * 10 + 10 parameters; 6 epochs a strength. */
  @Test
  void plan_withoutProbe_saysAllThatTheSpecTells() throws IOException {
    Path spec = spec(TINY);
    assertThat(plan(spec, "--no-probe", "--workers", "1")).isZero();
    assertThat(out())
        .isEqualToNormalizingNewlines(
            """
            tiny: two strengths
              runs      4 (2 configurations x 2 seeds): 4 to train, none yet in %s
              epochs    12 in all, 3 a run
              network   3,190 parameters, of which 3,176 are weights
              disk      about 2 MB in all, and up to 1 MB more while it trains
              memory    about 136 MB a run; 1 worker at once
              time      not estimated (--no-probe)
              warning   With 2 seeds for each configuration the report can give no interval and no test. [too-few-seeds]
                        Add seeds: "seed": [7, 8, 1, 2, 3, 4].
              warning   250 validation images give an accuracy of 90 %% a standard error of 1.9 points: two accuracies that differ by less than 5.3 points may do so by chance, whatever the number of seeds. [small-validation]
                        Use more of the images that are there: "validation": 1000.
              warning   Over the whole run, l2 with lambda 1e-3 shrinks a weight that has no data gradient by at most 0.3 %%: as good as no penalty. [strength-too-small]
                        Start the strengths at about "lambda": 3.4e-3, where l2 takes 1 %%.
              note      The penalty has one strength only (l2 with lambda 1e-3), so that the report cannot say whether another would be better. [one-strength]
                        Sweep at least a decade to either side, 0 among the values: "penalty.lambda": { "values": [0], "logspace": { "from": 1e-4, "to": 0.01, "count": 5 } }.
            """
                .formatted(folder.resolve("results/tiny")));
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void plan_withProbe_estimatesTheTimeAndLeavesNothing() throws IOException {
    assertThat(plan(spec(TINY))).isZero();
    assertThat(out())
        .containsPattern("  time      about .+ with \\d workers? \\(a probe trained 15 batches of");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void plan_afterSomeRuns_countsWhatRunWouldTrain() throws IOException {
    Path spec = spec(TINY.replace("[7, 8]", "[7]"));
    assertThat(run(spec.toString(), "--results", folder.resolve("results").toString())).isZero();
    spec(TINY);
    out.reset();
    assertThat(plan(spec, "--no-probe")).isZero();
    assertThat(out()).contains(": 2 to train, 2 already in ");
    err.reset();
    run(spec.toString(), "--results", folder.resolve("results").toString());
    assertThat(err()).contains("4 runs, 2 of them already there");
    out.reset();
    assertThat(plan(spec)).isZero();
    assertThat(out())
        .contains(": 0 to train, 4 already in ", "nothing is left to train")
        .doesNotContain("while it trains");
  }

  @Test
  void plan_withoutTheData_saysWhatTheSpecTells() throws IOException {
    Path spec = spec(TINY.replace("mnist", "cifar100"));
    assertThat(plan(spec, "--data", folder.resolve("nowhere").toString())).isZero();
    assertThat(out())
        .contains("4 (2 configurations x 2 seeds); without the data it is not known")
        .containsPattern("  data      cifar100: .*nowhere")
        // 3072 * 4 + 4 and 4 * 100 + 100
        .contains("12,792 parameters", "[too-few-seeds]")
        .doesNotContain("  time", "  memory");
  }

  @Test
  void plan_ofFolds_countsThem() throws IOException {
    Path spec = spec(TINY.replace("\"validation\": 250", "\"validation\": { \"folds\": 4 }"));
    assertThat(plan(spec, "--no-probe")).isZero();
    assertThat(out()).contains("16 (2 configurations x 2 seeds x 4 folds): 16 to train");
  }

  @Test
  void plan_brokenSpec_exitsWith2() throws IOException {
    assertThat(plan(spec(TINY.replace("[0, 1e-3]", "[0, -1e-3]")))).isEqualTo(2);
    assertThat(err()).contains("penalty.lambda", "must be").doesNotContain("\tat ");
  }

  @Test
  void plan_unknownOption_namesTheNearest() throws IOException {
    assertThat(plan(spec(TINY), "--no-prob")).isEqualTo(2);
    assertThat(err()).startsWith("unknown option --no-prob; nearest: --no-probe");
  }

  @Test
  void run_doubtfulSweep_warnsBeforeItTrains() throws IOException {
    assertThat(run(spec(TINY).toString(), "--results", folder.resolve("r").toString())).isZero();
    assertThat(err()).startsWith("tiny: warning: With 2 seeds").contains("[small-validation]");
    assertThat(err().indexOf("[small-validation]")).isLessThan(err().indexOf("tiny: 4 runs"));
    assertThat(err()).doesNotContain("[one-strength]");
  }

  @Test
  void validate_doubtfulSweep_isValidAndWarnsBesideTheAnswer() throws IOException {
    Path spec = spec(TINY);
    assertThat(run("validate", spec.toString())).isZero();
    assertThat(out()).isEqualToNormalizingNewlines(spec + ": valid, 4 runs\n");
    assertThat(err().lines()).hasSize(3).allMatch(line -> line.startsWith("tiny: warning: "));
  }

  private int plan(Path spec, String... options) {
    String[] args = new String[options.length + 4];
    args[0] = "plan";
    args[1] = spec.toString();
    args[2] = "--results";
    args[3] = folder.resolve("results").toString();
    System.arraycopy(options, 0, args, 4, options.length);
    return run(args);
  }

  private Path spec(String content) throws IOException {
    return Files.writeString(folder.resolve("tiny.json"), content);
  }
}
