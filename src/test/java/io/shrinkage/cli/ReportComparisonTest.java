package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a comparison that overwrites something, or fails with a stack trace. */
final class ReportComparisonTest extends MainCalls {
  private static final String TINY =
      """
      {
        "name": "tiny-%1$s",
        "data": { "dataset": "cifar10-small", "train": 40, "validation": 20, "test": 20 },
        "model": { "layers": [ { "type": "dense", "units": 4 }, { "type": "output" } ] },
        "penalty": { "type": "%1$s", "lambda": 0 },
        "training": { "batchSize": 20, "epochs": 1 },
        "sweep": { "penalty.lambda": [0, 1e-3], "seed": [1, 2, 3] }
      }
      """;

  @TempDir private Path folder;

  private String trained(String type) throws IOException {
    Path spec = Files.writeString(folder.resolve(type + ".json"), TINY.formatted(type));
    Path results = folder.resolve("results");
    assertThat(run("run", spec.toString(), "--results", results.toString(), "--workers", "1"))
        .as(err())
        .isEqualTo(0);
    return results.resolve("tiny-" + type).toString();
  }

  @Test
  void comparison_realRuns_areComparedInPairs_andReportsStay() throws IOException {
    String l1 = trained("l1");
    String l2 = trained("l2");
    Path report = Path.of(l1, "report.html");
    Files.writeString(report, "as it was");
    Path page = folder.resolve("compare.html");
    out.reset();
    assertThat(run("report", l1, l2, "--out", page.toString())).as(err()).isEqualTo(0);
    assertThat(out()).contains("mean validation accuracy").endsWith("comparison: " + page + "\n");
    assertThat(page)
        .content()
        .startsWith("<!doctype html>")
        .contains("tiny-l1 \u00b7 tiny-l2", "are compared in pairs: 3\u00a0seeds")
        .contains(">penalty.type</th>");
    assertThat(report).hasContent("as it was");
    // an earlier page is replaced, and so is a report
    assertThat(run("report", l2, l1, "--out", page.toString())).as(err()).isEqualTo(0);
    assertThat(page).content().contains("tiny-l2 \u00b7 tiny-l1");
    Path other = Path.of(l2, "report.html");
    assertThat(run("report", l2, l1, "--out", other.toString())).as(err()).isEqualTo(0);
    assertThat(other).content().contains("Shrinkage comparison");
  }

  @Test
  void comparison_whatIsWrong_isOneLineAndItsCode() throws IOException {
    String l1 = trained("l1");
    String page = folder.resolve("compare.html").toString();
    assertFails(2, "must come with at least two folders", "report", l1, "--out", page);
    assertFails(2, "must be another folder", "report", l1, l1 + "/.", "--out", page);
    assertFails(2, "got none with experiment.json", "report", l1, folder.toString(), "--out", page);
    String mine = Files.writeString(folder.resolve("mine.html"), "<html>mine</html>").toString();
    String l2 = trained("l2");
    assertFails(2, "must be free or a page that Shrinkage wrote", "report", l1, l2, "--out", mine);
    assertThat(Path.of(mine)).hasContent("<html>mine</html>");
    assertFails(2, "must be free", "report", l1, l2, "--out", folder.toString());
    String nowhere = folder.resolve("no/x.html").toString();
    assertFails(1, "cannot be written", "report", l1, l2, "--out", nowhere);
    assertThat(Path.of(page)).doesNotExist();
  }

  private void assertFails(int code, String message, String... args) {
    err.reset();
    assertThat(run(args)).isEqualTo(code);
    assertThat(err()).contains(message).hasLineCount(1);
  }
}
