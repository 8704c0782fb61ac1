package io.shrinkage.report;

import io.shrinkage.report.Report.Page;
import io.shrinkage.report.Verdict.Tile;
import io.shrinkage.run.AtomicFile;
import io.shrinkage.run.ResultsException;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.spec.SpecException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the comparison of several experiments: one HTML file that needs no network. */
public final class ComparisonWriter {
  /** What every page of ours has, and where at the latest; names cannot hold it, being escaped. */
  private static final String MARK = "<p class=\"kicker\">Shrinkage ";

  private static final int MARKED_WITHIN = 1 << 20;

  private ComparisonWriter() {}

  /**
   * Checks that nothing but an earlier page of ours would be replaced.
   *
   * @throws SpecException if something else is there
   */
  public static void requireFree(Path html) {
    if (Files.exists(html, LinkOption.NOFOLLOW_LINKS) && !ours(html)) {
      throw SpecException.of(
          html.toString(),
          "must be free or a page that Shrinkage wrote, got something else; move it away, or choose"
              + " another file with --out");
    }
  }

  private static boolean ours(Path html) {
    if (!Files.isRegularFile(html)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(html)) {
      return new String(in.readNBytes(MARKED_WITHIN), StandardCharsets.UTF_8).contains(MARK);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes the page, whole or not at all, and returns what it says in one sentence.
   *
   * @param experiments by their folders, of which no two are the same; at least two
   * @param html is replaced if it exists
   * @throws SpecException if something that is not a page of ours is there
   * @throws ResultsException if it cannot be written
   */
  public static String write(Map<Path, StoredExperiment> experiments, Path html) {
    requireFree(html);
    ComparisonPage page = page(experiments);
    AtomicFile.write(html, html(page));
    return page.verdict().headline();
  }

  static String html(Map<Path, StoredExperiment> experiments) {
    return html(page(experiments));
  }

  private static String html(ComparisonPage page) {
    return Templates.html("comparison.jte", page);
  }

  static ComparisonPage page(Map<Path, StoredExperiment> stored) {
    ComparedExperiments experiments = ComparedExperiments.of(stored);
    Matches matches = Matches.of(experiments);
    ComparisonTables tables = new ComparisonTables(experiments, matches);
    Layout layout = CommonLayout.of(experiments.all());
    List<Chart> charts =
        experiments.ranked().isEmpty()
            ? List.of()
            : new PathCharts(experiments.sweep(), layout).compared();
    return new ComparisonPage(
        experiments.all().stream().map(ComparedExperiment::label).toList(),
        verdict(experiments, new ComparisonSentences(experiments, matches)),
        tables.between(),
        lead(layout),
        charts,
        tables.configurations(),
        new SpecDifferences(experiments.all()).table(),
        new Page(PageAssets.load(), ScriptJson.of(charts), ""));
  }

  private static String lead(Layout layout) {
    String measured =
        "measured at the end of the last epoch in inference mode; losses are without the penalty."
            + " Every dot is a run";
    return layout.numeric()
        ? "All experiments on one axis, %s, %s, the line joins the means of an experiment; paler lines of one color are its further series."
            .formatted(layout.label(), measured)
        : "The experiments swept different things and have no common axis: each has a place of its own, with its configurations in the order of their plan, %s, a bar the mean of a configuration."
            .formatted(measured);
  }

  private static Verdict verdict(ComparedExperiments experiments, ComparisonSentences sentences) {
    List<Tile> tiles =
        experiments.ranked().stream()
            .flatMap(each -> each.best().map(best -> tile(experiments, each, best)).stream())
            .toList();
    return new Verdict(
        sentences.headline(),
        tiles,
        sentences.sentences(),
        sentences.trouble(),
        sentences.limits());
  }

  private static Tile tile(
      ComparedExperiments experiments, ComparedExperiment experiment, Configuration best) {
    return new Tile(
        experiment.label(),
        experiments.measure().text(best),
        Paths.configuration(best) + ", " + best.over());
  }
}
