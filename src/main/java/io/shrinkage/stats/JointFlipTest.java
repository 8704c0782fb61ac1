package io.shrinkage.stats;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The sign-flip test of several strengths against one baseline, whose runs share their seeds: a
 * flip changes the sign of a seed for every strength at once, so that what the strengths have in
 * common (the baseline's runs) stays in common. A strength's adjusted p is the share of the flips
 * at which the largest |t| of it and of all strengths with a smaller |t| reaches its own, raised to
 * the adjusted p of those with a larger |t| (step-down max-T). It controls the chance of one false
 * claim or more among all strengths. Two-sided.
 *
 * <p>Strengths may lack seeds: their t is that of the seeds that they have. One with far fewer
 * seeds than the rest has a large |t| easily and makes the adjusted p of the others larger.
 * Enumerated up to 20 seeds and sampled beyond, as {@link SignFlipTest}.
 *
 * <p>Sources: P. H. Westfall, S. S. Young, Resampling-Based Multiple Testing, 1993 (step-down
 * max-T); J. P. Romano, M. Wolf, Exact and approximate stepdown methods for multiple hypothesis
 * testing, Journal of the American Statistical Association 100, 2005.
 *
 * @param rows one for each strength, in the order given
 * @param seeds at how many seeds a tested strength has a difference
 * @param smallestP the smallest adjusted p that differences of these sizes can have, whatever their
 *     signs: 2 / 2^seeds as a rule, more where some are 0, missing or of equal size; 1 / 100,000
 *     from a sample
 * @param exact whether all flips were enumerated
 */
public record JointFlipTest(List<Row> rows, int seeds, double smallestP, boolean exact) {

  /** Up to this many seeds with a difference that is not 0, every flip is enumerated. */
  public static final int EXACT_SEEDS = 20;

  /** How many flips are drawn for more seeds. */
  public static final int SAMPLED_FLIPS = 99_999;

  /**
   * A strength against the baseline. Below 3 seeds it is not tested: t, p and adjusted p are NaN,
   * and the others are adjusted as if it were not there.
   *
   * @param n the number of its seeds
   * @param t Student's t of its differences, with their sign; infinite if they are all equal, 0 if
   *     they are all 0
   * @param p of its own sign-flip test, from the same flips
   * @param adjustedP at least {@code p} and at least {@link JointFlipTest#smallestP}, at most 1
   */
  public record Row(int n, double t, double p, double adjustedP) {}

  /** Copies the rows. */
  public JointFlipTest {
    rows = List.copyOf(rows);
  }

  /**
   * Tests the differences of every strength.
   *
   * @param differences for each strength a row with a difference for each seed, the seeds in one
   *     order throughout; NaN where a strength or the baseline lacks the seed
   * @param seed of the flips that are drawn beyond 20 seeds: the same seed gives the same p
   * @return empty if no strength has 3 differences
   * @throws IllegalArgumentException if a difference is infinite, or rows differ in length
   */
  public static Optional<JointFlipTest> of(double[][] differences, long seed) {
    for (double[] row : differences) {
      if (row.length != differences[0].length) {
        throw new IllegalArgumentException(
            "differences: rows must have one length ("
                + differences[0].length
                + "), got "
                + row.length);
      }
    }
    List<FlipRow> rows = Arrays.stream(differences).map(FlipRow::new).toList();
    List<FlipRow> tested = rows.stream().filter(FlipRow::testable).toList();
    if (tested.isEmpty()) {
      return Optional.empty();
    }
    FlipCounts counts = new FlipCounts(tested, differences[0].length);
    boolean exact = counts.seeds() <= EXACT_SEEDS;
    if (exact) {
      counts.all();
    } else {
      counts.sampled(SAMPLED_FLIPS, new SplittableRandom(seed));
    }
    IdentityHashMap<FlipRow, Row> results = stepDown(counts);
    return Optional.of(
        new JointFlipTest(
            rows.stream().map(row -> results.getOrDefault(row, untested(row))).toList(),
            seedsOf(rows, differences),
            exact ? counts.extreme() : 1.0 / (SAMPLED_FLIPS + 1),
            exact));
  }

  private static IdentityHashMap<FlipRow, Row> stepDown(FlipCounts counts) {
    IdentityHashMap<FlipRow, Row> results = new IdentityHashMap<>();
    double adjusted = 0;
    for (int i = counts.rows().size() - 1; i >= 0; i--) {
      FlipRow row = counts.rows().get(i);
      adjusted = Math.max(adjusted, counts.joint(i));
      results.put(row, new Row(row.n(), row.t(), counts.own(i), adjusted));
    }
    return results;
  }

  private static Row untested(FlipRow row) {
    return new Row(row.n(), Double.NaN, Double.NaN, Double.NaN);
  }

  private static int seedsOf(List<FlipRow> rows, double[][] differences) {
    return (int)
        IntStream.range(0, differences[0].length)
            .filter(
                seed ->
                    IntStream.range(0, rows.size())
                        .filter(k -> rows.get(k).testable())
                        .anyMatch(k -> !Double.isNaN(differences[k][seed])))
            .count();
  }
}
