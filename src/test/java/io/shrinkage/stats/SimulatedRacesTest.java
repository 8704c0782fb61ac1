package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.stats.Elimination.Ruling;
import io.shrinkage.stats.Elimination.Strictness;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guards against races that stop configurations which are no worse, or that never stop any: on
 * simulated races whose truth is known.
 */
final class SimulatedRacesTest {
  private static final double ALPHA = 0.05;
  private static final int RACES = 2_000;
  private static final int RUNGS = 5;
  private static final int CANDIDATES = 6;

  private static final Strictness CORRECTED = new Strictness(ALPHA, CANDIDATES, RUNGS, 0);

  /** As if two candidates met once, with one of them known to lead. */
  private static final Strictness UNCORRECTED = new Strictness(2 * ALPHA, 2, 1, 0);

  /** As many as 2,000 races that stop wrongly with a chance of 5 % have in 95 of 100 cases. */
  private static final int MOST =
      BinomialDistribution.of(RACES, ALPHA).inverseCumulativeProbability(0.95);

  /**
   * What a repetition adds to a candidate's cost; the repetition's own part is the same for all.
   */
  enum Noise {
    NORMAL((random, candidate) -> random.nextGaussian()),
    LAPLACE(
        (random, candidate) ->
            -Math.log(1 - random.nextDouble()) * (random.nextBoolean() ? 1 : -1) / Math.sqrt(2)),
    /** An accuracy over few images: coarse, with ties. */
    COARSE((random, candidate) -> Math.rint(random.nextGaussian() * 1.5) / 1.5),
    /** Every second candidate varies three times as much. */
    UNEQUAL((random, candidate) -> random.nextGaussian() * (candidate % 2 == 0 ? 1 : 3)),
    /** One varies five times as much as the others. */
    LONE((random, candidate) -> random.nextGaussian() * (candidate == 0 ? 5 : 1));

    private final Source source;

    Noise(Source source) {
      this.source = source;
    }
  }

  @FunctionalInterface
  private interface Source {
    double next(SplittableRandom random, int candidate);
  }

  @ParameterizedTest
  @EnumSource(value = Noise.class, names = "LONE", mode = EnumSource.Mode.EXCLUDE)
  void race_noCandidateDiffers_stopsAnyWithFivePercentAtMost(Noise noise) {
    for (int repetitions : new int[] {3, 6}) {
      assertThat(races(noise, repetitions, CORRECTED, 0))
          .as("of %d with %d repetitions", RACES, repetitions)
          .isLessThanOrEqualTo(MOST);
    }
  }

  /** The limit that the documentation of {@link Elimination} states. */
  @Test
  void race_oneCandidateFiveTimesAsNoisy_takesSixRepetitions() {
    assertThat(races(Noise.LONE, 3, CORRECTED, 0)).isBetween(MOST + 1, RACES * 14 / 100);
    assertThat(races(Noise.LONE, 6, CORRECTED, 0)).isLessThanOrEqualTo(MOST);
  }

  /** The simulation would show it: without the correction for the race most races stop wrongly. */
  @Test
  void race_uncorrected_stopsTooOften() {
    assertThat(races(Noise.NORMAL, 3, UNCORRECTED, 0)).isGreaterThan(RACES / 2);
  }

  /** Six standard deviations, at every one of five rungs. */
  @Test
  void race_oneCandidateFarBehind_stopsItNineTimesInTen() {
    assertThat(races(Noise.NORMAL, 3, CORRECTED, 6)).isGreaterThan(RACES * 9 / 10);
  }

  /**
   * Returns how many races stop any candidate.
   *
   * @param behind what is added to the costs of the first candidate
   */
  private static int races(Noise noise, int repetitions, Strictness strictness, double behind) {
    SplittableRandom random = new SplittableRandom(1);
    int stopping = 0;
    for (int race = 0; race < RACES; race++) {
      stopping += stops(random, noise, repetitions, strictness, behind) ? 1 : 0;
    }
    return stopping;
  }

  private static boolean stops(
      SplittableRandom random, Noise noise, int repetitions, Strictness strictness, double behind) {
    List<Integer> alive = new ArrayList<>();
    for (int i = 0; i < CANDIDATES; i++) {
      alive.add(i);
    }
    for (int rung = 0; rung < RUNGS; rung++) {
      double[][] costs = costs(random, alive, noise, repetitions, i -> i == 0 ? behind : 0);
      boolean any =
          Elimination.of(costs, costs, strictness).contests().stream()
              .anyMatch(contest -> contest.ruling() == Ruling.STOPPED);
      if (any) {
        return true;
      }
    }
    return false;
  }

  private static double[][] costs(
      SplittableRandom random,
      List<Integer> alive,
      Noise noise,
      int repetitions,
      ToDoubleFunction<Integer> behind) {
    double[] shared = random.doubles(repetitions, 0, 10).toArray();
    return alive.stream()
        .map(
            i -> {
              double[] row = new double[repetitions];
              for (int j = 0; j < repetitions; j++) {
                row[j] = shared[j] + noise.source.next(random, i) + behind.applyAsDouble(i);
              }
              return row;
            })
        .toArray(double[][]::new);
  }
}
