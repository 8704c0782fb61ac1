package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.run.StoredExperiment;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guards against a headline that takes the luckiest configuration of one experiment for better than
 * that of another: experiments are drawn with a known effect, and their headlines counted.
 */
final class ComparisonCalibrationTest {
  private static final int DRAWN = 1_000;

  /** One-sided 95 % bound of a binomial count with a share of 5 % of 1,000. */
  private static final int FALSE_CLAIMS = 62;

  private static final double SD = 0.01;

  @ParameterizedTest
  @CsvSource({"5, 1, 8, true", "4, 4, 7, true", "5, 1, 8, false", "2, 2, 8, false"})
  void headline_withoutAnyEffect_seldomClaimsOne(int first, int second, int seeds, boolean pairs) {
    long claims = claims(first, second, seeds, pairs, 0);
    assertThat(claims).isLessThanOrEqualTo(FALSE_CLAIMS).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 8, true, 2", "4, 4, 9, true, 3", "4, 4, 9, false, 3"})
  void headline_largeEffect_isFoundNineTimesInTen(
      int first, int second, int seeds, boolean pairs, double effect) {
    assertThat(claims(first, second, seeds, pairs, effect)).isGreaterThanOrEqualTo(9 * DRAWN / 10);
  }

  private static long claims(int first, int second, int seeds, boolean pairs, double effect) {
    return IntStream.range(0, DRAWN)
        .filter(
            i -> {
              Random random = new Random(1_000_003L * i + 31L * first + seeds);
              String headline =
                  Compared.headline(
                      drawn("a", first, 1, seeds, effect, random),
                      drawn("b", second, pairs ? 1 : 1 + seeds, seeds, 0, random));
              return headline.contains("shown to be better")
                  || headline.contains("more than chance (");
            })
        .count();
  }

  /** All configurations are better by so many standard deviations of the difference of two runs. */
  private static StoredExperiment drawn(
      String name, int strengths, int firstSeed, int seeds, double effect, Random random) {
    double[][] accuracies = new double[strengths][seeds];
    for (double[] row : accuracies) {
      for (int i = 0; i < seeds; i++) {
        row[i] = 0.7 + effect * SD * Math.sqrt(2) + SD * random.nextGaussian();
      }
    }
    return Compared.of(
        name, "l2", list(0, strengths, 1e-4), list(firstSeed, firstSeed + seeds, 1), accuracies);
  }

  private static String list(int from, int to, double step) {
    return IntStream.range(from, to)
        .mapToObj(i -> step == 1 ? Integer.toString(i) : Double.toString(i * step))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
