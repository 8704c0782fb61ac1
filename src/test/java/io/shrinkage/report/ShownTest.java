package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.spec.SweepAxis;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A page that shows everything of a large sweep cannot be opened; one must know what it lacks. */
final class ShownTest {

  @Test
  void of_fewConfigurations_isAll() {
    Sweep sweep = sweep(Shown.MOST, 7);
    Shown shown = Shown.of(sweep, sweep.configurations());
    assertThat(shown.configurations()).isEqualTo(sweep.configurations());
    assertThat(shown.note()).isEmpty();
  }

  @Test
  void of_manyConfigurations_hasTheSelectedOnesAndTheEnds() {
    Sweep sweep = sweep(200, 77);
    Shown shown = Shown.of(sweep, sweep.configurations());
    assertThat(shown.configurations())
        .hasSizeLessThanOrEqualTo(Shown.MOST)
        .hasSizeGreaterThan(Shown.MOST - 4)
        .isSubsetOf(sweep.configurations())
        .contains(
            sweep.configurations().get(0),
            sweep.configurations().get(77),
            sweep.configurations().get(199))
        .contains(sweep.lambda1se().orElseThrow());
    assertThat(shown.note().replace('\u00a0', ' ')).contains("of 200 configurations");
  }

  @Test
  void of_manyConfigurations_keepsThePlansOrder() {
    Sweep sweep = sweep(100, 3);
    List<Integer> places =
        Shown.of(sweep, sweep.configurations()).configurations().stream()
            .map(sweep.configurations()::indexOf)
            .toList();
    assertThat(places).isSorted().doesNotHaveDuplicates();
  }

  /** A sweep over lambdas from 0 on with three seeds; one of them has the best accuracy. */
  private static Sweep sweep(int lambdas, int best) {
    List<Integer> values = IntStream.range(0, lambdas).boxed().toList();
    List<SweepAxis> axes =
        List.of(
            Samples.axis("penalty.lambda", values.toString()), Samples.axis("seed", "[1, 2, 3]"));
    double[][] accuracies = new double[lambdas][3];
    for (int i = 0; i < lambdas; i++) {
      Arrays.setAll(accuracies[i], seed -> 0.5 + 0.01 * seed);
    }
    Arrays.setAll(accuracies[best], seed -> 0.9 + 0.01 * seed);
    return Sweep.of(Sweeps.of("l2", axes, accuracies));
  }
}
