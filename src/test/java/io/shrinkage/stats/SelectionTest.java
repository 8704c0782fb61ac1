package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.stats.Oracle.Case;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against a rule that is not glmnet's, and against an accuracy that is selected as a loss.
 */
final class SelectionTest {

  private static final double NONE = Double.NaN;

  static List<Case> paths() {
    return Oracle.glmnet();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void lambdas_ofCrossValidatedPath_areThoseOfGlmnet(Case path) {
    Criterion criterion = path.toString().equals("auc") ? Criterion.LARGE : Criterion.SMALL;
    double[] lambda = path.numbers("lambda");
    double[] mean = path.numbers("cvm");
    double[] sd = path.numbers("cvsd");
    List<Candidate> candidates =
        IntStream.range(0, lambda.length)
            .mapToObj(i -> new Candidate(lambda[i], mean[i], sd[i], 10))
            .toList();
    double min = path.number("lambdaMin");
    double oneSe = path.number("lambda1se");
    assertThat(min).isLessThan(oneSe);
    assertThat(Selection.lambdaMin(candidates, criterion)).map(Candidate::strength).contains(min);
    assertThat(Selection.lambda1se(candidates, criterion)).map(Candidate::strength).contains(oneSe);
  }

  /** One standard error of the best, .03, reaches .52 but not .54, though .54's own is larger. */
  @Test
  void lambda1se_ofLosses_takesTheStandardErrorOfTheBest() {
    List<Candidate> candidates =
        List.of(
            new Candidate(0, 0.60, 0.01, 5),
            new Candidate(0.01, 0.50, 0.03, 5),
            new Candidate(0.1, 0.52, 0.01, 5),
            new Candidate(1, 0.54, 0.09, 5));
    assertThat(strengths(candidates, Criterion.SMALL)).containsExactly(0.01, 0.1);
    assertThat(strengths(candidates, Criterion.LARGE)).containsExactly(0.0, 0.0);
  }

  @Test
  void lambda1se_pastAGapOfWorseStrengths_isTheStrongestAllTheSame() {
    List<Candidate> candidates =
        List.of(
            new Candidate(0.1, 0.5, 0.03, 5),
            new Candidate(1, 0.9, 0.03, 5),
            new Candidate(10, 0.52, 0.03, 5));
    assertThat(strengths(candidates, Criterion.SMALL)).containsExactly(0.1, 10.0);
  }

  /** Two orders of one sum: the means differ in their last digit only. */
  @Test
  void lambdaMin_ofEqualMeans_isTheStronger() {
    double mean = (0.1 + 0.2 + 0.3) / 3;
    double other = (0.3 + 0.2 + 0.1) / 3;
    assertThat(mean).isNotEqualTo(other);
    for (Criterion criterion : Criterion.values()) {
      List<Candidate> candidates =
          List.of(
              new Candidate(1, mean, 0, 3),
              new Candidate(2, other, 0, 3),
              new Candidate(0, mean, 0, 3));
      assertThat(strengths(candidates, criterion)).containsExactly(2.0, 2.0);
    }
  }

  @Test
  void lambdaMin_ofEqualStrengths_isTheBetter() {
    List<Candidate> candidates = List.of(new Candidate(1, 0.4, 1, 3), new Candidate(1, 0.3, 1, 3));
    assertThat(Selection.lambda1se(candidates, Criterion.SMALL)).contains(candidates.get(1));
    assertThat(Selection.lambda1se(candidates, Criterion.LARGE)).contains(candidates.get(0));
  }

  @Test
  void lambda1se_withoutStandardError_isEmpty() {
    List<Candidate> candidates =
        List.of(Candidate.of(0, Summary.of(0.5)), Candidate.of(1, Summary.of(0.4)));
    assertThat(Selection.lambdaMin(candidates, Criterion.SMALL)).contains(candidates.get(1));
    assertThat(Selection.lambda1se(candidates, Criterion.SMALL)).isEmpty();
  }

  @Test
  void lambdas_ofNoFiniteMean_areEmpty() {
    List<Candidate> candidates = List.of(new Candidate(1, NONE, NONE, 0));
    assertThat(Selection.lambdaMin(candidates, Criterion.SMALL)).isEmpty();
    assertThat(Selection.lambda1se(candidates, Criterion.SMALL)).isEmpty();
    assertThat(Selection.lambdaMin(List.of(), Criterion.LARGE)).isEmpty();
  }

  @Test
  void candidate_outOfRange_isRefused() {
    assertThatThrownBy(() -> new Candidate(-1, 0, 0, 1))
        .hasMessage("strength: must be >= 0, got -1.0");
    assertThatThrownBy(() -> new Candidate(1, 0, -1, 1))
        .hasMessage("standardError: must be >= 0, got -1.0");
  }

  @Property(tries = 500)
  void lambda1se_ofAnyCandidates_isNeverWeakerAndWithinOneStandardError(
      @ForAll("candidates") List<Candidate> candidates, @ForAll Criterion criterion) {
    Candidate min = Selection.lambdaMin(candidates, criterion).orElseThrow();
    Candidate oneSe = Selection.lambda1se(candidates, criterion).orElseThrow();
    assertThat(oneSe.strength()).isGreaterThanOrEqualTo(min.strength());
    double loss =
        criterion == Criterion.SMALL ? oneSe.mean() - min.mean() : min.mean() - oneSe.mean();
    assertThat(loss).isLessThanOrEqualTo(min.standardError() + 1e-12);
    for (Candidate candidate : candidates) {
      double worse =
          criterion == Criterion.SMALL
              ? candidate.mean() - min.mean()
              : min.mean() - candidate.mean();
      assertThat(worse).isGreaterThanOrEqualTo(-1e-8);
      if (candidate.strength() > oneSe.strength()) {
        assertThat(worse).isGreaterThanOrEqualTo(min.standardError() - 1e-12);
      }
    }
  }

  @Property(tries = 300)
  void lambdas_ofAccuracies_areThoseOfTheErrorRates(
      @ForAll("candidates") List<Candidate> candidates) {
    List<Candidate> errors =
        candidates.stream()
            .map(c -> new Candidate(c.strength(), -c.mean(), c.standardError(), c.n()))
            .toList();
    assertThat(strengths(candidates, Criterion.LARGE))
        .isEqualTo(strengths(errors, Criterion.SMALL));
  }

  @Provide
  Arbitrary<List<Candidate>> candidates() {
    Arbitrary<Double> strength = Arbitraries.integers().between(-8, 2).map(e -> Math.pow(10, e));
    Arbitrary<Double> mean =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 6).map(i -> i / 10.0),
            Arbitraries.doubles().between(0.01, 3));
    Arbitrary<Double> error = Arbitraries.doubles().between(0, 0.5);
    return Combinators.combine(strength, mean, error)
        .as((s, m, e) -> new Candidate(s, m, e, 5))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static List<Double> strengths(List<Candidate> candidates, Criterion criterion) {
    Optional<Candidate> min = Selection.lambdaMin(candidates, criterion);
    Optional<Candidate> oneSe = Selection.lambda1se(candidates, criterion);
    return List.of(min.orElseThrow().strength(), oneSe.orElseThrow().strength());
  }
}
