package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.model.Activation;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.Padding;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.NoPenalty;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work that is estimated wrong starts the longest run last. */
final class TrainingWorkTest {
  // 60 images forward and twice back, 30 of the validation part and 30 of the probe forward
  private static final double IMAGES = 3 * 60 + 30 + 30;

  @Test
  void of_convolutionalNetwork_countsItsMultiplyAccumulates() {
    // conv 4x8x8 outputs of 2x3x3 inputs, pool 4x4x4, dense 64 to 8, output 8 to 3
    double forward = 256 * 18 + 64 + 64 * 8 + 8 * 3;
    assertThat(TrainingWork.of(TinyRuns.job(), 0)).isEqualTo(3 * IMAGES * forward);
  }

  @Test
  void of_residual_countsItsProjection() {
    LayerSpec inner = TinyRuns.conv(4, 3, 2, Padding.SAME);
    TrainingJob job =
        job(TinyRuns.model(new LayerSpec.Residual(List.of(inner), Activation.RELU)), 1);
    // conv 4x4x4 outputs of 2x3x3 inputs, 1x1 projection of 2 channels, output 64 to 3
    double forward = 64 * 18 + 64 * 2 + 64 * 3;
    assertThat(TrainingWork.of(job, 0)).isEqualTo(IMAGES * forward);
  }

  @Test
  void of_runThatGoesOn_isWhatIsLeft() {
    TrainingJob job = job(TinyRuns.convNet(), 10);
    assertThat(TrainingWork.of(job, 4)).isEqualTo(TrainingWork.of(job(TinyRuns.convNet(), 6), 0));
    assertThat(TrainingWork.of(job, 10)).isZero();
  }

  private static TrainingJob job(ModelSpec model, int epochs) {
    return TinyRuns.job(
        model, new NoPenalty(), TinyRuns.training(new Sgd(0.1, 0, false), epochs), 1);
  }
}
