package io.shrinkage.stats;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many seeds a difference needs to be shown: the smallest number with which the two-sided
 * paired t test finds it with a power of 0.8, at the level alpha / m for m comparisons
 * (Bonferroni), and with which the sign-flip test can reach alpha, alpha >= 2 / 2^n (joint flips of
 * several strengths need no correction for that).
 *
 * <p>With so few seeds that 4 / 2^n > alpha, only differences that all have one sign reach it. One
 * comparison must then have them with the power asked for, Φ(effect)^n >= 0.8; several, of which
 * only the one with the largest t can reach it, take a seed more. With these numbers the joint
 * flips find the difference with a power of 0.76 or more (simulated, 1 to 10 strengths, up to 14
 * seeds).
 *
 * <p>The standard deviation is an estimate: from 5 seeds it is between 0.35 and 1.67 times the true
 * one in 95 of 100 cases, and the number follows its square.
 */
public final class SeedsNeeded {

  /** The chance to find the difference. */
  public static final double POWER = 0.8;

  /** More seeds than this are not counted. */
  public static final int LIMIT = 1_000;

  private SeedsNeeded() {}

  /**
   * Returns the smallest total number of seeds, at least 3.
   *
   * @param difference the true mean difference to be found, not 0, of either sign
   * @param sd the standard deviation of the paired differences, at least 0, in the same unit
   * @param alpha the level of all comparisons together, in (0, 1)
   * @param comparisons the number of strengths against the baseline, at least 1
   * @return empty for more than {@link #LIMIT}
   */
  public static OptionalInt of(double difference, double sd, double alpha, int comparisons) {
    require(Double.isFinite(difference) && difference != 0, "difference", "not 0", difference);
    require(Double.isFinite(sd) && sd >= 0, "sd", ">= 0", sd);
    require(comparisons >= 1, "comparisons", ">= 1", comparisons);
    int fewest = toReach(alpha);
    Aim aim = new Aim(Math.abs(difference) / sd, alpha, comparisons);
    if (fewest > LIMIT || !aim.metBy(LIMIT)) {
      return OptionalInt.empty();
    }
    int low = fewest - 1;
    int high = LIMIT;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (aim.metBy(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return OptionalInt.of(high);
  }

  /**
   * Returns the smallest number of seeds, at least 3, with which a sign-flip test can have a p of
   * at most alpha: alpha >= 2 / 2^n. For m tests corrected by Holm the level is alpha / m; for
   * joint flips it is alpha itself.
   *
   * @param alpha in (0, 1)
   */
  public static int toReach(double alpha) {
    require(alpha > 0 && alpha < 1, "alpha", "in (0, 1)", alpha);
    int n = Summary.FEWEST;
    while (Math.scalb(1.0, 1 - n) > alpha) {
      n++;
    }
    return n;
  }

  /** What a number of seeds must do; if one does, so does every larger one. */
  private record Aim(double effect, double alpha, int comparisons) {

    boolean metBy(int n) {
      return flipsFind(n)
          && (effect == Double.POSITIVE_INFINITY
              || PairedTPower.of(n, effect, alpha / comparisons) >= POWER);
    }

    private boolean flipsFind(int n) {
      double oneSign = NormalDistribution.of(0, 1).cumulativeProbability(effect);
      return Math.scalb(1.0, 2 - n) <= alpha || (comparisons == 1 && Math.pow(oneSign, n) >= POWER);
    }
  }

  private static void require(boolean met, String what, String constraint, double got) {
    if (!met) {
      throw new IllegalArgumentException(what + ": must be " + constraint + ", got " + got);
    }
  }
}
