package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.run.StoredExperiment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against differences of runs that are no pairs, and against tests that forget others. */
final class MatchesTest {
  private static final double[] LOW = {0.50, 0.51, 0.52, 0.53, 0.54, 0.55};
  private static final double[] HIGH = {0.61, 0.63, 0.65, 0.67, 0.69, 0.71};

  private static StoredExperiment six(String name, double[]... accuracies) {
    return Compared.of(name, "l2", "[0, 1e-3]", "[1, 2, 3, 4, 5, 6]", accuracies);
  }

  private static Match best(ComparedExperiments all, int first, int second) {
    return Matches.of(all).best(all.all().get(first), all.all().get(second)).orElseThrow();
  }

  @Test
  void differences_areOfOneSeedAndOneSplit() {
    Match match = best(Compared.all(six("a", LOW, HIGH), six("b", LOW, LOW)), 0, 1);
    assertThat(match.pairs()).isEqualTo(6);
    // 0.11, 0.12, .. 0.16
    assertThat(match.difference()).isCloseTo(0.135, within(1e-12));
    StoredExperiment elsewhere = Compared.on("bb", "b", six("b", LOW, LOW));
    Match apart = best(Compared.all(six("a", LOW, HIGH), elsewhere), 0, 1);
    assertThat(apart.pairs()).isZero();
    assertThat(apart.tested()).isFalse();
    assertThat(apart.difference()).isCloseTo(0.135, within(1e-12));
  }

  @Test
  void match_turned_hasTheOtherSign() {
    ComparedExperiments all = Compared.all(six("a", LOW, HIGH), six("b", LOW, LOW));
    Match match = best(all, 0, 1);
    Match turned = best(all, 1, 0);
    assertThat(turned.difference()).isEqualTo(-match.difference());
    assertThat(turned.interval().orElseThrow().low())
        .isEqualTo(-match.interval().orElseThrow().high());
    assertThat(turned.adjustedP()).isEqualTo(match.adjustedP());
    assertThat(match.better(all.measure())).isTrue();
    assertThat(turned.better(all.measure())).isFalse();
  }

  @Test
  void p_countsEveryPairOfConfigurations_andEveryFamily() {
    ComparedExperiments two = Compared.all(six("a", LOW, HIGH), six("b", LOW, LOW));
    Matches matches = Matches.of(two);
    assertThat(matches.all()).hasSize(4);
    // the difference has one sign in all 6 seeds: 2 / 2^6, and nothing else has a larger |t|
    assertThat(best(two, 0, 1).p()).isEqualTo(2 / 64.0);
    assertThat(best(two, 0, 1).adjustedP()).isEqualTo(2 / 64.0);
    StoredExperiment others =
        Compared.of("c", "l2", "[0, 1e-3]", "[7, 8, 9, 10, 11, 12]", new double[][] {LOW, LOW});
    ComparedExperiments three = Compared.all(six("a", LOW, HIGH), six("b", LOW, LOW), others);
    // a second family, of independent samples, takes half of the 5 %
    assertThat(best(three, 0, 1).adjustedP()).isEqualTo(2 * 2 / 64.0);
    assertThat(Matches.of(three).comparisons()).isEqualTo(4 + 4 + 4);
  }

  @Test
  void equalStrengths_areThoseOfOneLambda() {
    ComparedExperiments all =
        Compared.all(
            Compared.of("a", "l1", "[0, 1e-4, 1e-3]", "[1]", new double[][] {{0.5}, {0.6}, {0.7}}),
            Compared.of("b", "l2", "[0.0, 1e-3, 1e-2]", "[1]", new double[][] {{.5}, {.5}, {.5}}));
    List<Match> equal = EqualStrengths.of(Matches.of(all), all.all().get(0), all.all().get(1));
    assertThat(equal).hasSize(2);
    assertThat(equal.get(0).difference()).isZero();
    assertThat(equal.get(1).difference()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void folds_areTestedByTheCorrectedT() {
    double[][] accuracies = {{.5, .51, .52, .5, .53}, {.7, .72, .71, .74, .7}};
    var axes =
        List.of(
            Samples.axis("penalty.lambda", "[0, 1e-3]"),
            Samples.axis("data.fold", "[1, 2, 3, 4, 5]"));
    StoredExperiment a = Compared.on("aa", "a", Sweeps.of("l2", axes, accuracies));
    StoredExperiment b =
        Compared.on(
            "aa", "b", Sweeps.of("l2", axes, new double[][] {accuracies[0], accuracies[0]}));
    ComparedExperiments all = Compared.all(a, b);
    Match match = best(all, 0, 1);
    double own =
        Tests.overFolds(
                List.of(
                    new Tests.Pair(
                        match.first().configuration(),
                        match.second().configuration(),
                        match.differences())),
                5)
            .all()
            .get(0)
            .p();
    assertThat(match.p()).isEqualTo(own);
    // Holm: both zero-strength pairs differ by 0, two differ alike
    assertThat(match.adjustedP()).isCloseTo(4 * own, within(1e-12));
  }
}
