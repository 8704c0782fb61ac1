package io.shrinkage.train;

import static io.shrinkage.train.TinyRuns.conv;
import static io.shrinkage.train.TinyRuns.dense;
import static io.shrinkage.train.TinyRuns.model;
import static io.shrinkage.train.TinyRuns.untimed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.data.Augmentation;
import io.shrinkage.data.DataSpec;
import io.shrinkage.model.Activation;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.Padding;
import io.shrinkage.optimizer.AdaGrad;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.RmsProp;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.GroupLasso;
import io.shrinkage.penalty.L1;
import io.shrinkage.penalty.L1Method;
import io.shrinkage.penalty.L2;
import io.shrinkage.penalty.Metric;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.Reference;
import io.shrinkage.schedule.CosineSchedule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against a run that goes on from a checkpoint and becomes another run: a buffer, a random
 * stream, a schedule or a statistic that is not where it was.
 */
final class TrainerResumeTest {
  private static final int EPOCHS = 4;

  static List<TrainingJob> jobs() {
    CosineSchedule falling = new CosineSchedule(0.1, 1);
    return List.of(
        job(
            new Adam(0.01, 0.9, 0.999, 1e-8),
            new L1(1e-3, L1Method.PROXIMAL, Metric.PRECONDITIONED, Reference.ZERO, falling, false)),
        job(new Sgd(0.05, 0.9, true), new L2(1e-2, Reference.INITIAL, falling, false)),
        job(
            new Sgd(0.05, 0, false),
            new GroupLasso(1e-3, Metric.PRECONDITIONED, Reference.INITIAL, falling, false)),
        job(
            new RmsProp(0.003, 0.9, 1e-8),
            new GroupLasso(1e-3, Metric.PRECONDITIONED, Reference.ZERO, falling, false)),
        job(new AdaGrad(0.02, 1e-8), new L2(1e-3, Reference.ZERO, falling, true)));
  }

  /** Everything that is random or remembered at once. */
  private static TrainingJob job(Optimizer optimizer, Penalty penalty) {
    DataSpec data = TinyRuns.data(Augmentation.HORIZONTAL_FLIP, Augmentation.RANDOM_CROP);
    ModelSpec model =
        model(
            conv(4, 3, 1, Padding.SAME),
            new LayerSpec.BatchNorm(0.9, 1e-5, Activation.RELU),
            new LayerSpec.Dropout(0.3),
            dense(8));
    TrainingSpec training =
        new TrainingSpec(optimizer, new CosineSchedule(0, 2), Loss.CROSS_ENTROPY, 16, EPOCHS);
    return new TrainingJob(data, TinyRuns.split(data), model, penalty, training, 3);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void train_fromAnyCheckpoint_endsBitForBitAsWithoutInterruption(TrainingJob job) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    TrainingResult whole = Trainer.train(job, new Keeping(checkpoints));
    assertThat(checkpoints).extracting(Checkpoint::epoch).containsExactly(1, 2, 3, 4);
    for (Checkpoint checkpoint : checkpoints) {
      List<EpochMetrics> before = whole.epochs().subList(0, checkpoint.epoch());
      Keeping later = new Keeping(new ArrayList<>());
      TrainingResult resumed = Trainer.train(job, new Progress(checkpoint, before), later);
      assertThat(later.epochs).isEqualTo(EPOCHS - checkpoint.epoch());
      assertThat(untimed(resumed.epochs())).isEqualTo(untimed(whole.epochs()));
      assertThat(untimed(List.of(resumed.initial()))).isEqualTo(untimed(List.of(whole.initial())));
      assertThat(resumed.parameters()).isEqualTo(whole.parameters());
      assertThat(resumed.executed()).isEqualTo(whole.executed());
      assertThat(resumed.diagnostics()).isEqualTo(whole.diagnostics());
    }
  }

  @Test
  void train_stateThatIsNotRestored_endsElsewhere() {
    TrainingJob job = jobs().get(0);
    List<Checkpoint> checkpoints = new ArrayList<>();
    TrainingResult whole = Trainer.train(job, new Keeping(checkpoints));
    Checkpoint last = checkpoints.get(2);
    List<float[]> still =
        last.optimizer().stream().map(buffer -> new float[buffer.length]).toList();
    Checkpoint wrong = new Checkpoint(3, last.iteration(), last.parameters(), still);
    TrainingResult resumed =
        Trainer.train(
            job, new Progress(wrong, whole.epochs().subList(0, 3)), new Keeping(new ArrayList<>()));
    assertThat(resumed.parameters()).isNotEqualTo(whole.parameters());
  }

  @Test
  void train_checkpointOfAnotherNetwork_isRefused() {
    Checkpoint other = new Checkpoint(1, 4, new float[3], List.of());
    List<EpochMetrics> epochs = TinyRuns.train(TinyRuns.job()).epochs().subList(0, 1);
    assertThatThrownBy(
            () ->
                Trainer.train(
                    jobs().get(0), new Progress(other, epochs), new Keeping(new ArrayList<>())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a checkpoint must have");
  }

  /** Keeps copies of all checkpoints: the buffers live on. */
  private static final class Keeping implements TrainingListener {
    private final List<Checkpoint> checkpoints;
    private int epochs;

    Keeping(List<Checkpoint> checkpoints) {
      this.checkpoints = checkpoints;
    }

    @Override
    public void started(RunStart start) {}

    @Override
    public void epoch(EpochMetrics metrics) {
      epochs++;
    }

    @Override
    public void checkpoint(Checkpoint live) {
      checkpoints.add(
          new Checkpoint(
              live.epoch(),
              live.iteration(),
              live.parameters().clone(),
              live.optimizer().stream().map(float[]::clone).toList()));
    }
  }
}
