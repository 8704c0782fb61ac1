package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against a matrix of many classes that leaves out the mistakes that matter. */
final class ConfusionTest {
  /** 3 is taken for 1 nine times, 0 for 2 twice, 4 for 0 once. */
  private static final Confusion FIVE =
      Confusion.ofCounts(
          List.of(
              List.of(8L, 0L, 2L, 0L, 0L),
              List.of(0L, 10L, 0L, 0L, 0L),
              List.of(0L, 0L, 10L, 0L, 0L),
              List.of(0L, 9L, 0L, 1L, 0L),
              List.of(1L, 0L, 0L, 0L, 9L)));

  @Test
  void classes_fewerThanAll_areThoseOfTheMostFrequentMistakes() {
    assertThat(FIVE.classes(2)).containsExactly(1, 3);
    assertThat(FIVE.classes(4)).containsExactly(0, 1, 2, 3);
    assertThat(FIVE.classes(9)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void mistakes_areCountedWithoutTheRightOnes() {
    assertThat(FIVE.wrong()).isEqualTo(12);
    assertThat(FIVE.predictions()).isEqualTo(50);
    assertThat(FIVE.mistakes().get(0)).isEqualTo(new Confusion.Mistake(3, 1, 9, 10));
  }
}
