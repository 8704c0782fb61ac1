package io.shrinkage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.run.DataIdentity;
import io.shrinkage.run.Plan;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.RunOutcome;
import io.shrinkage.spec.SpecReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control characters in a log file, or a terminal that stays silent, are what nobody wants. */
final class ProgressTest {
  private static final String SPEC =
      """
      {"name": "x", "data": {"dataset": "mnist"}, "model": {"layers": [{"type": "output"}]},
       "sweep": {"seed": [1, 2]}}
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void ended_withoutTerminal_isAPlainLine() throws IOException {
    String text = failBoth(false);
    assertThat(text).doesNotContain("\r").contains("x: 2 runs");
    assertThat(text.lines().filter(line -> line.startsWith("[")))
        .containsExactly(
            "[1/2] aaaaaaaaaaaa failed: seed=1; java.lang.IllegalStateException: boom"
                + " (stack trace in its folder: failure.txt)",
            "[2/2] bbbbbbbbbbbb failed: seed=2; java.lang.IllegalStateException: boom"
                + " (stack trace in its folder: failure.txt)");
  }

  @Test
  void ended_onATerminal_movesAboveTheLiveLine() throws IOException {
    String text = failBoth(true);
    // the bar's own thread may have drawn a line a worker in between, which is then moved over
    String above = "\r(\u001b\\[1A\u001b\\[J)?";
    assertThat(text)
        .containsPattern(above + "\\[1/2] aaaaaaaaaaaa failed")
        .containsPattern(above + "\\[2/2] bbbbbbbbbbbb failed");
    assertThat(text).contains("[                    ] 2/2 runs, 0/0 epochs");
  }

  @Test
  void planned_runsThatAreThere_areCounted() throws IOException {
    List<PlannedRun> runs = runs();
    try (Progress progress = progress(false)) {
      progress.planned(new Plan(runs), List.of());
    }
    assertThat(err.toString(UTF_8))
        .isEqualToNormalizingNewlines("x: 2 runs, 2 of them already there\n");
  }

  private String failBoth(boolean live) throws IOException {
    List<PlannedRun> runs = runs();
    try (Progress progress = progress(live)) {
      progress.planned(new Plan(runs), runs);
      for (PlannedRun run : runs) {
        progress.starting(run, io.shrinkage.train.Progress.NONE);
        progress.ended(run, new RunOutcome.Failed(new IllegalStateException("boom")));
      }
    }
    return err.toString(UTF_8);
  }

  private Progress progress(boolean live) {
    PrintStream stream = new PrintStream(err, true, UTF_8);
    return Progress.on(new Console(stream, stream, live), "x", 1);
  }

  private List<PlannedRun> runs() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), SPEC);
    var swept = SpecReader.read(file).runs();
    DataIdentity data = new DataIdentity("mnist", "", "", "", 100);
    return List.of(
        new PlannedRun("aaaaaaaaaaaa", swept.get(0), data),
        new PlannedRun("bbbbbbbbbbbb", swept.get(1), data));
  }
}
