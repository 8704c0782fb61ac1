package io.shrinkage.report;

import static io.shrinkage.report.WeightSamples.LAMBDAS;
import static io.shrinkage.report.WeightSamples.SEEDS;
import static io.shrinkage.report.WeightSamples.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.report.Chart.Point;
import io.shrinkage.report.Chart.Series;
import io.shrinkage.report.WeightSamples.Trained;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against shares and norms of the wrong layer, seed or strength. */
final class LayerChartsTest {

  private static List<Chart> charts(StoredExperiment experiment) {
    Sweep sweep = Sweep.of(experiment);
    Layout layout = Layouts.of(sweep).orElseThrow();
    return new LayerCharts(sweep, layout, new PathCharts(sweep, layout)).all();
  }

  private static Chart chart(StoredExperiment experiment, String id) {
    return charts(experiment).stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void zeros_haveALineALayer() {
    Chart chart = chart(WeightSamples.conv(), "layer-zeros");

    // at 1e-2: 910 and 920 of 1,000, and 5 of 16
    assertThat(WeightSamples.plain(chart.title()))
        .isEqualTo(
            "91.50 % of the weights of 2-dense are exactly zero at lambda = 1e-2, 31.25 % of those"
                + " of 0-conv (mean of 2 seeds)");
    assertThat(chart.series()).extracting(Series::name).containsExactly("0-conv", "2-dense");
    assertThat(chart.series()).extracting(Series::color).containsExactly("series-0", "series-1");
    assertThat(chart.series().get(1).means()).extracting(Point::y).containsExactly(0.0, 10.0, 91.5);
    assertThat(chart.series().get(1).dots()).hasSize(6);
    assertThat(chart.table().head()).containsExactly("lambda", "0-conv", "2-dense");
    assertThat(chart.table().rows().get(2).stream().map(WeightSamples::plain))
        .containsExactly("1e-2", "31.25 %", "91.50 %");
  }

  @Test
  void norms_areMeansOfEachSeedsOwnRatio() {
    Chart chart = chart(WeightSamples.conv(), "layer-norms");

    // 2-dense at 1e-2: 0.02 and 0.04; the ratio of the mean norms would be 1 / 30
    assertThat(WeightSamples.plain(chart.title()))
        .isEqualTo(
            "2-dense shrinks most: its norm is 0.03 times the initial one at lambda = 1e-2, that"
                + " of 0-conv 0.5 times (mean of 2 seeds)");
    assertThat(chart.table().rows())
        .containsExactly(
            List.of("0", "1", "1.2"),
            List.of("1e-3", "0.9", "0.5"),
            List.of("1e-2", "0.5", "0.03"));
  }

  @Test
  void norms_farApart_areDrawnAsLogarithms() {
    Chart chart = chart(WeightSamples.conv(), "layer-norms");
    assertThat(chart.y().label()).isEqualTo("norm / initial norm (log scale)");
    Point last = chart.series().get(1).means().get(2);
    assertThat(last.y()).isCloseTo(Math.log10(0.03), within(1e-5));
    assertThat(chart.y().ticks()).contains(new Chart.Tick(0, "1"), new Chart.Tick(-1, "0.1"));
  }

  @Test
  void norm_ofALayerThatIsZero_standsAtThePlaceOfZero() {
    Chart chart = chart(vanishing(), "layer-norms");
    assertThat(chart.title()).contains("1-output shrinks most: its norm is 0 times");
    Point last = chart.series().get(1).means().get(2);
    assertThat(last.y()).isEqualTo(chart.y().min()).isLessThan(chart.y().gap());
    assertThat(chart.y().ticks().get(0)).isEqualTo(new Chart.Tick(last.y(), "0"));
  }

  /** Norms of 0-dense are 1, 0.3 and 0.05 times the initial one, of 1-output 1, 1 and 0 times. */
  static StoredExperiment vanishing() {
    return WeightSamples.experiment(
        List.of(LAMBDAS, SEEDS),
        assignment -> {
          double lambda = WeightSamples.lambda(assignment);
          double dense = lambda == 0 ? 1 : lambda < 5e-3 ? 0.3 : 0.05;
          return new Trained(
              0.8,
              List.of(layer("0-dense", 2, 10, 0), layer("1-output", 4, 10, 0)),
              List.of(
                  layer("0-dense", 2 * dense, 10, 0),
                  layer("1-output", lambda < 5e-3 ? 4 : 0, 10, 0)),
              null);
        });
  }

  @Test
  void norms_thatStay_areSaidToStay() {
    StoredExperiment experiment =
        WeightSamples.experiment(
            List.of(LAMBDAS, SEEDS),
            assignment -> {
              List<LayerWeights> both = List.of(layer("a", 2, 10, 0), layer("b", 4, 10, 0));
              return new Trained(0.8, both, both, null);
            });
    assertThat(chart(experiment, "layer-norms").title())
        .isEqualTo("No norm differs from the initial one");
  }

  @Test
  void norms_nearEachOther_areDrawnAsTheyAre() {
    StoredExperiment experiment =
        WeightSamples.experiment(
            List.of(LAMBDAS, SEEDS),
            assignment ->
                new Trained(
                    0.8,
                    List.of(layer("0-dense", 2, 10, 0), layer("1-output", 4, 10, 0)),
                    List.of(layer("0-dense", 3, 10, 0), layer("1-output", 4, 10, 0)),
                    null));
    Chart chart = chart(experiment, "layer-norms");
    assertThat(chart.title()).startsWith("0-dense grows most: its norm is 1.5 times");
    assertThat(chart.y().ticks()).isEmpty();
    assertThat(chart.series().get(0).means()).extracting(Point::y).containsOnly(1.5);
    assertThat(charts(experiment)).as("no zero, no chart of zeros").hasSize(1);
  }

  @Test
  void singleLayer_hasNoChartsOfItsOwn() {
    assertThat(charts(WeightSamples.dense())).isEmpty();
  }

  @Test
  void layer_thatSomeNetworksLack_hasNoValueThere() {
    SweepAxis layers = Samples.axis("model.layers", "[\"one\", \"two\"]");
    StoredExperiment experiment =
        WeightSamples.experiment(
            List.of(layers, SEEDS),
            assignment -> {
              List<LayerWeights> all = new ArrayList<>(List.of(layer("0-dense", 1, 10, 5)));
              if (assignment.get("model.layers").textValue().equals("two")) {
                all.add(layer("1-output", 1, 10, 1));
              }
              return new Trained(0.8, all, all, null);
            });
    Chart chart = chart(experiment, "layer-zeros");
    assertThat(chart.series().get(1).means()).hasSize(1);
    assertThat(chart.table().rows().get(0)).endsWith("\u2013");
  }

  @Test
  void manyLayers_areNotAllDrawn_butAllInTheTable() {
    StoredExperiment experiment =
        WeightSamples.experiment(
            List.of(LAMBDAS, SEEDS),
            assignment -> {
              List<LayerWeights> all = new ArrayList<>();
              for (int i = 0; i < 9; i++) {
                all.add(layer(i + "-dense", 1, 10, WeightSamples.lambda(assignment) == 0 ? 0 : i));
              }
              return new Trained(0.8, all, all, null);
            });
    Chart chart = chart(experiment, "layer-zeros");
    assertThat(chart.series())
        .extracting(Series::name)
        .containsExactly("3-dense", "4-dense", "5-dense", "6-dense", "7-dense", "8-dense");
    assertThat(chart.series()).extracting(Series::color).doesNotHaveDuplicates();
    assertThat(chart.note()).isEqualTo("Drawn are the 6 of 9 layers with the most zeros.");
    assertThat(chart.table().head()).hasSize(10);
  }

  @Test
  void severalSeries_haveAChartALayer() {
    SweepAxis types = Samples.axis("penalty.type", "[\"l1\", \"l2\"]");
    StoredExperiment experiment =
        WeightSamples.experiment(List.of(types, LAMBDAS, SEEDS), WeightSamples::conv);
    assertThat(charts(experiment))
        .extracting(Chart::id)
        .containsExactly("layer-zeros-0", "layer-zeros-1", "layer-norms-0", "layer-norms-1");
    Chart chart = chart(experiment, "layer-norms-1");
    assertThat(chart.series()).extracting(Series::color).containsExactly("l1", "l2");
    assertThat(WeightSamples.plain(chart.title()))
        .isEqualTo(
            "2-dense shrinks most: its norm is 0.03 times the initial one for L1 with lambda = 1e-2"
                + " (mean of 2 seeds)");
    assertThat(chart.table().rows().get(2)).containsExactly("1e-2", "L1", "0.03", "0.02", "0.04");
  }

  @Test
  void collapsedRuns_areInNoMean() {
    Chart chart = chart(WeightSamples.collapsing(WeightSamples::conv, 1e-2), "layer-zeros");
    assertThat(chart.series().get(1).means()).extracting(Point::y).containsExactly(0.0, 10.0);
    assertThat(chart.title()).startsWith("10.00").contains("1e-3");
  }
}
