package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.stats.Oracle.Case;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against an error that is not that of the images' 0s and 1s. */
final class AccuracyErrorTest {

  static List<Case> accuracies() {
    return Oracle.statistics("accuracies");
  }

  @ParameterizedTest
  @MethodSource("accuracies")
  void error_ofAccuracy_isTheSpreadOfItsImages(Case images) {
    assertThat(AccuracyError.of(images.number("accuracy"), images.count("images")))
        .isCloseTo(images.number("error"), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("accuracies")
  void error_ofDifference_isTheSpreadOfTheImagesDifferences(Case images) {
    assertThat(
            AccuracyError.ofDifference(
                images.count("onlyFirst"), images.count("onlySecond"), images.count("images")))
        .isCloseTo(images.number("differenceError"), within(1e-12));
  }

  /** sqrt(.9 · .1 / 1000) = .0094868: a difference of 0.5 points drowns in it. */
  @Test
  void error_ofNinetyPercentOfAThousand_isAlmostOnePoint() {
    assertThat(AccuracyError.of(0.9, 1000)).isCloseTo(0.0094868, within(1e-7));
  }

  @Test
  void error_ofImpossibleCounts_isRefused() {
    assertThatThrownBy(() -> AccuracyError.of(1.5, 10))
        .hasMessage("accuracy: must be in [0, 1], got 1.5");
    assertThatThrownBy(() -> AccuracyError.of(0.5, 0)).hasMessage("images: must be >= 1, got 0");
    assertThatThrownBy(() -> AccuracyError.ofDifference(6, 5, 10))
        .hasMessage("images: must be >= 11, got 10");
    assertThatThrownBy(() -> AccuracyError.ofDifference(-1, 5, 10))
        .hasMessage("images that one gets right: must be >= 0, got -1");
  }
}
