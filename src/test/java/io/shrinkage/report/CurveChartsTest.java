package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.report.Chart.Bar;
import io.shrinkage.report.Chart.Series;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A band that is not the range of the runs would hide how far they are apart. */
final class CurveChartsTest {

  @Test
  void accuracies_ofManySeeds_haveABandFromTheLowestToTheHighest() {
    Series validation = validation(9);
    assertThat(validation.threads()).isEmpty();
    // epoch 0 is alike for all; epoch 1 from 50 % in steps of 1
    assertThat(validation.band()).containsExactly(new Bar(0, 10, 10), new Bar(1, 50, 58));
  }

  @Test
  void accuracies_ofFewSeeds_haveALineEach() {
    assertThat(validation(8).threads()).hasSize(8);
    assertThat(validation(8).band()).isEmpty();
  }

  private static Series validation(int seeds) {
    List<Integer> all = IntStream.rangeClosed(1, seeds).boxed().toList();
    double[][] accuracies = {IntStream.range(0, seeds).mapToDouble(i -> 0.5 + i / 100.0).toArray()};
    Sweep sweep =
        Sweep.of(Sweeps.of("l2", List.of(Samples.axis("seed", all.toString())), accuracies));
    return new CurveCharts(sweep).accuracies().get(0).series().get(1);
  }
}
