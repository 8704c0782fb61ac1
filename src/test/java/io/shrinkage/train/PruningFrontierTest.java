package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.data.Part;
import io.shrinkage.train.Diagnostics.PruningPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guards against a wrong threshold, pruned biases, and levels that are measured in vain. */
final class PruningFrontierTest {

  private final List<float[]> measured = new ArrayList<>();

  @Test
  void order_equalMagnitudes_goByPlace() {
    float[] parameters = {-2, 9, 1, -1, 0, 2, -0f};

    // place 1 is no weight
    assertThat(PruningFrontier.smallestFirst(parameters, new int[] {0, 2, 3, 4, 5, 6}))
        .containsExactly(4, 6, 2, 3, 0, 5);
  }

  @Test
  void levels_ofTwentyWeights_takeOneMoreEach() {
    // place 0 is a bias smaller than every weight; weight i has the magnitude 21 - i
    float[] parameters = new float[21];
    parameters[0] = 0.5f;
    for (int i = 1; i <= 20; i++) {
      parameters[i] = i % 2 == 0 ? 21 - i : i - 21;
    }
    float[] before = parameters.clone();

    List<PruningPoint> points =
        PruningFrontier.of(parameters, IntStream.rangeClosed(1, 20).toArray(), this::score);

    assertThat(parameters).containsExactly(before);
    assertThat(points).extracting(PruningPoint::pruned).hasSize(20).startsWith(0.0, 0.05, 0.1);
    assertThat(points.get(19).pruned()).isEqualTo(0.95);
    assertThat(measured.get(0)).containsExactly(before);
    for (int level = 1; level < 20; level++) {
      float[] expected = before.clone();
      Arrays.fill(expected, 21 - level, 21, 0);
      assertThat(measured.get(level)).containsExactly(expected);
      // the score of a level is the number of its measurement
      assertThat(points.get(level).validationAccuracy()).isEqualTo(level);
      assertThat(points.get(level).validationLoss()).isEqualTo(-level);
    }
  }

  @Test
  void levels_belowTheShareOfZeros_equalTheUnpruned() {
    // 10 weights, 4 of them 0: levels up to 0.4 change nothing; of the others round(level / 2)
    // weights go, so that levels 9 (4.5, rounded to 5) and 10 (5) share one measurement
    float[] parameters = {0, 1, 0, 2, 0, 3, 0, 4, 5, 6};

    List<PruningPoint> points =
        PruningFrontier.of(parameters, IntStream.range(0, 10).toArray(), this::score);

    assertThat(measured).hasSize(7);
    assertThat(points.subList(0, 9)).allMatch(point -> point.validationAccuracy() == 0);
    assertThat(points.subList(9, 11)).allMatch(point -> point.validationAccuracy() == 1);
    assertThat(points.get(19).validationAccuracy()).isEqualTo(6);
    assertThat(measured.get(6)).containsOnly(0);
  }

  @Test
  void images_ofShortAndLongRuns_areBoundedByTheirCost() {
    // 40,000 trained images / 128 = 312.5
    assertThat(PruningFrontier.images(1000, 40_000)).isEqualTo(312);
    assertThat(PruningFrontier.images(1000, 1000)).isEqualTo(100);
    assertThat(PruningFrontier.images(5000, 10_000_000_000L)).isEqualTo(1000);
    assertThat(PruningFrontier.images(30, 40_000)).isEqualTo(30);
  }

  @Test
  void sample_ofLongerValidation_isSpreadEvenly() {
    Part part = TinyRuns.split(TinyRuns.data()).validation();
    int[] repeated = IntStream.range(0, 400).map(i -> i * part.size() / 400).toArray();
    Part longer = part.select(repeated);

    Part sample = PruningFrontier.sample(longer, 0);

    // every fourth of 400 images
    assertThat(sample.size()).isEqualTo(100);
    assertThat(sample.row(0)).isEqualTo(longer.row(0));
    assertThat(sample.row(99)).isEqualTo(longer.row(396));
    assertThat(sample.row(77)).isEqualTo(longer.row(308));
  }

  private Evaluator.Score score(float[] parameters) {
    measured.add(parameters.clone());
    return new Evaluator.Score(1 - measured.size(), measured.size() - 1, 0);
  }
}
