package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the networks predict, and how good that is beyond one accuracy.
 *
 * @param maps mean validation accuracy and loss over two strengths; empty unless two vary
 * @param calibration measures of calibration against what was swept; empty without a sweep
 * @param figures the other charts
 * @param worst the images that are most wrong; null if no run has diagnostics
 */
public record PredictionCharts(
    List<Figure> maps,
    List<Chart> calibration,
    List<Figure> figures,
    @Nullable WorstGallery worst) {
  private static final PredictionCharts NONE =
      new PredictionCharts(List.of(), List.of(), List.of(), null);

  /**
   * Returns the section.
   *
   * @param spec the resolved spec of the experiment
   */
  static PredictionCharts of(Sweep sweep, JsonNode spec) {
    return Selected.of(sweep)
        .map(
            selected -> {
              List<Figure> maps = StrengthMaps.of(sweep, selected.best());
              return Diagnosed.of(selected.best()).isEmpty()
                  ? new PredictionCharts(maps, List.of(), List.of(), null)
                  : of(Diagnosed.of(sweep), spec, selected.in(Diagnosed.of(sweep)), maps);
            })
        .orElse(NONE);
  }

  private static PredictionCharts of(
      Sweep sweep, JsonNode spec, Selected selected, List<Figure> maps) {
    Configuration best = selected.best();
    int classes = Diagnosed.of(best).get(0).diagnostics().classes().size();
    ClassLabels labels = ClassLabels.of(spec, best, classes);
    CalibrationCharts calibration = new CalibrationCharts(sweep, selected);
    List<Figure> figures =
        Stream.of(
                calibration.reliability(),
                new FrontierFigure(sweep, selected).figure(),
                new ClassGapFigure(sweep, selected, labels).figure(),
                ConfusionFigure.of(selected, labels))
            .flatMap(Optional::stream)
            .toList();
    return new PredictionCharts(
        maps, calibration.paths(), figures, WorstGallery.of(selected, labels).orElse(null));
  }

  /** Returns whether there is anything in the section of predictions. */
  public boolean stored() {
    return !figures.isEmpty();
  }

  /** Returns what the page's script draws. */
  List<Object> drawn() {
    return Stream.<List<?>>of(maps, calibration, figures).<Object>flatMap(List::stream).toList();
  }
}
