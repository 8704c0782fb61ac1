package io.shrinkage.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guards against a crowd of clients that knocks at a server's door at one moment, or for ever. */
final class BackOffTest {
  private final BackOff backOff =
      new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30), new SplittableRandom(1));

  @Test
  void after_failuresInARow_doublesUpToTheLimit() {
    long[] full = {1000, 2000, 4000, 8000, 16_000, 30_000, 30_000};
    for (int failures = 1; failures <= full.length; failures++) {
      for (int i = 0; i < 100; i++) {
        assertThat(backOff.after(failures).toMillis())
            .isBetween(full[failures - 1] / 2, full[failures - 1]);
      }
    }
    assertThat(backOff.after(1_000_000)).isLessThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void after_sameFailure_differsFromClientToClient() {
    assertThat(IntStream.range(0, 20).mapToObj(i -> backOff.after(5)).distinct())
        .hasSizeGreaterThan(10);
  }
}
