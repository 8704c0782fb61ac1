package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.report.Chart.Dot;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tens of thousands of dots freeze a browser; without the outermost ones a chart would lie. */
final class DotsTest {

  @Test
  void thinned_fewRuns_isAll() {
    List<Dot> dots = dots(0, 2000);
    assertThat(Dots.of(2000, 1).thinned(dots)).isEqualTo(dots);
    assertThat(Dots.of(2000, 1).note(2000)).isEmpty();
  }

  @Test
  void thinned_manyRuns_keepsLowestAndHighestOfEveryPlace() {
    List<Dot> dots = IntStream.range(0, 400).boxed().flatMap(x -> dots(x, 10).stream()).toList();
    Dots some = Dots.of(4000, 400);
    List<Dot> thinned = some.thinned(dots);
    // 2,000 dots for 400 places
    assertThat(thinned).hasSize(400 * 5).doesNotHaveDuplicates();
    for (int x = 0; x < 400; x++) {
      double at = x;
      assertThat(thinned)
          .filteredOn(dot -> dot.x() == at)
          .extracting(Dot::y)
          .hasSize(5)
          .contains(0.0, 9.0);
    }
    assertThat(some.note(10).replace('\u00a0', ' ')).contains("5 of 10 runs");
  }

  @Test
  void thinned_morePlacesThanDots_hasNone() {
    Dots none = Dots.of(3000, 3000);
    assertThat(none.thinned(dots(0, 3))).isEmpty();
    assertThat(none.note(1)).contains("too many");
  }

  /** Dots at one place, from 0 up, but not in this order. */
  private static List<Dot> dots(double x, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Dot(x, (i + count / 2) % count, "run " + i, "", 1))
        .toList();
  }
}
