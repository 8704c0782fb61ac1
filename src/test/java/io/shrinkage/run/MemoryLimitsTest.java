package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.train.MemoryNeed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Too many runs at once would have the process killed without a word, hours into a sweep. */
final class MemoryLimitsTest {
  private static final long MB = 1 << 20;
  private static final MemoryLimits LIMITS = new MemoryLimits(1000 * MB, 4000 * MB);

  @Test
  void fit_enoughForAll_isWhatWasAskedFor() {
    MemoryLimits.Fit fit = LIMITS.fit(8, List.of(new MemoryNeed(100 * MB, 500 * MB)));
    assertThat(fit).isEqualTo(new MemoryLimits.Fit(8, ""));
  }

  @Test
  void fit_tooLittleNativeMemory_lowersTheWorkersAndSaysSo() {
    MemoryLimits.Fit fit =
        LIMITS.fit(8, List.of(new MemoryNeed(MB, 2 * MB), new MemoryNeed(MB, 900 * MB)));
    assertThat(fit.workers()).isEqualTo(4);
    assertThat(fit.note())
        .isEqualTo(
            "training 4 runs at once instead of 8: a run needs about 900 MB, and there are"
                + " 4000 MB; a smaller batchSize helps");
  }

  @Test
  void fit_tooLittleHeap_namesTheHeap() {
    MemoryLimits.Fit fit = LIMITS.fit(2, List.of(new MemoryNeed(700 * MB, MB)));
    assertThat(fit.workers()).isEqualTo(1);
    assertThat(fit.note()).contains("700 MB of Java's heap", "-Xmx");
  }

  @Test
  void fit_notEvenOne_triesOneAndSaysSo() {
    MemoryLimits.Fit fit = LIMITS.fit(1, List.of(new MemoryNeed(MB, 9000 * MB)));
    assertThat(fit.workers()).isEqualTo(1);
    assertThat(fit.note()).contains("one run may be too much", "9000 MB", "4000 MB");
  }
}
