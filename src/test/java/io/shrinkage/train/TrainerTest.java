package io.shrinkage.train;

import static io.shrinkage.train.TinyRuns.conv;
import static io.shrinkage.train.TinyRuns.convNet;
import static io.shrinkage.train.TinyRuns.distance;
import static io.shrinkage.train.TinyRuns.job;
import static io.shrinkage.train.TinyRuns.model;
import static io.shrinkage.train.TinyRuns.train;
import static io.shrinkage.train.TinyRuns.training;
import static io.shrinkage.train.TinyRuns.untimed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.data.Augmentation;
import io.shrinkage.data.DataSpec;
import io.shrinkage.model.Activation;
import io.shrinkage.model.Initializer;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.Padding;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.L1Method;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalties;
import io.shrinkage.penalty.Penalty;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Guards against runs that depend on their neighbours or the clock, that do not train, whose
 * penalty does nothing, and whose records differ from what was executed.
 */
final class TrainerTest {

  /** Everything random at once: dropout, augmentation, batch norm. */
  private static TrainingJob randomJob(long seed) {
    DataSpec data = TinyRuns.data(Augmentation.HORIZONTAL_FLIP, Augmentation.RANDOM_CROP);
    ModelSpec model =
        model(
            conv(4, 3, 1, Padding.SAME),
            new LayerSpec.BatchNorm(0.9, 1e-5, Activation.RELU),
            new LayerSpec.Residual(List.of(conv(6, 3, 2, Padding.SAME)), Activation.RELU),
            new LayerSpec.AvgPool(2, null, Padding.VALID),
            new LayerSpec.Dropout(0.3),
            TinyRuns.dense(8));
    return new TrainingJob(
        data,
        TinyRuns.split(data),
        model,
        Penalties.l1(1e-3, L1Method.PROXIMAL, false),
        training(new Adam(0.01, 0.9, 0.999, 1e-8), 3),
        seed);
  }

