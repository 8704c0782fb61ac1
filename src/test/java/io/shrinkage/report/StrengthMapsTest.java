package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.run.StoredExperiment;
import io.shrinkage.spec.SweepAxis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guards against a contour around other cells than those within one standard error of the best. */
final class StrengthMapsTest {
  private static final SweepAxis FIRST = Samples.axis("penalty.lambda1", "[0, 1e-4]");
  private static final SweepAxis SECOND = Samples.axis("penalty.lambda2", "[0, 1e-3]");
  private static final SweepAxis SEEDS = Samples.axis("seed", "[1, 2, 3]");

  /**
   * Means of 0.81 at (0, 0), 0.79 at (0, 1e-3), 0.8 at (1e-4, 0) and 0.82 at (1e-4, 1e-3), which
   * has sd 0.02 and so a standard error of 0.02 / sqrt(3) = 0.01155.
   */
  private static final double[][] ACCURACIES = {
    {0.80, 0.81, 0.82}, {0.79, 0.79, 0.79}, {0.80, 0.80, 0.80}, {0.80, 0.82, 0.84}
  };

  private static List<Figure> maps(StoredExperiment experiment) {
    return PredictionCharts.of(Sweep.of(experiment), experiment.spec()).maps();
  }

  private static Drawing.Heat heat(Figure figure) {
    assertThat(figure.drawing()).isInstanceOf(Drawing.Heat.class);
    return (Drawing.Heat) figure.drawing();
  }

  private static StoredExperiment grid(SweepAxis... axes) {
    return Sweeps.of("elastic-net", List.of(axes), ACCURACIES);
  }

  @Test
  void oneStrength_hasNoMap() {
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[0, 1e-4]");
    assertThat(maps(Sweeps.of("l2", List.of(lambdas), new double[][] {{0.5}, {0.6}}))).isEmpty();
  }

  @Test
  void map_marksTheBestAndOutlinesWhatIsWithinOneStandardError() {
    Figure accuracy = maps(grid(FIRST, SECOND, SEEDS)).get(0);

    assertThat(accuracy.title().replace('\u00a0', ' '))
        .isEqualTo(
            "Validation accuracy is highest, 82.00 %, at lambda1 = 1e-4, lambda2 = 1e-3; 1 of the"
                + " 3 others is within one standard error");
    assertThat(accuracy.note()).contains("1.15\u00a0pp (sd\u00a0/\u00a0\u221an, n\u00a0=\u00a03)");
    assertThat(heat(accuracy).cells())
        .extracting(Drawing.Cell::text)
        .containsExactly("81.00", "80.00", "79.00", "82.00");
    assertThat(heat(accuracy).cells())
        .filteredOn(Drawing.Cell::best)
        .singleElement()
        .matches(cell -> cell.x() == 1 && cell.y() == 1);
    assertThat(accuracy.table().rows())
        .extracting(row -> row.get(4))
        .containsExactly("yes", "no", "no", "yes");
    // two cells that touch at a corner: all of their eight sides
    assertThat(heat(accuracy).outline()).hasSize(8);
    assertThat(heat(accuracy).x().gap()).isEqualTo(0.5);
  }

  @Test
  void outline_ofNeighbors_hasNoLineBetweenThem() {
    double[][] flat = {{0.80, 0.81, 0.82}, {0.7, 0.7, 0.7}, {0.80, 0.82, 0.84}, {0.7, 0.7, 0.7}};
    Figure map = maps(Sweeps.of("elastic-net", List.of(FIRST, SECOND, SEEDS), flat)).get(0);
    // (0, 0) and (1e-4, 0): the border of two cells side by side
    assertThat(heat(map).outline())
        .hasSize(6)
        .doesNotContain(new Drawing.Stroke(0.5, -0.5, 0.5, 0.5));
  }

  @Test
  void map_ofLoss_marksTheLowest() {
    Figure loss = maps(grid(FIRST, SECOND, SEEDS)).get(1);
    // the loss is 2 minus the accuracy
    assertThat(loss.title().replace('\u00a0', ' '))
        .startsWith("Validation loss is lowest, 1.180, at lambda1 = 1e-4, lambda2 = 1e-3");
    assertThat(heat(loss).scale().strong()).isEqualTo(1.18);
  }

  @Test
  void twoSeeds_haveNoContour_andTheNoteSaysWhy() {
    Figure map = maps(grid(FIRST, SECOND, Samples.axis("seed", "[1, 2]"))).get(0);
    assertThat(heat(map).outline()).isEmpty();
    assertThat(map.note())
        .contains("takes at least 3 repetitions of the best configuration, and there are 2.");
    assertThat(map.title()).doesNotContain("standard error");
  }

  @Test
  void standardError_overFolds_averagesTheSeedsOfEach() {
    SweepAxis folds = Samples.axis("data.fold", "[1, 2, 3]");
    SweepAxis lambda = Samples.axis("penalty.lambda", "[1e-4]");
    // folds of 0.7, 0.8 and 0.9 in the mean: sd 0.1, standard error 0.1 / sqrt(3)
    StoredExperiment experiment =
        Sweeps.of(
            "l2",
            List.of(lambda, Samples.axis("seed", "[1, 2]"), folds),
            new double[][] {{0.6, 0.8, 1, 0.8, 0.8, 0.8}});
    Sweep sweep = Sweep.of(experiment);
    StrengthGrid grid = new StrengthGrid("x", "y", List.of(), List.of(), Map.of(), "");
    Contour contour =
        new Contour(
            grid, Metric.VALIDATION_ACCURACY, true, Optional.of(sweep.configurations().get(0)));
    assertThat(contour.error().orElseThrow()).isCloseTo(0.1 / Math.sqrt(3), within(1e-12));
  }

  @Test
  void ratioAndStrength_makeAMap_withTheStrengthAcross() {
    SweepAxis ratios = Samples.axis("penalty.l1Ratio", "[0.2, 0.8]");
    SweepAxis lambdas = Samples.axis("penalty.lambda", "[0, 1e-3]");
    Figure map = maps(grid(ratios, lambdas, SEEDS)).get(0);
    assertThat(heat(map).x().label()).isEqualTo("lambda");
    assertThat(heat(map).y().label()).isEqualTo("l1Ratio");
    assertThat(heat(map).y().gap()).isNull();
  }

  @Test
  void thirdAxis_isHeldAtTheBest_andNamed() {
    SweepAxis methods = Samples.axis("penalty.method", "[\"proximal\", \"subgradient\"]");
    double[][] accuracies = new double[8][];
    for (int i = 0; i < 8; i++) {
      accuracies[i] = new double[] {0.5 + i / 100.0};
    }
    Figure map = maps(Sweeps.of("elastic-net", List.of(methods, FIRST, SECOND), accuracies)).get(0);
    assertThat(heat(map).cells())
        .extracting(Drawing.Cell::text)
        .containsExactly("54.00", "56.00", "55.00", "57.00");
    assertThat(map.note()).contains("Shown for method\u00a0=\u00a0subgradient.");
  }
}
