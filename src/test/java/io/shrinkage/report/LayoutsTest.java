package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.report.Chart.Tick;
import io.shrinkage.report.Layout.Group;
import io.shrinkage.spec.SweepAxis;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against sweeps whose charts have the wrong axis, no place for 0, or mixed-up series. */
final class LayoutsTest {
  private static final SweepAxis SEEDS = Samples.axis("seed", "[1, 2]");

  private static Layout layout(SweepAxis... axes) {
    return Layouts.of(Sweep.of(Samples.plausible("x", "l2", List.of(axes), 1))).orElseThrow();
  }

  @Test
  void lambda_withZero_isLogarithmicWithAPlaceForZero() {
    Layout layout = layout(Samples.axis("penalty.lambda", "[1e-2, 0, 1e-4]"), SEEDS);
    // log10: -4 and -2; 0 stands one step of 2 to the left, the break half way
    assertThat(layout.ticks())
        .containsExactly(new Tick(-6, "0"), new Tick(-4, "1e-4"), new Tick(-2, "1e-2"));
    assertThat(layout.gap()).isEqualTo(-5);
    assertThat(layout.label()).isEqualTo("lambda");
    assertThat(layout.single()).isTrue();
  }

  @Test
  void lambda_negativeZero_hasThePlaceOfZero() {
    assertThat(layout(Samples.axis("penalty.lambda", "[-0.0, 0, 1e-4, 1e-2]")).ticks())
        .containsExactly(new Tick(-6, "0"), new Tick(-4, "1e-4"), new Tick(-2, "1e-2"));
  }

  @Test
  void lambda_withoutZero_hasNoBreak() {
    assertThat(layout(Samples.axis("penalty.lambda", "[1e-4, 1e-2]")).gap()).isNull();
  }

  @Test
  void strength_isTheAxis_evenIfDeclaredLast() {
    Layout layout =
        layout(
            Samples.axis("penalty.method", "[\"proximal\", \"subgradient\"]"),
            Samples.axis("penalty.lambda", "[1e-4, 1e-3]"),
            SEEDS);
    assertThat(layout.label()).isEqualTo("lambda");
    assertThat(layout.groups())
        .extracting(Group::name)
        .containsExactly("method\u00a0=\u00a0proximal", "method\u00a0=\u00a0subgradient");
    assertThat(layout.groups()).extracting(Group::color).doesNotHaveDuplicates();
  }

  @Test
  void penaltyObjects_ofSeveralStrengths_areSeriesByTypeInTheirColors() {
    Layout layout =
        layout(
            Samples.axis(
                "penalty",
                """
                [{"type": "none"}, {"type": "l1", "lambda": 1e-4}, {"type": "l1", "lambda": 1e-3},
                 {"type": "elastic-net", "lambda1": 5e-4, "lambda2": 5e-4}]
                """));
    assertThat(layout.groups())
        .extracting(Group::name)
        .containsExactly("no penalty", "L1", "elastic net with l1Ratio\u00a0=\u00a00.5");
    assertThat(layout.groups())
        .extracting(Group::color)
        .containsExactly("none", "l1", "elastic-net");
    // lambda1 + lambda2 = 1e-3, up to the shift that keeps series apart
    assertThat(layout.groups().get(2).places().get(0).x()).isCloseTo(-3, within(0.1));
  }

  @Test
  void penaltyObjects_ofOneStrengthEach_areCategories() {
    Layout layout =
        layout(
            Samples.axis(
                "penalty",
                "[{\"type\": \"none\"}, {\"type\": \"l1\", \"lambda\": 1e-4},"
                    + " {\"type\": \"l2\", \"lambda\": 1e-2}]"));
    assertThat(layout.numeric()).isFalse();
    assertThat(layout.ticks())
        .extracting(Tick::label)
        .containsExactly("no penalty", "L1 1e-4", "L2 1e-2");
  }

  @Test
  void learningRate_wide_isLogarithmic_narrow_isLinear() {
    String path = "training.optimizer.learningRate";
    assertThat(layout(Samples.axis(path, "[0.001, 0.01, 0.1]")).logarithmic()).isTrue();
    Layout narrow = layout(Samples.axis(path, "[0.01, 0.02, 0.03]"));
    assertThat(narrow.logarithmic()).isFalse();
    assertThat(narrow.ticks()).extracting(Tick::at).containsExactly(0.01, 0.02, 0.03);
  }

  @Test
  void layers_areCategories() {
    Layout layout =
        layout(Samples.axis("model.layers", "[[{\"type\": \"output\"}], [{\"type\": \"x\"}]]"));
    assertThat(layout.numeric()).isFalse();
    assertThat(layout.ticks()).hasSize(2);
  }

  @Test
  void seedsAlone_makeNoLayout() {
    assertThat(Layouts.of(Sweep.of(Samples.plausible("x", "l2", List.of(SEEDS), 1)))).isEmpty();
  }

  @Test
  void oneLambda_makesNoLayout() {
    SweepAxis one = Samples.axis("penalty.lambda", "[1e-4]");
    assertThat(Layouts.of(Sweep.of(Samples.plausible("x", "l2", List.of(one, SEEDS), 1))))
        .isEmpty();
  }
}
