package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongBiFunction;
import org.junit.jupiter.api.Test;

/** Guards against counts of zero filters and units that no run has, or that are not shown. */
final class ZeroGroupsTest {
  private static final SweepAxis LAMBDAS = Samples.axis("penalty.lambda", "[0, 1e-4, 1e-3]");
  private static final SweepAxis SEEDS = Samples.axis("seed", "[1, 2]");

  /** Zero filters and units by strength and seed; accuracies 0.9, 0.8 and 0.7 as lambda rises. */
  private static StoredExperiment experiment(
      String type,
      List<SweepAxis> axes,
      ToLongBiFunction<Double, Long> filters,
      ToLongBiFunction<Double, Long> units) {
    List<StoredRun> runs = new ArrayList<>();
    for (Map<String, JsonNode> assignment : Samples.plan(axes)) {
      double lambda = assignment.get("penalty.lambda").doubleValue();
      long seed = assignment.get("seed").longValue();
      JsonNode swept = assignment.get("penalty.type");
      double accuracy = lambda == 0 ? 0.9 : lambda < 5e-4 ? 0.8 : 0.7;
      List<LayerWeights> layers =
          List.of(
              new LayerWeights("0-conv", 1, 1, 288, 0, 32, filters.applyAsLong(lambda, seed)),
              new LayerWeights("2-dense", 1, 1, 500, 0, 10, units.applyAsLong(lambda, seed)),
              new LayerWeights("3-output", 1, 1, 100, 0, 10, 0));
      runs.add(
          Samples.run(
              runs.size() + 1,
              assignment,
              swept == null ? type : swept.textValue(),
              new EpochMetrics(1, 0.5, 0.6, 0.95, accuracy, 0, 0.5, layers, 0.2, 1)));
    }
    return Samples.experiment("x", axes, runs);
  }

  private static StoredExperiment some() {
    return experiment(
        "l1",
        List.of(LAMBDAS, SEEDS),
        (lambda, seed) -> lambda > 5e-4 ? 11 + seed : 0,
        (lambda, seed) -> lambda > 5e-4 ? 3 : 0);
  }

  private static StoredExperiment none(String type) {
    return experiment(type, List.of(LAMBDAS, SEEDS), (l, s) -> 0, (l, s) -> 0);
  }

  private static List<Chart> charts(StoredExperiment experiment) {
    Sweep sweep = Sweep.of(experiment);
    return new PathCharts(sweep, Layouts.of(sweep).orElseThrow())
        .weights().stream().filter(chart -> chart.id().startsWith("zero-groups")).toList();
  }

  private static List<String> sentences(StoredExperiment experiment) {
    return Samples.verdict(experiment).sentences().stream()
        .map(sentence -> sentence.replace('\u00a0', ' '))
        .toList();
  }

  @Test
  void zeroGroups_ofAnyPenalty_haveAChartWithALineALayer() {
    Chart chart = charts(some()).get(0);

    // 12 and 13 of 32 in the two seeds: 12.5 or 39.0625 %
    assertThat(chart.title().replace('\u00a0', ' '))
        .isEqualTo(
            "At lambda = 1e-3, 12.5 of 32 filters of 0-conv and 3 of 10 units of 2-dense are"
                + " exactly zero (mean of 2 seeds)");
    assertThat(chart.series()).extracting(Chart.Series::name).containsExactly("0-conv", "2-dense");
    assertThat(chart.series().get(0).means()).last().extracting(Chart.Point::y).isEqualTo(39.0625);
    assertThat(chart.table().head()).containsExactly("lambda", "0-conv", "2-dense");
    assertThat(chart.table().rows())
        .containsExactly(
            List.of("0", "0 of 32", "0 of 10"),
            List.of("1e-4", "0 of 32", "0 of 10"),
            List.of("1e-3", "12.5 of 32", "3 of 10"));
  }

  @Test
  void noZeroGroups_ofAnOrdinaryPenalty_haveNoChartAndNoWord() {
    assertThat(charts(none("l1"))).isEmpty();
    assertThat(sentences(none("l1"))).noneMatch(sentence -> sentence.contains("filter"));
  }

  @Test
  void noZeroGroups_ofAGroupPenalty_areSaid() {
    assertThat(charts(none("group-lasso")))
        .extracting(Chart::title)
        .containsExactly("No filter or unit is zero");
    assertThat(sentences(none("group-lasso")))
        .contains("No filter or unit is zero as a whole in any run that is in a mean.");
  }

  @Test
  void severalSeries_haveAChartALayer() {
    List<SweepAxis> axes =
        List.of(Samples.axis("penalty.type", "[\"l1\", \"group-lasso\"]"), LAMBDAS, SEEDS);
    StoredExperiment two =
        experiment("l1", axes, (lambda, seed) -> lambda > 5e-4 ? 8 : 0, (lambda, seed) -> 1 + seed);

    List<Chart> charts = charts(two);

    assertThat(charts)
        .extracting(chart -> chart.y().label())
        .containsExactly("filters of 0-conv that are zero", "units of 2-dense that are zero");
    assertThat(charts.get(0).series())
        .extracting(Chart.Series::name)
        .containsExactly("L1", "group lasso");
    assertThat(charts.get(0).table().head())
        .containsExactly("lambda", "series", "mean", "seed 1", "seed 2");
    assertThat(charts.get(1).table().rows().get(0)).contains("2.5 of 10", "2 of 10");
  }

  @Test
  void verdict_bestWithoutThem_saysWhereTheyAre() {
    assertThat(sentences(some()))
        .last()
        .isEqualTo(
            "At lambda = 1e-3, 12.5 of 32 filters of 0-conv and 3 of 10 units of 2-dense are"
                + " exactly zero (mean of 2 seeds). The best configuration has no such filter or"
                + " unit.");
  }

  @Test
  void verdict_bestWithThem_saysHowManyItHas() {
    StoredExperiment all =
        experiment(
            "l1",
            List.of(LAMBDAS, SEEDS),
            (lambda, seed) -> lambda > 5e-4 ? 12 : 2,
            (lambda, seed) -> 0);

    assertThat(sentences(all))
        .last()
        .isEqualTo(
            "At lambda = 0, 2 of 32 filters of 0-conv are exactly zero (mean of 2 seeds); the"
                + " most in this sweep: At lambda = 1e-3, 12 of 32 filters of 0-conv are exactly zero (mean of 2"
                + " seeds).");
  }

  @Test
  void runsTable_hasAColumn_whereThereAreAny() {
    assertThat(columns(some())).contains("zero groups, %");
    assertThat(columns(none("l1"))).doesNotContain("zero groups, %");
    assertThat(columns(none("group-lasso"))).contains("zero groups, %");
  }

  private static List<String> columns(StoredExperiment experiment) {
    boolean matter = new ZeroGroups(Sweep.of(experiment)).matter();
    return RunsTable.of(experiment.axes(), experiment.runs(), matter).columns().stream()
        .map(RunsTable.Column::name)
        .toList();
  }
}
