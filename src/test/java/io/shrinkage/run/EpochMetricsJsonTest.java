package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** metrics.jsonl is read by people's own scripts: keys, order and numerals are a contract. */
final class EpochMetricsJsonTest {

  @Test
  void line_allKeys_secondsLast() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(ResultsJson.line(Fixtures.metrics(3, 1.0 / 3)))
          .isEqualTo(
              "{\"epoch\":3,\"train_loss\":0.5,\"validation_loss\":0.3333333333333333,"
                  + "\"train_accuracy\":0.75,\"validation_accuracy\":0.625,\"penalty\":0.125,"
                  + "\"objective\":0.625,\"weight_norms\":{\"0-conv\":2.5,\"2-output\":1.5},"
                  + "\"weight_l1_norms\":{\"0-conv\":10.25,\"2-output\":7.0},"
                  + "\"weights\":{\"0-conv\":81,\"2-output\":7680},"
                  + "\"zero_weights\":{\"0-conv\":3,\"2-output\":0},"
                  + "\"groups\":{\"0-conv\":3,\"2-output\":3},"
                  + "\"zero_groups\":{\"0-conv\":0,\"2-output\":0},"
                  + "\"majority\":0.25,\"seconds\":1.75}");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void line_valuesThatAreNotFinite_areNull() {
    String line = ResultsJson.line(diverged());
    assertThat(line).contains("\"train_loss\":null,\"validation_loss\":null,");
    assertThat(line).contains("\"weight_norms\":{\"0-conv\":null}");
  }

  @Test
  void fromLine_finiteMetrics_comeBackEqual() throws Exception {
    EpochMetrics metrics = Fixtures.metrics(7, 0.1 + 0.2);
    assertThat(ResultsJson.fromLine(ResultsJson.line(metrics), EpochMetrics.class))
        .isEqualTo(metrics);
  }

  @Test
  void fromLine_null_comesBackAsNaN() throws Exception {
    EpochMetrics read = ResultsJson.fromLine(ResultsJson.line(diverged()), EpochMetrics.class);
    assertThat(read.trainLoss()).isNaN();
    assertThat(read.layers().get(0).l2Norm()).isNaN();
    assertThat(read.finite()).isFalse();
  }

  private static EpochMetrics diverged() {
    double infinity = Double.POSITIVE_INFINITY;
    List<LayerWeights> layers =
        List.of(new LayerWeights("0-conv", infinity, Double.NaN, 81, 0, 3, 0));
    return new EpochMetrics(
        1, Double.NaN, infinity, 0.1, 0.1, Double.NaN, Double.NaN, layers, 1, 0.5);
  }
}
