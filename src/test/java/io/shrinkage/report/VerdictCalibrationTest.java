package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.SweepAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guards against a verdict that claims what is chance, or misses what is plain: sweeps are drawn
 * with a known effect, and what their headlines say is counted.
 */
final class VerdictCalibrationTest {
  private static final int SWEEPS = 1_000;

  /** One-sided 95 % bound of a binomial count with a share of 5 % of 1,000. */
  private static final int FALSE_CLAIMS = 62;

  @ParameterizedTest
  @CsvSource({"1, 8", "4, 9", "4, 6", "9, 6"})
  void headline_withoutAnyEffect_seldomClaimsOne(int strengths, int seeds) {
    long claims = claims(new Draw(strengths, seeds, 0));
    assertThat(claims).isLessThanOrEqualTo(FALSE_CLAIMS);
    // a verdict that never claims anything would pass too: one penalty in 30 helps by chance
    assertThat(claims).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "4, 9"})
  void headline_effectOfTwoStandardDeviations_isFoundNineTimesInTen(int strengths, int seeds) {
    assertThat(claims(new Draw(strengths, seeds, 2))).isGreaterThanOrEqualTo(9 * SWEEPS / 10);
  }

  @Test
  void headline_harmOfTwoStandardDeviations_isNoHelp() {
    assertThat(claims(new Draw(1, 8, -2))).isZero();
  }

  private static long claims(Draw draw) {
    return IntStream.range(0, SWEEPS)
        .filter(i -> ReportWriter.headline(draw.sweep(i)).contains(" helps: "))
        .count();
  }

  /**
   * A sweep of lambda 0 and so many strengths, of which the first has an effect.
   *
   * @param effect in standard deviations of the paired difference
   */
  private record Draw(int strengths, int seeds, double effect) {
    /** Of a run; the difference of two runs varies by sqrt(2) of it. */
    private static final double SD = 0.01;

    StoredExperiment sweep(long number) {
      Random random = new Random(1_000_003 * number + 31L * strengths + seeds);
      List<SweepAxis> axes =
          List.of(
              Samples.axis("penalty.lambda", lambdas().toString()),
              Samples.axis("seed", LongStream.rangeClosed(1, seeds).boxed().toList().toString()));
      List<StoredRun> runs = new ArrayList<>();
      for (Map<String, JsonNode> assignment : Samples.plan(axes)) {
        double lambda = assignment.get("penalty.lambda").doubleValue();
        double shift = lambda == lambdas().get(1) ? effect * SD * Math.sqrt(2) : 0;
        double accuracy = 0.7 + shift + SD * random.nextGaussian();
        runs.add(
            Samples.run(
                runs.size() + 1, assignment, "l2", Samples.epoch(1, 0.9, accuracy, 0.5, 0.6)));
      }
      return Samples.experiment("drawn", axes, runs);
    }

    private List<Double> lambdas() {
      return IntStream.rangeClosed(0, strengths).mapToObj(i -> i * 1e-4).toList();
    }
  }
}
