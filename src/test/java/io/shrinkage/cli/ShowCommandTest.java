package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run shown for another one, of an id that fits both, would be believed. */
final class ShowCommandTest extends MainCalls {
  @TempDir private Path folder;

  private String results = "";
  private List<String> ids = List.of();

  @BeforeEach
  void train() throws IOException {
    results = folder.resolve("results").toString();
    run(TwoRuns.write(folder, "tiny"), "--results", results);
    out.reset();
    err.reset();
    try (Stream<Path> runs = Files.list(folder.resolve("results/tiny/runs"))) {
      ids = runs.map(run -> run.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void show_everyRun_hasItsOwnNumbersAndPenalty() {
    int penalized = 0;
    for (String id : ids) {
      out.reset();
      assertThat(show(id)).isZero();
      assertThat(out())
          .startsWith("tiny/" + id + ": completed")
          .contains("swept", "initial", "best ", "epoch 2: loss", "executed", "provenance")
          .contains("result.json, ", "weights.bin, ");
      assertThat(out().chars()).allMatch(letter -> letter < 128);
      penalized += out().contains("penalty.lambda=1e-3") ? 1 : 0;
      assertThat(out().contains("J = J0 + 1e-3 * sum w^2"))
          .isEqualTo(out().contains("penalty.lambda=1e-3"));
    }
    assertThat(penalized).isEqualTo(1);
  }

  @Test
  void show_startOfAnId_isEnoughWhereItIsOneRuns() {
    String start = ids.get(0).substring(0, differ(ids.get(0), ids.get(1)) + 1);
    assertThat(show(start)).isZero();
    assertThat(out()).startsWith("tiny/" + ids.get(0));
    out.reset();
    assertThat(show("tiny/" + start)).isZero();
    assertThat(out()).startsWith("tiny/" + ids.get(0));
  }

  private static int differ(String a, String b) {
    int same = 0;
    while (a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return same;
  }

  @Test
  void show_runOfTwoExperiments_asksWhichOne() throws IOException {
    run(TwoRuns.write(folder, "again"), "--results", results);
    out.reset();
    err.reset();
    assertThat(show(ids.get(0))).isEqualTo(2);
    assertThat(err().lines()).hasSize(1);
    assertThat(err()).contains("must be one run", "again/" + ids.get(0) + ", tiny/" + ids.get(0));
    assertThat(show("again/" + ids.get(0))).isZero();
  }

  @Test
  void show_unknownRun_namesTheNearest() {
    String id = ids.get(0);
    String other = id.substring(0, 11) + (id.endsWith("0") ? "1" : "0");
    assertThat(show(other)).isEqualTo(2);
    assertThat(err().lines()).hasSize(1);
    assertThat(err()).contains("must be the id of a run", "did you mean \"" + id + "\"?");
    assertThat(show("")).isEqualTo(2);
  }

  @Test
  void show_damagedRun_exitsWith1AndOneLine() throws IOException {
    Path metrics = folder.resolve("results/tiny/runs/" + ids.get(0) + "/metrics.jsonl");
    Files.writeString(metrics, "{}\n");
    assertThat(show(ids.get(0))).isEqualTo(1);
    assertThat(err().lines()).hasSize(1);
    assertThat(err()).contains("metrics.jsonl: is damaged");
    assertThat(show(ids.get(1))).isZero();
  }

  private int show(String run) {
    return run("show", run, "--results", results);
  }
}
