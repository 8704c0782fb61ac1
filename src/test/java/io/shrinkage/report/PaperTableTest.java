package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.report.export.ExportFormat;
import io.shrinkage.report.export.Exports;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.SweepAxis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards a paper's table against bold type that no test bears, and against broken markup. */
final class PaperTableTest {
  @TempDir private Path folder;

  /** Accuracy 0.60 to 0.62 by seed; with a penalty so much more. */
  private static StoredExperiment sweep(int seeds, double more) {
    List<SweepAxis> axes =
        List.of(
            Samples.axis("penalty.lambda", "[0, 1e-4]"),
            Samples.axis("data.scale", "[\"a_b & 50% | <c>\"]"),
            Samples.axis("seed", List.of(1, 2, 3, 4, 5, 6, 7, 8).subList(0, seeds).toString()));
    List<StoredRun> runs = new ArrayList<>();
    for (Map<String, JsonNode> assignment : Samples.plan(axes)) {
      double lambda = assignment.get("penalty.lambda").doubleValue();
      double accuracy =
          0.6 + 0.01 * (assignment.get("seed").intValue() % 3) + (lambda > 0 ? more : 0);
      runs.add(
          Samples.run(
              runs.size() + 1, assignment, "l2", Samples.epoch(1, 0.9, accuracy, 0.5, 0.6)));
    }
    return Samples.experiment("sweep_1", axes, runs);
  }

  @Test
  void rows_areBoldOnlyWhereTheTestSaysSo() {
    assertThat(PaperTable.of(sweep(8, 0.02)).rows())
        .extracting(PaperTable.Row::shown)
        .containsExactly(false, true);
    // as large a difference, but 3 seeds cannot show it
    assertThat(PaperTable.of(sweep(3, 0.02)).rows()).noneMatch(PaperTable.Row::shown);
    assertThat(PaperTable.of(sweep(8, -0.02)).rows()).noneMatch(PaperTable.Row::shown);
  }

  @Test
  void export_markdownAndLatex_escapeNamesInEveryLocale() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      Exports.write(sweep(8, 0.02), folder, Set.of(ExportFormat.MARKDOWN, ExportFormat.LATEX));
    } finally {
      Locale.setDefault(before);
    }
    List<String> markdown = Files.readAllLines(folder.resolve("table.md"));
    // the seeds' sample deviation: 2, 3 and 3 of them at 0.60, 0.61 and 0.62
    assertThat(markdown.get(3).replace('\u00a0', ' '))
        .startsWith(
            "| **L2 with lambda = 1e-4, scale = a\\_b \\& 50% \\| \\<c\\>** | **8** | **63.13 % ")
        .endsWith("| **+2.00 pp** | **+2.00 to +2.00 pp** | **0.0078** |");
    String latex = Files.readString(folder.resolve("table.tex"));
    assertThat(latex)
        .contains("\\caption{sweep\\_1. Mean $\\pm$ standard deviation over n seeds.")
        .contains("scale~=~a\\_b \\& 50\\% \\textbar{} \\textless{}c\\textgreater{}} & \\textbf{8}")
        .contains("\\begin{tabular}{lrrrrrrrr}");
  }
}
