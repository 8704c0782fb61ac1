package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.report.HistogramGrid.Panel;
import io.shrinkage.report.HistogramGrid.Row;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.train.Diagnostics.Histogram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Guards against bins at the wrong place, zeros inside a bin, and the numbers of another run. */
final class HistogramsTest {

  private static HistogramGrid grid(StoredExperiment experiment) {
    Sweep sweep = Sweep.of(experiment);
    return Histograms.of(sweep, Layouts.of(sweep).orElse(null)).orElseThrow();
  }

  /** Returns a histogram over [-1, 1] with four bins. */
  private static Histogram four(int a, int b, int c, int d) {
    return new Histogram("x", 1, List.of(a, b, c, d), 7);
  }

  @Test
  void path_ofFourBins_isTheirOutline() {
    // more than 3,000 weights, so no bin is joined; each is 50 of 200 wide, the highest 60 high
    assertThat(HistogramShape.path(four(1000, 4000, 2000, 0), 1))
        .isEqualTo("M0 60V45H50V0H100V30H150V60H200V60Z");
  }

  @Test
  void path_onAWiderAxis_isNarrower() {
    // [-1, 1] of [-2, 2]: from 50 to 150
    assertThat(HistogramShape.path(four(1000, 4000, 2000, 0), 2))
        .isEqualTo("M50 60V45H75V0H100V30H125V60H150V60Z");
  }

  @Test
  void path_onANarrowerAxis_isCutAtItsEnds() {
    assertThat(HistogramShape.path(four(1000, 4000, 2000, 0), 0.5))
        .isEqualTo("M0 60V0H100V30H200V60Z");
  }

  @Test
  void path_ofFewWeights_joinsBinsOnEachSideOfZero() {
    // 700 weights: two bins become one
    assertThat(HistogramShape.path(four(100, 400, 200, 0), 1)).isEqualTo("M0 60V0H100V36H200V60Z");
  }

  @Test
  void path_ofZerosAlone_isEmpty() {
    assertThat(HistogramShape.path(new Histogram("x", 0, List.of(0, 0, 0, 0), 9), 1)).isEmpty();
  }

  @Test
  void reach_leavesOutTheRarestWeights() {
    List<Integer> counts = new ArrayList<>(Collections.nCopies(60, 0));
    counts.set(29, 500);
    counts.set(30, 499);
    counts.set(0, 1);
    // 99.9 % lie in the two innermost bins, of 1/30 each
    assertThat(HistogramShape.reach(new Histogram("x", 3, counts, 0)))
        .isCloseTo(0.1, within(1e-12));
    counts.set(0, 100);
    assertThat(HistogramShape.reach(new Histogram("x", 3, counts, 0))).isEqualTo(3);
  }

  @Test
  void title_namesTheLayerThatNarrowsMost() {
    // root mean square of 2-dense, seed 1: 12 and 0.2 / sqrt(1000); 540 of 600 are exactly zero
    assertThat(WeightSamples.plain(grid(WeightSamples.conv()).title()))
        .isEqualTo(
            "The weights of 2-dense narrow most: root mean square 0.379 at lambda = 0, 0.00632 at"
                + " lambda = 1e-2, where 90.00 % are exactly zero (seed 1)");
  }

  @Test
  void rows_haveOneAxisAndTheirZerosApart() {
    Row dense = grid(WeightSamples.conv()).rows().get(1);
    assertThat(dense.layer()).isEqualTo("2-dense");
    assertThat(dense.color()).isEqualTo("series-1");
    assertThat(dense.ticks()).containsExactly("\u22123", "0", "3");
    assertThat(dense.panels())
        .extracting(Panel::role)
        .containsExactly("baseline", "best", "strongest");
    assertThat(dense.panels())
        .extracting(panel -> WeightSamples.plain(panel.caption()))
        .containsExactly("none is 0", "50.00 % are 0", "90.00 % are 0");
    assertThat(dense.panels()).extracting(Panel::bar).containsExactly(0.0, 30.0, 54.0);
    // a limit of 0.3 on an axis of 3
    assertThat(dense.panels().get(2).path()).startsWith("M90 60").endsWith("H110V60Z");
  }

  @Test
  void table_hasEveryLayerOfEveryNetwork() {
    HistogramGrid grid = grid(WeightSamples.conv());
    assertThat(grid.table().rows()).hasSize(6);
    assertThat(grid.table().rows().get(5).stream().map(WeightSamples::plain))
        .containsExactly("2-dense", "lambda = 1e-2", "600", "540", "90.00 %", "0.00632", "0.3");
  }

  @Test
  void fewZeros_areCounted() {
    var run = Sweep.of(WeightSamples.conv()).runs().get(0);
    var column =
        new Contrast.Column(
            Sweep.of(WeightSamples.conv()).configurations().get(0),
            "x",
            "",
            run,
            Objects.requireNonNull(run.diagnostics()));
    Histogram few = WeightSamples.flat("0-conv", 1, 1000, 2);
    assertThat(new HistogramCell(column, few).panel(1).caption()).isEqualTo("2 are 0");
  }

  @Test
  void runsWithoutDiagnostics_makeNoGrid() {
    Sweep sweep = Sweep.of(Samples.plausible("x", "l2", List.of(WeightSamples.LAMBDAS), 2));
    assertThat(Histograms.of(sweep, Layouts.of(sweep).orElse(null))).isEmpty();
  }
}
