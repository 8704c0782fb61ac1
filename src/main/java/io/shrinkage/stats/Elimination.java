package io.shrinkage.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The decision at one rung of a race: which candidates are behind the leader, the one with the
 * lowest mean cost, by more than noise. A candidate is stopped if all of this holds:
 *
 * <ul>
 *   <li>Its paired differences to the leader are positive in a one-sided t test at {@code alpha},
 *       corrected by Bonferroni for every ordered pair of the race's candidates, as the data choose
 *       the leader, and for every rung.
 *   <li>Its mean is behind the leader's by more than the leader's standard error: the rule of one
 *       standard error could not choose it from these numbers.
 *   <li>It is not catching up: the difference is no smaller than at an earlier epoch.
 * </ul>
 *
 * <p>A race has few repetitions, so that a single pair's variance is hardly known. The variance of
 * a difference is therefore that of all candidates in the race, from the residuals of a two-way
 * layout (candidates, repetitions), as in a randomized block design; or the pair's own, or twice
 * the residual variance of the noisier of the two, where one of these is larger. If no candidate
 * differs from any other and their noise is normal with one variance, the chance that a race stops
 * any of them is at most {@code alpha}. Other noise is covered only as far as simulation shows
 * (SimulatedRacesTest): half of six candidates three times as noisy is, one that is five times as
 * noisy as all others is not with 3 repetitions (one race in nine stops wrongly), and is with 6.
 *
 * <p>What no test at a rung can know is the future: a candidate that is behind beyond noise here
 * and would have won later is lost. A strong penalty may learn slowly and win late, most of all
 * where the learning rate falls at the end.
 *
 * <p>Sources: K. Jamieson, A. Talwalkar, Non-stochastic best arm identification and hyperparameter
 * optimization, AISTATS 2016 (successive halving, which stops a fixed share at every rung, noise or
 * not; here the test alone decides how many); M. Birattari, T. Stützle, L. Paquete, K. Varrentrapp,
 * A racing algorithm for configuring metaheuristics, GECCO 2002 (F-race: candidates that are
 * statistically behind leave, by Friedman's test and without a correction for the steps of the
 * race); C. Nadeau, Y. Bengio, Inference for the generalization error, Machine Learning 52, 2003
 * (folds).
 *
 * @param leader the index of the candidate with the lowest mean cost, the first of equals
 * @param contests one for every other candidate, in order
 */
public record Elimination(int leader, List<Contest> contests) {

  /** What is decided about a candidate. */
  public enum Ruling {
    /** It is behind beyond noise and leaves the race. */
    STOPPED,
    /** Its difference to the leader may be chance. */
    WITHIN_NOISE,
    /** It is behind, but within one standard error of the leader's mean. */
    WITHIN_ONE_SE,
    /** It is behind, but less than at the earlier epoch. */
    CATCHING_UP
  }

  /**
   * A candidate against the leader.
   *
   * @param difference mean cost minus the leader's, at least 0
   * @param p one-sided, corrected for the whole race, in [0, 1]; NaN where nothing varies, so that
   *     there is no measure of chance
   */
  public record Contest(int candidate, double difference, double p, Ruling ruling) {}

  /**
   * How sure the whole race has to be.
   *
   * @param alpha the chance of any wrong stop, in (0, 1)
   * @param candidates how many began the race, at least 2
   * @param rungs at how many epochs it decides, at least 1
   * @param testToTrain 0 for independent repetitions; for the folds of a cross-validation, which
   *     share training rows, the rows that a fold is measured on over those that it trains on
   */
  public record Strictness(double alpha, int candidates, int rungs, double testToTrain) {

    /** Returns how many tests the race may make: any candidate may lead at any rung. */
    double comparisons() {
      return (double) candidates * (candidates - 1) * rungs;
    }
  }

  /** An sd below this share of the mean is rounding. */
  private static final double ROUNDING = 1e-9;

  /** Keeps its own copy of the list. */
  public Elimination {
    contests = List.copyOf(contests);
  }

