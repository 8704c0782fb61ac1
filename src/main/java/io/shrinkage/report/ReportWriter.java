package io.shrinkage.report;

import io.shrinkage.report.Report.Charts;
import io.shrinkage.report.Report.Origin;
import io.shrinkage.report.Report.Page;
import io.shrinkage.run.AtomicFile;
import io.shrinkage.run.ResultsException;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.TestRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the report of an experiment: one HTML file that needs no network. */
public final class ReportWriter {
  private ReportWriter() {}

  /**
   * Writes the report, whole or not at all.
   *
   * @param reportHtml is replaced if it exists
   * @throws ResultsException if it cannot be written
   */
  public static void write(StoredExperiment experiment, TestRecord tests, Path reportHtml) {
    AtomicFile.write(reportHtml, html(experiment, tests));
  }

  /** Returns what the experiment says, in one sentence. */
  public static String headline(StoredExperiment experiment) {
    Analysis analysis = Analysis.of(Sweep.of(experiment));
    return new Headline(analysis, new Limits(analysis, experiment.spec())).text();
  }

  /** Returns the page of an experiment whose test part nobody has looked at. */
  static String html(StoredExperiment experiment) {
    return html(experiment, TestRecord.NONE);
  }

  /** Returns the page. */
  static String html(StoredExperiment experiment, TestRecord tests) {
    return Templates.html("report.jte", report(experiment, tests));
  }

  private static Report report(StoredExperiment experiment, TestRecord tests) {
    Sweep sweep = Sweep.of(experiment);
    Analysis analysis = Analysis.of(sweep);
    Charts charts = charts(sweep);
    PredictionCharts predictions = PredictionCharts.of(sweep, experiment.spec());
    PenaltyCards penalties = PenaltyCards.of(sweep);
    Shown executed = Shown.of(sweep, sweep.configurations());
    return new Report(
        experiment.name(),
        experiment.description(),
        Verdicts.of(analysis, tests, new Limits(analysis, experiment.spec())),
        new EvidenceTable(analysis).table(),
        SpecFindings.of(experiment),
        penalties,
        facts(experiment, sweep, penalties),
        charts,
        WeightPictures.of(sweep, Layouts.of(sweep).orElse(null)),
        predictions,
        RunsTable.of(experiment.axes(), experiment.runs(), new ZeroGroups(sweep).matter()),
        new Origin(
            experiment.spec().toPrettyString(),
            ExecutedView.of(executed.configurations()),
            executed.note(),
            Flat.provenance(experiment.runs())),
        new Page(
            PageAssets.load(),
            embedded(charts, predictions),
            SpecElement.element(experiment.spec())));
  }

  /** Returns what was run; the penalty only where no card says it better. */
  private static List<Fact> facts(
      StoredExperiment experiment, Sweep sweep, PenaltyCards penalties) {
    return Stream.concat(
            new Setup(experiment.spec(), experiment.axes(), sweep).facts().stream(),
            Machines.differing(experiment.runs()).stream())
        .filter(fact -> penalties.blocks().isEmpty() || !fact.name().equals("Penalty"))
        .toList();
  }

  private static Charts charts(Sweep sweep) {
    Optional<Layout> layout =
        sweep.with(Outcome.USED).isEmpty() ? Optional.empty() : Layouts.of(sweep);
    Optional<PathCharts> paths = layout.map(each -> new PathCharts(sweep, each));
    CurveCharts curves = new CurveCharts(sweep);
    return new Charts(
        paths.map(PathCharts::generalization).orElse(List.of()),
        layout.map(each -> weights(sweep, each)).orElse(List.of()),
        curves.accuracies(),
        curves.losses(),
        curves.note());
  }

  private static List<Chart> weights(Sweep sweep, Layout layout) {
    PathCharts paths = new PathCharts(sweep, layout);
    return Stream.of(paths.weights(), new LayerCharts(sweep, layout, paths).all())
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the charts as JSON that is safe inside a script element. */
  private static String embedded(Charts charts, PredictionCharts predictions) {
    List<Object> all =
        Stream.<List<?>>of(
                charts.paths(),
                charts.weights(),
                charts.accuracyCurves(),
                charts.lossCurves(),
                predictions.drawn())
            .<Object>flatMap(List::stream)
            .toList();
    return ScriptJson.of(all);
  }
}
