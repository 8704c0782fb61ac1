package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.report.Chart.Tick;
import io.shrinkage.report.Layout.Group;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.spec.SweepAxis;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against strengths of two experiments that stand at wrong places of their common axis. */
final class CommonLayoutTest {
  private static StoredExperiment sweep(String name, String type, SweepAxis... axes) {
    return Samples.plausible(name, type, List.of(axes), 1);
  }

  private static Layout layout(StoredExperiment... experiments) {
    return CommonLayout.of(Compared.all(experiments).all());
  }

  private static List<String> ticks(Layout layout) {
    return layout.ticks().stream().map(Tick::label).toList();
  }

  @Test
  void strengths_ofTwoTypes_shareTheAxisAndItsZero() {
    Layout layout =
        layout(
            sweep("a", "l1", Samples.axis("penalty.lambda", "[0, 1e-4, 1e-3]")),
            sweep("b", "decoupled-weight-decay", Samples.axis("penalty.lambda", "[1e-3, 1e-2]")));
    assertThat(layout.label()).isEqualTo("lambda");
    assertThat(ticks(layout)).containsExactly("0", "1e-4", "1e-3", "1e-2");
    // 0 stands one step left of 1e-4, the break between
    assertThat(layout.ticks()).map(Tick::at).containsExactly(-5.0, -4.0, -3.0, -2.0);
    assertThat(layout.gap()).isEqualTo(-4.5);
    assertThat(layout.groups()).map(Group::name).containsExactly("a", "b");
    assertThat(layout.groups()).map(Group::color).containsExactly("l1", "decoupled-weight-decay");
    // two series stand 0.12 / 2 apart, around the tick
    assertThat(layout.groups().get(0).places())
        .map(Layout.Place::x)
        .containsExactly(-5.03, -4.03, -3.03);
    assertThat(layout.groups().get(1).places()).map(Layout.Place::x).containsExactly(-2.97, -1.97);
  }

  @Test
  void strengths_ofAnElasticNet_areSeriesOfItsColor() {
    Layout layout =
        layout(
            sweep("a", "l1", Samples.axis("penalty.lambda", "[0, 1e-4]")),
            sweep(
                "b",
                "elastic-net",
                Samples.axis("penalty.lambda1", "[0, 1e-4]"),
                Samples.axis("penalty.lambda2", "[0, 1e-3]")));
    assertThat(layout.label()).isEqualTo("lambda, lambda1");
    assertThat(Compared.plain(String.join("|", layout.groups().stream().map(Group::name).toList())))
        .isEqualTo("a|b, lambda2 = 0|b, lambda2 = 1e-3");
    assertThat(layout.groups())
        .map(Group::color)
        .containsExactly("l1", "elastic-net", "elastic-net/paper/30");
  }

  @Test
  void experiment_withoutASweep_standsAtItsStrength() {
    Layout layout =
        layout(
            sweep("a", "l2", Samples.axis("penalty.lambda", "[1e-4, 1e-2]")),
            sweep("b", "none", Samples.axis("seed", "[1, 2]")));
    assertThat(ticks(layout)).containsExactly("0", "1e-4", "1e-2");
    assertThat(layout.groups().get(1).places()).map(Layout.Place::label).containsExactly("0");
    assertThat(layout.gap()).isEqualTo(-5.0);
  }

  @Test
  void sweeps_ofOtherThings_haveAPlaceEach() {
    Layout layout =
        layout(
            sweep("a", "l2", Samples.axis("penalty.lambda", "[0, 1e-4]")),
            sweep("b", "none", Samples.axis("data.scale", "[\"unit\", \"standardize\"]")));
    assertThat(layout.numeric()).isFalse();
    assertThat(ticks(layout)).containsExactly("a", "b");
    assertThat(layout.groups().get(1).places()).map(Layout.Place::x).containsExactly(0.825, 1.175);
  }

  @Test
  void sameNumberAxis_staysLinear() {
    Layout layout =
        layout(
            sweep("a", "none", Samples.axis("training.batchSize", "[20, 40]")),
            sweep("b", "none", Samples.axis("training.batchSize", "[40, 60]")));
    assertThat(layout.label()).isEqualTo("batchSize");
    assertThat(layout.logarithmic()).isFalse();
    assertThat(layout.ticks()).map(Tick::at).containsExactly(20.0, 40.0, 60.0);
  }
}
