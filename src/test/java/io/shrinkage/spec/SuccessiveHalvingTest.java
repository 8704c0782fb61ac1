package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Guards against a race that decides at epochs which no run has, twice at one, or never. */
final class SuccessiveHalvingTest {
  private static final SuccessiveHalving DEFAULT = new SuccessiveHalving(0.25, 1.5, 0.5, 0.05);

  /** 15/4 = 3.75, 5.63, 8.44 and 12.66, each rounded up; 18.98 is beyond the end. */
  @Test
  void rungs_ofFifteenEpochs_growByHalf() {
    assertThat(DEFAULT.rungs(15, 6)).containsExactly(4, 6, 9, 13, 15);
    assertThat(new SuccessiveHalving(0.25, 1.5, 1, 0.05).rungs(15, 6)).containsExactly(4, 6, 9, 13);
    assertThat(new SuccessiveHalving(0.3, 2, 1, 0.05).rungs(10, 6)).containsExactly(3, 6);
  }

  @Test
  void rungs_oneEpochAndNothingToSave_areNone() {
    assertThat(DEFAULT.rungs(1, 3)).isEmpty();
    assertThat(DEFAULT.rungs(1, 4)).containsExactly(1);
  }

  @Test
  void racers_areTheShareButAtLeastThree() {
    assertThat(List.of(2, 3, 4, 6, 7, 10))
        .extracting(DEFAULT::racers)
        .containsExactly(2, 3, 3, 3, 4, 5);
    assertThat(new SuccessiveHalving(0.25, 1.5, 1, 0.05).racers(10)).isEqualTo(10);
  }

  @Property(tries = 300)
  void rungs_ofAnyRule_ascendWithinTheEpochs(
      @ForAll @DoubleRange(min = 0, minIncluded = false, max = 1, maxIncluded = false) double first,
      @ForAll @DoubleRange(min = 1, minIncluded = false, max = 8) double growth,
      @ForAll @DoubleRange(min = 0, minIncluded = false, max = 1) double heat,
      @ForAll @IntRange(min = 1, max = 300) int epochs,
      @ForAll @IntRange(min = 2, max = 40) int repetitions) {
    SuccessiveHalving rule = new SuccessiveHalving(first, growth, heat, 0.05);
    List<Integer> rungs = rule.rungs(epochs, repetitions);
    assertThat(rungs).doesNotHaveDuplicates().isSorted();
    assertThat(rungs).allMatch(rung -> rung >= 1 && rung <= epochs);
    assertThat(rule.racers(repetitions)).isBetween(Math.min(2, repetitions), repetitions);
    assertThat(rungs.contains(epochs)).isEqualTo(rule.racers(repetitions) < repetitions);
  }
}
