package io.shrinkage.stats;

import java.util.Optional;

/**
 * The sign-flip (randomization) test of paired differences d, two-sided: if a penalty changes
 * nothing, every difference may as well have the other sign. Its p is the share of all 2^n flips of
 * signs whose |mean| is at least the observed one (for which |t| gives the same p). No distribution
 * is assumed, only that a difference is as likely as its negative.
 *
 * <p>Up to 20 differences that are not 0 the flips are enumerated. Beyond, 99,999 are drawn, and p
 * = (b + 1) / (99,999 + 1), where b of them reach the observed |mean|, which keeps the test's level
 * (Phipson and Smyth, Permutation p-values should never be zero, Statistical Applications in
 * Genetics and Molecular Biology 9, 2010).
 *
 * <p>Source: R. A. Fisher, The Design of Experiments, 1935, section 21.
 *
 * @param n the number of differences, at least 3
 * @param p in [{@code smallestP}, 1]
 * @param smallestP what p is if all differences have the same sign: 2 / 2^k with k differences that
 *     are not 0, or 1 / 100,000 from a sample
 * @param exact whether all flips were enumerated
 */
public record SignFlipTest(int n, double p, double smallestP, boolean exact) {

  /** Up to this many seeds every flip is enumerated. */
  public static final int EXACT_SEEDS = JointFlipTest.EXACT_SEEDS;

  /** How many flips are drawn for more seeds. */
  public static final int SAMPLED_FLIPS = JointFlipTest.SAMPLED_FLIPS;

  /**
   * Tests differences.
   *
   * @param seed of the flips that are drawn beyond 20 differences: the same seed gives the same p
   * @return empty below 3 differences
   * @throws IllegalArgumentException if a difference is not finite
   */
  public static Optional<SignFlipTest> of(double[] differences, long seed) {
    Summary.requireFinite(differences);
    return JointFlipTest.of(new double[][] {differences}, seed)
        .map(
            joint ->
                new SignFlipTest(
                    differences.length, joint.rows().get(0).p(), joint.smallestP(), joint.exact()));
  }
}
