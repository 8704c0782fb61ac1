package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.stats.JointFlipTest.Row;
import io.shrinkage.stats.Oracle.Case;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against flips that are not shared, a wrong step-down order, and seeds that are missing.
 */
final class JointFlipTestTest {

  private static final double NONE = Double.NaN;

  static List<Case> cases() {
    return Oracle.statistics("joint");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void test_ofRows_isThatOfBruteForce(Case rows) {
    JointFlipTest test =
        JointFlipTest.of(Oracle.rows(rows.json().get("differences")), 1).orElseThrow();
    double[] t = rows.numbers("t");
    double[] p = rows.numbers("p");
    double[] adjusted = rows.numbers("adjustedP");
    assertThat(test.rows()).hasSameSizeAs(t);
    for (int i = 0; i < t.length; i++) {
      Row row = test.rows().get(i);
      assertThat(row.t()).isCloseTo(t[i], within(1e-9));
      assertThat(row.p()).isCloseTo(p[i], within(1e-12));
      assertThat(row.adjustedP()).isCloseTo(adjusted[i], within(1e-12));
    }
    assertThat(test.smallestP()).isCloseTo(rows.number("smallestP"), within(1e-12));
    assertThat(test.exact()).isTrue();
  }

  /**
   * Sums over the flips (1,1,1), (-1,1,1), (1,-1,1), (1,1,-1) and their mirrors: of 1, 2, 4: 7, 5,
   * 3, 1; of 1, -1, 1: 1, -1, 3, -1. With r² of sums² / (3 · 21) and / (3 · 3) the first row has
   * .78, .40, .14, .02 and the second .11, .11, 1, .11. So the first's .78 is reached by itself and
   * by the second's 1 in 2 of 4; the second's .11 is reached in 4 of 4.
   */
  @Test
  void adjustedP_ofTwoStrengths_countsTheLargestOfBoth() {
    JointFlipTest test = JointFlipTest.of(new double[][] {{1, 2, 4}, {1, -1, 1}}, 1).orElseThrow();
    assertThat(test.rows()).extracting(Row::p).containsExactly(0.25, 1.0);
    assertThat(test.rows()).extracting(Row::adjustedP).containsExactly(0.5, 1.0);
    assertThat(test.smallestP()).isEqualTo(0.25);
    assertThat(test.seeds()).isEqualTo(3);
  }

  /**
   * Equal rows share their flips, so that testing twice the same costs nothing; Holm's p doubles.
   */
  @Test
  void adjustedP_ofEqualRows_isTheirOwn() {
    double[] row = {0.5, 0.75, 0.25, 1, -0.125, 0.5};
    JointFlipTest test = JointFlipTest.of(new double[][] {row, row, row}, 1).orElseThrow();
    double p = SignFlipTest.of(row, 1).orElseThrow().p();
    assertThat(test.rows()).allMatch(r -> r.p() == p && r.adjustedP() == p);
  }

  @Test
  void test_ofRowWithTwoSeeds_leavesItOut() {
    double[][] rows = {{1, NONE, 2, NONE}, {1, 2, -1, 3}, {2, 1, 1, 0.5}};
    JointFlipTest test = JointFlipTest.of(rows, 1).orElseThrow();
    JointFlipTest others = JointFlipTest.of(Arrays.copyOfRange(rows, 1, 3), 1).orElseThrow();
    assertThat(test.rows().get(0)).isEqualTo(new Row(2, NONE, NONE, NONE));
    assertThat(test.rows().subList(1, 3)).isEqualTo(others.rows());
  }

  @Test
  void test_seedThatEveryRowLacks_changesNothing() {
    double[][] rows = {{1, 2, -1, 3}, {2, 1, 1, NONE}};
    double[][] longer = {{1, NONE, 2, -1, 3}, {2, NONE, 1, 1, NONE}};
    assertThat(JointFlipTest.of(longer, 1)).isPresent().isEqualTo(JointFlipTest.of(rows, 1));
  }

  @Test
  void test_noRowWithThreeSeeds_isEmpty() {
    assertThat(JointFlipTest.of(new double[][] {{1, NONE, 2}, {NONE, 3, 4}}, 1)).isEmpty();
    assertThat(JointFlipTest.of(new double[0][], 1)).isEmpty();
    assertThat(JointFlipTest.of(new double[2][0], 1)).isEmpty();
  }

  @Test
  void t_ofDifferencesThatDoNotVary_isInfiniteWithTheirSign() {
    double[][] rows = {{0.1, 0.1, 0.1}, {-0.3, -0.3, -0.3}, {0, 0, 0}};
    assertThat(JointFlipTest.of(rows, 1).orElseThrow().rows())
        .extracting(Row::t)
        .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0);
  }

  /** The sampled flips of 21 seeds against all flips of the 20 that differ. */
  @Test
  void adjustedP_sampled_isNearTheEnumerated() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] rows =
        Stream.generate(() -> random.doubles(20).map(u -> u - 0.42).toArray())
            .limit(5)
            .toArray(double[][]::new);
    JointFlipTest exact = JointFlipTest.of(rows, 1).orElseThrow();
    double[][] longer =
        Arrays.stream(rows).map(row -> Arrays.copyOf(row, 21)).toArray(double[][]::new);
    longer[0][20] = 1e-13; // no tie breaks on it, but the seed counts
    JointFlipTest sampled = JointFlipTest.of(longer, 1).orElseThrow();
    assertThat(exact.exact()).isTrue();
    assertThat(sampled.exact()).isFalse();
    assertThat(sampled.smallestP()).isEqualTo(1e-5);
    for (int i = 1; i < rows.length; i++) { // row 0 has 21 differences, hence another t
      assertThat(sampled.rows().get(i).p()).isCloseTo(exact.rows().get(i).p(), within(0.008));
    }
    assertThat(exact.rows()).extracting(Row::adjustedP).anyMatch(p -> p > 0.05 && p < 0.9);
  }

  @Test
  void test_badRows_areRefused() {
    assertThatThrownBy(() -> JointFlipTest.of(new double[][] {{1, 2, 3}, {1, 2}}, 1))
        .hasMessage("differences: rows must have one length (3), got 2");
    assertThatThrownBy(() -> JointFlipTest.of(new double[][] {{1, 2, Double.POSITIVE_INFINITY}}, 1))
        .hasMessage("value 2: must be finite, got Infinity");
  }
}
