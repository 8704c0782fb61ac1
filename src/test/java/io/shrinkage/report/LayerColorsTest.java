package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guards against a layer that changes its color from chart to chart, and two with one color. */
final class LayerColorsTest {
  private static final List<String> SIX = List.of("a", "b", "c", "d", "e", "f");

  @Test
  void layer_ofASmallNetwork_hasTheColorOfItsPlace() {
    assertThat(LayerColors.of(SIX, SIX).of("c")).isEqualTo("series-2");
    assertThat(LayerColors.of(SIX, List.of("c")).of("c")).isEqualTo("series-2");
  }

  @Test
  void layers_ofALargeNetwork_haveDistinctColors() {
    List<String> all = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
    // 0, 6 and 12 would all have the color of place 0
    List<String> drawn = List.of("0", "1", "6", "7", "12", "19");
    LayerColors colors = LayerColors.of(all, drawn);
    assertThat(drawn).extracting(colors::of).doesNotHaveDuplicates();
    assertThat(colors.of("0")).isEqualTo("series-0");
  }
}
