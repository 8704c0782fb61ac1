package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.NoPenalty;
import org.junit.jupiter.api.Test;

/** An estimate that forgets a layer lets sweeps die that would have fitted with fewer workers. */
final class MemoryNeedTest {

  @Test
  void of_wideLayers_growsWithTheirWeights() {
    MemoryNeed narrow = need(100);
    MemoryNeed wide = need(100_000);
    // 128 inputs (2x8x8) and 3 classes: 132 parameters a unit, in 10 and 5 copies of 4 bytes
    double units = 99_900;
    assertThat((double) (wide.heapBytes() - narrow.heapBytes()))
        .isEqualTo(units * 132 * 40, within(1e-6 * wide.heapBytes()));
    assertThat((double) (wide.nativeBytes() - narrow.nativeBytes()))
        .isGreaterThan(units * 132 * 20);
  }

  @Test
  void of_anyNetwork_hasRoomForItsParametersAsTheyAreBuilt() {
    TrainingJob job = TinyRuns.job();
    long parameters = TinyRuns.train(job).parameters().length;
    assertThat(MemoryNeed.of(job).heapBytes()).isGreaterThan(40 * parameters);
  }

  private static MemoryNeed need(int units) {
    return MemoryNeed.of(
        TinyRuns.job(
            TinyRuns.model(TinyRuns.dense(units)),
            new NoPenalty(),
            TinyRuns.training(new Sgd(0.1, 0, false), 1),
            1));
  }
}
