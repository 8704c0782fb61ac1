package io.shrinkage.requires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Guards against tests that skip unnoticed where none may. */
final class RequiresConditionTest {
  @Test
  void nothingMissing_runs() {
    assertThat(RequiresCondition.decide("", true).isDisabled()).isFalse();
  }

  @Test
  void somethingMissing_skipsAndSaysWhat() {
    assertThat(RequiresCondition.decide("a browser", false))
        .matches(result -> result.isDisabled())
        .extracting(result -> result.getReason().orElseThrow())
        .isEqualTo("needs a browser");
  }

  @Test
  void somethingMissing_whereNoTestMaySkip_fails() {
    assertThatThrownBy(() -> RequiresCondition.decide("a browser", true))
        .hasMessage("no test may be skipped, but this one needs a browser");
  }
}
