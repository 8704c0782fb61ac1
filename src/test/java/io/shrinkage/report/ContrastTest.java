package io.shrinkage.report;

import static io.shrinkage.report.WeightSamples.SEEDS;
import static io.shrinkage.report.WeightSamples.flat;
import static io.shrinkage.report.WeightSamples.layer;
import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.report.Contrast.Column;
import io.shrinkage.report.WeightSamples.Trained;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.spec.SweepAxis;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Guards against pictures of the wrong networks: not the baseline, not the best, other seeds. */
final class ContrastTest {
  private static final SweepAxis NINE =
      Samples.axis("penalty.lambda", "[0, 1e-5, 2e-5, 3e-5, 4e-5, 5e-5, 6e-5, 7e-5, 8e-5]");

  /** The best is at one lambda; runs of some seeds and lambdas collapse. */
  private static StoredExperiment experiment(double best, Set<List<Double>> collapsed) {
    return WeightSamples.experiment(
        List.of(NINE, SEEDS),
        assignment -> {
          double lambda = WeightSamples.lambda(assignment);
          double seed = WeightSamples.seed(assignment);
          boolean one = collapsed.contains(List.of(lambda, seed));
          return new Trained(
              one ? 0.1 : lambda == best ? 0.9 : 0.8 - lambda,
              List.of(layer("0-dense", 1, 60, 0)),
              List.of(layer("0-dense", 1, 60, 0)),
              WeightSamples.diagnostics(List.of(flat("0-dense", 1, 1, 0)), null, null));
        });
  }

  private static Contrast contrast(StoredExperiment experiment) {
    Sweep sweep = Sweep.of(experiment);
    return Contrast.of(sweep, Layouts.of(sweep).orElse(null), each -> true).orElseThrow();
  }

  private static List<String> columns(StoredExperiment experiment, int most) {
    return contrast(experiment).columns(most).stream()
        .map(each -> WeightSamples.plain(each.name() + " " + each.role()).strip())
        .toList();
  }

  @Test
  void three_areBaselineBestAndStrongest() {
    assertThat(columns(experiment(2e-5, Set.of()), 3))
        .containsExactly("lambda = 0 baseline", "lambda = 2e-5 best", "lambda = 8e-5 strongest");
  }

  @Test
  void five_addTheOnesFarthestFromThese() {
    // places 0, 2 and 8; farthest is 5; then 7 and 6, 3, 4 are at most 1 away: the strongest
    assertThat(columns(experiment(2e-5, Set.of()), 5))
        .containsExactly(
            "lambda = 0 baseline",
            "lambda = 2e-5 best",
            "lambda = 5e-5",
            "lambda = 7e-5",
            "lambda = 8e-5 strongest");
  }

  @Test
  void best_withoutPenalty_standsBesideTheBestWithOne() {
    StoredExperiment experiment = experiment(0, Set.of());
    assertThat(columns(experiment, 3)).hasSize(3).first().isEqualTo("lambda = 0 baseline, best");
    assertThat(columns(experiment, 3)).anyMatch(each -> each.endsWith("best with a penalty"));
  }

  @Test
  void strongest_collapsed_isLeftOut() {
    Set<List<Double>> last = Set.of(List.of(8e-5, 1.0), List.of(8e-5, 2.0));
    assertThat(columns(experiment(2e-5, last), 3))
        .last()
        .isEqualTo("lambda = 7e-5 strongest usable");
  }

  @Test
  void columns_shareTheFirstSeedThatAllHave() {
    Contrast contrast = contrast(experiment(2e-5, Set.of(List.of(8e-5, 1.0))));
    List<Column> columns = contrast.columns(3);
    assertThat(columns).allMatch(each -> each.run().seed() == 2);
    assertThat(contrast.whose(columns)).isEqualTo("seed 2");
  }

  @Test
  void columns_withoutACommonSeed_sayThatTheyDiffer() {
    Contrast contrast = contrast(experiment(2e-5, Set.of(List.of(8e-5, 1.0), List.of(0.0, 2.0))));
    List<Column> columns = contrast.columns(3);
    assertThat(columns).extracting(each -> each.run().seed()).containsExactly(1L, 1L, 2L);
    assertThat(contrast.whose(columns)).isEqualTo("the first usable seed of each");
  }

  @Test
  void singleRun_isAlone() {
    StoredExperiment one =
        WeightSamples.experiment(
            List.of(),
            assignment ->
                new Trained(
                    0.8,
                    List.of(layer("0-dense", 1, 60, 0)),
                    List.of(layer("0-dense", 1, 60, 0)),
                    WeightSamples.diagnostics(List.of(flat("0-dense", 1, 1, 0)), null, null)));
    assertThat(contrast(one).columns(5)).extracting(Column::role).containsExactly("");
  }

  @Test
  void nothingUsable_makesNoContrast() {
    StoredExperiment all = WeightSamples.collapsing(WeightSamples::dense, 0, 1e-3, 1e-2);
    Sweep sweep = Sweep.of(all);
    assertThat(Contrast.of(sweep, Layouts.of(sweep).orElse(null), each -> true)).isEmpty();
  }
}
