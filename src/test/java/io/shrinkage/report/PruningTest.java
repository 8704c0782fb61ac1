package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against a share of weights that is called affordable and is not. */
final class PruningTest {
  private static final List<Double> SHARES = List.of(0.0, 0.25, 0.5, 0.75);

  @Test
  void affordable_countsALossOfExactlyTheLimit() {
    // 0.9 - 0.01 is below 0.89 in floating point
    assertThat(new Pruning(SHARES, List.of(0.9, 0.89, 0.88, 0.1)).affordable(0.01)).isEqualTo(0.25);
  }

  @Test
  void affordable_endsAtTheFirstLevelThatLosesMore() {
    assertThat(new Pruning(SHARES, List.of(0.9, 0.95, 0.8, 0.9)).affordable(0.01)).isEqualTo(0.25);
  }

  @Test
  void affordable_withoutLoss_isTheLastLevel() {
    assertThat(new Pruning(SHARES, List.of(0.9, 0.9, 0.9, 0.9)).affordable(0.01)).isEqualTo(0.75);
  }
}
