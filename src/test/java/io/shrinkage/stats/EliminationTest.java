package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.stats.Elimination.Contest;
import io.shrinkage.stats.Elimination.Ruling;
import io.shrinkage.stats.Elimination.Strictness;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/**
 * Guards against a race that stops a configuration for noise, or one that the report could still
 * have selected.
 */
final class EliminationTest {
  private static final Strictness ONE = new Strictness(0.05, 2, 1, 0);

  private static Contest only(double[][] costs, double[][] before, Strictness strictness) {
    return Elimination.of(costs, before, strictness).contests().get(0);
  }

  /**
   * Differences 1, 2, 3, 2: mean 2, variance 2/3. Of two candidates the residuals are half of the
   * differences' deviations, so that twice their variance is 2/3 as well. t = 2 / sqrt(2/3 / 4) =
   * sqrt(24) with 3 degrees of freedom, whose tail is 1/2 - (sqrt(8) / 9 + arctan(sqrt(8))) / pi.
   * Either could have led: twice that.
   */
  @Test
  void p_twoCandidates_isThePairedTsForEitherLeader() {
    double[][] costs = {{5, 1, 4, 2}, {6, 3, 7, 4}};
    double tail = 0.5 - (Math.sqrt(8) / 9 + Math.atan(Math.sqrt(8))) / Math.PI;
    Contest contest = only(costs, costs, ONE);
    assertThat(contest.difference()).isEqualTo(2);
    assertThat(contest.p()).isCloseTo(2 * tail, within(1e-12));
    assertThat(contest.ruling()).isEqualTo(Ruling.STOPPED);
    assertThat(only(costs, costs, new Strictness(0.05, 2, 3, 0)).p())
        .isCloseTo(3 * 2 * tail, within(1e-12));
    assertThat(only(costs, costs, new Strictness(0.05, 6, 1, 0)).p())
        .isCloseTo(30 * tail, within(1e-12));
  }

  /**
   * With a fold's rows a quarter of its training rows the variance is 1/4 + 1/4 of one's, twice.
   */
  @Test
  void p_ofFolds_isThatOfTwiceTheVariance() {
    double[][] costs = {{5, 1, 4, 2}, {6, 3, 7, 4}};
    double t = Math.sqrt(12); // t/sqrt(3) = 2, 1 + t^2/3 = 5
    double tail = 0.5 - (t / Math.sqrt(3) / 5 + Math.atan(2)) / Math.PI;
    assertThat(only(costs, costs, new Strictness(0.05, 2, 1, 0.25)).p())
        .isCloseTo(2 * tail, within(1e-12));
  }

  /**
   * The third candidate's differences vary by far more than its own three show: those of the others
   * are what the noise is measured by.
   */
  @Test
  void p_quietPairAmongNoisyOnes_isMeasuredByTheNoiseOfAll() {
    double[][] costs = {{0, 0, 0}, {9, -9, 9}, {1, 1.01, 0.99}};
    Elimination all = Elimination.of(costs, costs, new Strictness(0.05, 3, 1, 0));
    double[][] pair = {costs[0], costs[2]};
    assertThat(only(pair, pair, ONE).ruling()).isEqualTo(Ruling.STOPPED);
    assertThat(all.contests().get(1).ruling()).isEqualTo(Ruling.WITHIN_NOISE);
  }

  /**
   * The last candidate varies alone: of five, its residuals are 4/5 of its deviations -1, 0, 1, 0,
   * so that its variance is 5/4 * 16/25 * 2/3 = 8/15. Twice that is more than the 2/3 of its
   * differences and than what all have in common. t = 2 / sqrt(16/15 / 4) = sqrt(15), with 4 * 3
   * degrees.
   */
  @Test
  void p_noisyCandidateAmongQuietOnes_isMeasuredByItsOwnNoise() {
    double[][] costs = {
      {0, 0, 0, 0}, {0.1, 0.1, 0.1, 0.1}, {0.1, 0.1, 0.1, 0.1}, {0.1, 0.1, 0.1, 0.1}, {1, 2, 3, 2}
    };
    Contest noisy = Elimination.of(costs, costs, new Strictness(0.05, 5, 1, 0)).contests().get(3);
    double tail = TDistribution.of(12).survivalProbability(Math.sqrt(15));
    assertThat(noisy.p()).isCloseTo(20 * tail, within(1e-12));
  }

  /** The leader's mean is 15 with a standard error of 6.5; the other is behind by 1, surely. */
  @Test
  void ruling_behindByLessThanOneStandardError_goesOn() {
    double[][] costs = {{0, 10, 20, 30}, {1, 11.01, 20.99, 31}};
    Contest contest = only(costs, costs, ONE);
    assertThat(contest.p()).isLessThan(1e-4);
    assertThat(contest.ruling()).isEqualTo(Ruling.WITHIN_ONE_SE);
  }

  @Test
  void ruling_behindButLessThanBefore_goesOn() {
    double[][] costs = {{5, 1, 4, 2}, {16, 13, 17, 14}};
    double[][] further = {{5, 1, 4, 2}, {17, 14, 18, 15}};
    double[][] nearer = {{5, 1, 4, 2}, {15, 12, 16, 13}};
    assertThat(only(costs, further, ONE).ruling()).isEqualTo(Ruling.CATCHING_UP);
    assertThat(only(costs, nearer, ONE).ruling()).isEqualTo(Ruling.STOPPED);
  }

  @Test
  void ruling_nothingVaries_isNoDifferenceBeyondNoise() {
    double[][] costs = {{1, 1, 1}, {2, 2, 2}};
    Contest contest = only(costs, costs, ONE);
    assertThat(contest.p()).isNaN();
    assertThat(contest.ruling()).isEqualTo(Ruling.WITHIN_NOISE);
  }

  @Test
  void leader_ties_isTheFirst() {
    double[][] costs = {{3, 4}, {1, 2}, {2, 1}};
    assertThat(Elimination.of(costs, costs, new Strictness(0.05, 3, 1, 0)).leader()).isEqualTo(1);
  }

  @Test
  void contests_oneCandidateLeft_areNone() {
    double[][] costs = {{3, 4}};
    assertThat(Elimination.of(costs, costs, ONE).contests()).isEmpty();
  }

  @Test
  void costs_notFiniteOrOfTwoLengths_areRejected() {
    double[][] diverged = {{1, 2}, {3, Double.NaN}};
    double[][] ragged = {{1, 2}, {3}};
    assertThatThrownBy(() -> Elimination.of(diverged, diverged, ONE))
        .hasMessageContaining("must be finite");
    assertThatThrownBy(() -> Elimination.of(ragged, Arrays.copyOf(ragged, 2), ONE))
        .hasMessage("costs: must have 2 a candidate, got 1");
  }
}
