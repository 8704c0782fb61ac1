package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.stats.JointFlipTest.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;

/**
 * Guards against p-values that depend on order or unit, leave their range, or are not corrected.
 */
final class FlipPropertiesTest {

  @Property(tries = 300)
  void p_ofAnyDifferences_isBetweenTheSmallestAndOne(@ForAll("differences") double[] differences) {
    SignFlipTest test = SignFlipTest.of(differences, 1).orElseThrow();
    assertThat(test.p()).isBetween(test.smallestP(), 1.0);
    assertThat(test.smallestP()).isGreaterThanOrEqualTo(Math.scalb(1.0, 1 - differences.length));
  }

  @Property(tries = 300)
  void p_ofDifferencesOfOneSign_isTheSmallest(@ForAll("differences") double[] differences) {
    SignFlipTest test =
        SignFlipTest.of(Arrays.stream(differences).map(Math::abs).toArray(), 1).orElseThrow();
    assertThat(test.p()).isEqualTo(test.smallestP());
  }

  @Property(tries = 200)
  void p_ofDifferencesAndTheirNegatives_isOne(@ForAll("differences") double[] differences) {
    double[] symmetric =
        Arrays.stream(differences)
            .limit(8)
            .flatMap(d -> Arrays.stream(new double[] {d, -d}))
            .toArray();
    assertThat(SignFlipTest.of(symmetric, 1).orElseThrow().p()).isEqualTo(1);
  }

  @Property(tries = 200)
  void p_turnedOrScaled_isTheSame(
      @ForAll("differences") double[] differences,
      @ForAll @DoubleRange(min = -6, max = 6) double exponent) {
    double[] scaled = Arrays.stream(differences).map(d -> -d * Math.pow(10, exponent)).toArray();
    assertThat(SignFlipTest.of(scaled, 1)).isEqualTo(SignFlipTest.of(differences, 1));
  }

  @Property(tries = 200)
  void test_seedsInAnotherOrder_isTheSame(@ForAll("rows") double[][] rows, @ForAll Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows[0].length).boxed().toList());
    Collections.shuffle(order, random);
    double[][] shuffled =
        Arrays.stream(rows)
            .map(row -> order.stream().mapToDouble(i -> row[i]).toArray())
            .toArray(double[][]::new);
    assertThat(ps(shuffled)).isEqualTo(ps(rows));
  }

  @Property(tries = 200)
  void test_strengthsInAnotherOrder_followsThem(@ForAll("rows") double[][] rows) {
    List<double[]> turned = new ArrayList<>(List.of(rows));
    Collections.reverse(turned);
    List<List<Double>> expected = new ArrayList<>(ps(rows));
    Collections.reverse(expected);
    assertThat(ps(turned.toArray(double[][]::new))).isEqualTo(expected);
  }

  @Property(tries = 200)
  void test_eachStrengthInItsOwnUnit_isTheSame(
      @ForAll("rows") double[][] rows, @ForAll @DoubleRange(min = -6, max = 6) double exponent) {
    double[][] scaled =
        IntStream.range(0, rows.length)
            .mapToObj(
                i -> Arrays.stream(rows[i]).map(d -> d * Math.pow(10, i * exponent)).toArray())
            .toArray(double[][]::new);
    assertThat(ps(scaled)).isEqualTo(ps(rows));
  }

  @Property(tries = 300)
  void adjustedP_ofAnyRows_isAboveTheOwnAndRisesAsTFalls(@ForAll("rows") double[][] rows) {
    JointFlipTest test = JointFlipTest.of(rows, 1).orElseThrow();
    List<Row> tested =
        test.rows().stream()
            .filter(row -> row.n() >= 3)
            .sorted((a, b) -> Double.compare(Math.abs(b.t()), Math.abs(a.t())))
            .toList();
    double previous = test.smallestP();
    for (Row row : tested) {
      assertThat(row.adjustedP()).isBetween(Math.max(row.p(), previous), 1.0);
      previous = row.adjustedP();
    }
  }

  @Provide
  Arbitrary<double[]> differences() {
    return values().array(double[].class).ofMinSize(3).ofMaxSize(11);
  }

  /** One to five strengths over 3 to 8 seeds; one value in ten is missing, but not in the first. */
  @Provide
  Arbitrary<double[][]> rows() {
    Arbitrary<Double> gappy =
        Arbitraries.frequencyOf(Tuple.of(9, values()), Tuple.of(1, Arbitraries.just(Double.NaN)));
    return Arbitraries.integers()
        .between(3, 8)
        .flatMap(
            seeds -> {
              Arbitrary<double[]> whole = values().array(double[].class).ofSize(seeds);
              Arbitrary<List<double[]>> others =
                  gappy.array(double[].class).ofSize(seeds).list().ofMaxSize(4);
              return whole.flatMap(
                  first ->
                      others.map(
                          rest ->
                              Stream.concat(Stream.of(first), rest.stream())
                                  .toArray(double[][]::new)));
            });
  }

  /** Counts of images over 1,000, with many ties and zeros, or anything. */
  private static Arbitrary<Double> values() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(-6, 6).map(images -> images / 1000.0),
        Arbitraries.doubles().between(-0.1, 0.1).ofScale(6));
  }

  private static List<List<Double>> ps(double[][] rows) {
    return JointFlipTest.of(rows, 1).orElseThrow().rows().stream()
        .map(row -> List.of(row.p(), row.adjustedP()))
        .toList();
  }
}