  /**
   * Decides.
   *
   * @param costs of the candidates that are still in the race by repetition, shape [k, n], the
   *     lower the better; k at least 1 and n at least 2
   * @param before the same at an earlier epoch, for the candidates that catch up; {@code costs}
   *     itself where nothing is to come
   * @throws IllegalArgumentException if a cost is not finite or a row has another length
   */
  public static Elimination of(double[][] costs, double[][] before, Strictness strictness) {
    requireEqualLengths(costs);
    int leader = leader(costs);
    double[] variances = residualVariances(costs);
    double common = 2 * Summary.of(variances).mean();
    double degrees = (costs.length - 1.0) * (costs[0].length - 1.0);
    double band = Summary.of(costs[leader]).standardError();
    List<Contest> contests = new ArrayList<>();
    for (int i = 0; i < costs.length; i++) {
      if (i != leader) {
        Summary now = Summary.of(differences(costs[i], costs[leader]));
        double noisier = 2 * Math.max(variances[i], variances[leader]);
        double p = p(now, Math.max(common, noisier), degrees, strictness);
        double earlier = Summary.of(differences(before[i], before[leader])).mean();
        contests.add(
            new Contest(
                i, now.mean(), p, ruling(now.mean(), p <= strictness.alpha(), band, earlier)));
      }
    }
    return new Elimination(leader, contests);
  }

  private static Ruling ruling(double difference, boolean behind, double band, double earlier) {
    if (!behind) {
      return Ruling.WITHIN_NOISE;
    }
    if (difference <= band) {
      return Ruling.WITHIN_ONE_SE;
    }
    return difference < earlier ? Ruling.CATCHING_UP : Ruling.STOPPED;
  }

  private static double p(Summary now, double others, double degrees, Strictness strictness) {
    double variance = Math.max(others, now.sd() * now.sd());
    double error = Math.sqrt(variance * (1.0 / now.n() + strictness.testToTrain()));
    if (error <= ROUNDING * Math.abs(now.mean()) || error == 0) {
      return Double.NaN;
    }
    double single = TDistribution.of(degrees).survivalProbability(now.mean() / error);
    return Math.min(1, single * strictness.comparisons());
  }

  private static int leader(double[][] costs) {
    double[] means = Arrays.stream(costs).mapToDouble(row -> Summary.of(row).mean()).toArray();
    return IntStream.range(0, means.length)
        .reduce((best, i) -> means[i] < means[best] ? i : best)
        .orElseThrow(() -> new IllegalArgumentException("candidates: must be at least 1, got 0"));
  }

  /**
   * Returns of each candidate the variance of a cost once the candidate's and the repetition's
   * means are taken away: of n squared residuals, (n - 1)(k - 1)/k are its degrees of freedom, so
   * that the mean over the candidates is the residual mean square of the layout.
   */
  private static double[] residualVariances(double[][] costs) {
    int k = costs.length;
    int n = costs[0].length;
    double[] columns = new double[n];
    for (int j = 0; j < n; j++) {
      int column = j;
      columns[j] =
          Summary.of(Arrays.stream(costs).mapToDouble(row -> row[column]).toArray()).mean();
    }
    double all = Summary.of(columns).mean();
    double[] variances = new double[k];
    for (int i = 0; i < k; i++) {
      double own = Summary.of(costs[i]).mean();
      double squares = 0;
      for (int j = 0; j < n; j++) {
        double residual = costs[i][j] - own - columns[j] + all;
        squares += residual * residual;
      }
      variances[i] = squares * k / Math.max(1, (k - 1) * (n - 1));
    }
    return variances;
  }

  private static double[] differences(double[] row, double[] other) {
    return IntStream.range(0, row.length).mapToDouble(j -> row[j] - other[j]).toArray();
  }

  private static void requireEqualLengths(double[][] costs) {
    for (double[] row : costs) {
      if (row.length != costs[0].length) {
        throw new IllegalArgumentException(
            "costs: must have %d a candidate, got %d".formatted(costs[0].length, row.length));
      }
    }
  }
}