  @Test
  void metrics_twoRunsAtOnceAndRepeated_areBitIdentical() throws Exception {
    TrainingResult alone = train(randomJob(1));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<TrainingResult>> both =
          List.of(
              threads.submit(() -> train(randomJob(1))), threads.submit(() -> train(randomJob(1))));
      for (Future<TrainingResult> run : both) {
        assertThat(untimed(run.get().epochs())).isEqualTo(untimed(alone.epochs()));
        assertThat(run.get().parameters()).isEqualTo(alone.parameters());
      }
    } finally {
      threads.shutdown();
    }
    assertThat(train(randomJob(2)).parameters()).isNotEqualTo(alone.parameters());
  }

  @Test
  void loss_afterTraining_falls() {
    TrainingResult result = train(job());

    assertThat(result.divergence()).isNull();
    assertThat(result.epochs()).hasSize(3);
    assertThat(result.epochs().get(2).trainLoss()).isLessThan(result.initial().trainLoss() / 2);
  }

  @Test
  void initialMetrics_sameSeed_areSharedByAllPenalties() {
    List<LayerNorms> norms =
        List.of(
                new NoPenalty(),
                Penalties.l2(0.1, false),
                Penalties.l1(0.1, L1Method.PROXIMAL, true))
            .stream()
            .map(penalty -> train(job(penalty)).initial())
            .map(m -> new LayerNorms(m.trainLoss(), m.validationLoss(), m.layers()))
            .toList();

    assertThat(norms).allMatch(norms.get(0)::equals);
  }

  private record LayerNorms(double train, double validation, List<?> layers) {}

  @Test
  void zeroLambda_everyType_equalsNoneBitForBit() {
    float[] none = train(job()).parameters();
    List<Penalty> zeros =
        List.of(
            Penalties.l1(0, L1Method.PROXIMAL, false),
            Penalties.l1(0, L1Method.SUBGRADIENT, true),
            Penalties.l2(0, false),
            Penalties.elasticNet(0.0, 0.0, null, null, L1Method.PROXIMAL, false),
            Penalties.decoupledWeightDecay(0, false));

    for (Penalty zero : zeros) {
      assertThat(train(job(zero)).parameters()).as(zero.toString()).isEqualTo(none);
    }
  }

  @Test
  void l2_plainSgd_equalsDecoupledWithTwiceLambda() {
    TrainingSpec sgd = training(new Sgd(0.05, 0, false), 3);
    float[] l2 = train(job(convNet(), Penalties.l2(0.05, false), sgd, 1)).parameters();
    float[] decoupled =
        train(job(convNet(), Penalties.decoupledWeightDecay(0.1, false), sgd, 1)).parameters();
    float[] none = train(job(convNet(), new NoPenalty(), sgd, 1)).parameters();

    assertThat(distance(l2, decoupled)).isLessThan(1e-4);
    assertThat(distance(l2, none)).isGreaterThan(100 * 1e-4);
  }

  @Test
  void l1_proximalAndSubgradient_zerosOnlyWithProximal() {
    EpochMetrics proximal = last(Penalties.l1(0.2, L1Method.PROXIMAL, false));
    EpochMetrics subgradient = last(Penalties.l1(0.2, L1Method.SUBGRADIENT, false));

    assertThat(proximal.zeroWeights()).isGreaterThan(proximal.weights() / 10);
    assertThat(subgradient.zeroWeights()).isZero();
  }

  private static EpochMetrics last(Penalty penalty) {
    return train(job(penalty)).epochs().get(2);
  }

  @Test
  void penaltyOfALayer_replacesTheExperiments() {
    ModelSpec model =
        model(
            conv(4, 3, 1, Padding.SAME),
            new LayerSpec.Dense(8, Activation.RELU, true, Penalties.l2(0.25, true)));
    Executed executed =
        train(
                job(
                    model,
                    Penalties.l1(0.5, L1Method.PROXIMAL, false),
                    training(new Sgd(0.01, 0, false), 1),
                    1))
            .executed();

    assertThat(executed.tensors())
        .extracting(Executed.TensorPenalty::name, Executed.TensorPenalty::penalty)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("1-conv.W", "l1"),
            org.assertj.core.groups.Tuple.tuple("1-conv.b", "none"),
            org.assertj.core.groups.Tuple.tuple("2-dense.W", "l2"),
            org.assertj.core.groups.Tuple.tuple("2-dense.b", "l2"),
            org.assertj.core.groups.Tuple.tuple("3-output.W", "l1"),
            org.assertj.core.groups.Tuple.tuple("3-output.b", "none"));
    // conv 4*2*3*3 = 72, dense 4*8*8*8 = 2048 and 8 biases, output 8*3 = 24
    assertThat(executed.weights()).isEqualTo(72 + 2048 + 24);
    assertThat(executed.penalizedWeights()).isEqualTo(72 + 2048 + 8 + 24);
    // DL4J's l2(c) is c/2 * sum w^2
    assertThat(executed.regularization())
        .containsEntry("1-conv.W", List.of("L1Regularization(0.5)"))
        .containsEntry("1-conv.b", List.of())
        .containsEntry("2-dense.W", List.of("L2Regularization(0.5)"))
        .containsEntry("2-dense.b", List.of("L2Regularization(0.5)"));
  }

  @Test
  void decoupledWeightDecay_inDl4j_isHeldOnce() {
    Executed executed = train(job(Penalties.decoupledWeightDecay(0.1, false))).executed();

    assertThat(executed.regularization())
        .containsEntry("1-conv.W", List.of("WeightDecay(0.1, applyLR)"));
  }

  @Test
  void objective_isTrainLossPlusPenalty() {
    EpochMetrics metrics = last(Penalties.l2(0.01, false));
    double squares = metrics.layers().stream().mapToDouble(l -> l.l2Norm() * l.l2Norm()).sum();

    assertThat(metrics.penalty()).isCloseTo(0.01 * squares, within(1e-9 * squares));
    assertThat(metrics.penalty()).isGreaterThan(100 * 1e-9 * squares);
    assertThat(metrics.objective()).isEqualTo(metrics.trainLoss() + metrics.penalty());
  }

  @Test
  void learningRateFarTooLarge_endsAsDiverged() {
    TrainingResult result =
        train(job(convNet(), new NoPenalty(), training(new Sgd(1e20, 0.9, false), 5), 1));

    assertThat(result.divergence()).contains("epoch 1");
    assertThat(result.epochs()).hasSize(1);
    assertThat(result.diagnostics()).isNull();
  }

  @Test
  void lambdaFarTooLarge_collapsesToOneClass() {
    TrainingResult result = train(job(Penalties.l1(10, L1Method.PROXIMAL, false)));

    assertThat(result.divergence()).isNull();
    EpochMetrics last = result.epochs().get(2);
    assertThat(last.majority()).isEqualTo(1);
    assertThat(last.zeroWeights()).isEqualTo(last.weights());
  }

  @Test
  void lastBatch_smallerThanTheOthers_isAveragedOverItsOwnRows() {
    // 60 rows, batches of 16: 4 iterations. A batch size over the part's size is one batch.
    assertThat(train(job()).executed().iterationsPerEpoch()).isEqualTo(4);
    TrainingSpec large =
        new TrainingSpec(
            new Sgd(0.05, 0, false),
            new io.shrinkage.schedule.ConstantSchedule(0),
            Loss.CROSS_ENTROPY,
            1000,
            1);
    assertThat(train(job(convNet(), new NoPenalty(), large, 1)).executed().iterationsPerEpoch())
        .isEqualTo(1);
  }

  @Test
  void normalInitializer_withBiases_drawsThem() {
    ModelSpec drawn = new ModelSpec(new Initializer.Normal(1, true), convNet().layers());
    TrainingResult result =
        train(job(drawn, new NoPenalty(), training(new Sgd(1e-30, 0, false), 1), 1));

    Tensor biases = result.weights().get(0);
    assertThat(biases.name()).isEqualTo("1-conv.b");
    assertThat(biases.values()).doesNotContain(0f);
  }
}
