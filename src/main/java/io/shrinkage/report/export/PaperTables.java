package io.shrinkage.report.export;

import static java.util.stream.Collectors.joining;

import io.shrinkage.report.PaperTable;
import io.shrinkage.report.PaperTable.Row;
import io.shrinkage.run.StoredExperiment;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The table of a paper, in Markdown and in LaTeX. */
final class PaperTables {
  static final String MARKDOWN = "table.md";
  static final String LATEX = "table.tex";

  private static final Map<Character, String> IN_LATEX =
      Map.ofEntries(
          Map.entry('\\', "\\textbackslash{}"),
          Map.entry('~', "\\textasciitilde{}"),
          Map.entry('^', "\\textasciicircum{}"),
          Map.entry('&', "\\&"),
          Map.entry('%', "\\%"),
          Map.entry('$', "\\$"),
          Map.entry('#', "\\#"),
          Map.entry('_', "\\_"),
          Map.entry('{', "\\{"),
          Map.entry('}', "\\}"),
          Map.entry('<', "\\textless{}"),
          Map.entry('>', "\\textgreater{}"),
          Map.entry('|', "\\textbar{}"),
          Map.entry('"', "\\textquotedbl{}"),
          Map.entry('\u00a0', "~"),
          Map.entry('\u00b1', "$\\pm$"),
          Map.entry('\u2212', "$-$"),
          Map.entry('\u00d7', "$\\times$"),
          Map.entry('\u2013', "--"));

  private PaperTables() {}

  static List<ExportFile> markdown(StoredExperiment experiment) {
    return List.of(ExportFile.text(MARKDOWN, markdown(PaperTable.of(experiment))));
  }

  static List<ExportFile> latex(StoredExperiment experiment) {
    return List.of(ExportFile.text(LATEX, latex(PaperTable.of(experiment))));
  }

  /** Returns a table as GitHub and pandoc read it. */
  static String markdown(PaperTable table) {
    StringBuilder text = new StringBuilder();
    text.append(line(table.head().stream().map(PaperTables::inMarkdown).toList()));
    text.append(line(table.head().stream().map(each -> "---").toList()));
    for (Row row : table.rows()) {
      UnaryOperator<String> weight = cell -> row.shown() ? "**" + cell + "**" : cell;
      text.append(line(row.cells().stream().map(PaperTables::inMarkdown).map(weight).toList()));
    }
    return text + "\n" + inMarkdown(table.note()) + "\n";
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** Escapes what would be markup, HTML or a cell's end. */
  private static String inMarkdown(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : oneLine(text).toCharArray()) {
      escaped.append("\\`*_[]<>|&".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
    }
    return escaped.toString();
  }

  /** Returns a table environment; it needs the package booktabs. */
  static String latex(PaperTable table) {
    String columns = "l" + "r".repeat(table.head().size() - 1);
    String rows = table.rows().stream().map(PaperTables::row).collect(joining());
    return """
        %% needs \\usepackage{booktabs}
        \\begin{table}
          \\caption{%s. %s}
          \\begin{tabular}{%s}
            \\toprule
        %s    \\midrule
        %s    \\bottomrule
          \\end{tabular}
        \\end{table}
        """
        .formatted(
            inLatex(table.name()),
            inLatex(table.note()),
            columns,
            latexLine(table.head().stream().map(PaperTables::inLatex).toList()),
            rows);
  }

  private static String row(Row row) {
    UnaryOperator<String> weight = cell -> row.shown() ? "\\textbf{" + cell + "}" : cell;
    return latexLine(row.cells().stream().map(PaperTables::inLatex).map(weight).toList());
  }

  private static String latexLine(List<String> cells) {
    return "    " + String.join(" & ", cells) + " \\\\\n";
  }

  private static String inLatex(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : oneLine(text).toCharArray()) {
      escaped.append(IN_LATEX.getOrDefault(c, String.valueOf(c)));
    }
    return escaped.toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
