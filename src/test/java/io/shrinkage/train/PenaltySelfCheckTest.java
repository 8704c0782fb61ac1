package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.model.Activation;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.NativeBackend;
import io.shrinkage.model.Network;
import io.shrinkage.model.Padding;
import io.shrinkage.model.ParameterTensor;
import io.shrinkage.model.ParameterTensor.Kind;
import io.shrinkage.optimizer.AdaGrad;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.RmsProp;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.DecoupledWeightDecay;
import io.shrinkage.penalty.ElasticNet;
import io.shrinkage.penalty.GroupLasso;
import io.shrinkage.penalty.L1;
import io.shrinkage.penalty.L1Method;
import io.shrinkage.penalty.L2;
import io.shrinkage.penalty.Metric;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.Reference;
import io.shrinkage.penalty.SparseGroupLasso;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.CosineSchedule;
import io.shrinkage.schedule.Schedule;
import io.shrinkage.train.SelfCheck.Outcome;
import io.shrinkage.train.TrainingStep.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against a self-check that passes a penalty of the wrong strength, place or kind, and with
 * it against such a penalty: on a built network, for every type, method, metric and reference.
 */
final class PenaltySelfCheckTest {

  private static final double LAMBDA = 1e-3;
  private static final Schedule CONSTANT = new ConstantSchedule(0);

  private static final List<Optimizer> OPTIMIZERS =
      List.of(
          new Sgd(0.02, 0, false),
          new Sgd(0.02, 0.9, false),
          new Sgd(0.02, 0.9, true),
          new Adam(1e-3, 0.9, 0.999, 1e-8),
          new RmsProp(1e-3, 0.99, 1e-8),
          new AdaGrad(0.01, 1e-10));

  /** Penalties of every type, method, metric and reference, by their strength. */
  private static List<DoubleFunction<Penalty>> families() {
    List<DoubleFunction<Penalty>> all = new ArrayList<>();
    for (Reference to : Reference.values()) {
      Schedule at = to == Reference.ZERO ? CONSTANT : new CosineSchedule(0, 1);
      all.add(x -> new L2(x, to, at, true));
      all.add(x -> new DecoupledWeightDecay(x, to, at, false));
      for (Metric metric : Metric.values()) {
        all.add(x -> new GroupLasso(x, metric, to, at, true));
        all.add(x -> new SparseGroupLasso(x, x, null, null, metric, to, at, false));
        for (L1Method method : L1Method.values()) {
          all.add(x -> new L1(x, method, metric, to, at, false));
          all.add(x -> new ElasticNet(x, x, null, null, method, metric, to, at, false));
        }
      }
    }
    return all;
  }

  static Stream<Arguments> penalties() {
    return families().stream()
        .flatMap(family -> OPTIMIZERS.stream().map(optimizer -> Arguments.of(family, optimizer)));
  }

  private static Network build(Penalty penalty, Optimizer optimizer) {
    NativeBackend.useOneThread();
    ModelSpec model =
        TinyRuns.model(
            new LayerSpec.Conv(4, 3, 1, Padding.SAME, Activation.RELU, true, null),
            new LayerSpec.BatchNorm(0.9, 1e-5, Activation.RELU),
            new LayerSpec.Dense(6, Activation.RELU, true, null));
    TrainingJob job = TinyRuns.job(model, penalty, TinyRuns.training(optimizer, 5), 1);
    return Networks.build(TrainingRun.declaration(job), Loss.CROSS_ENTROPY, 1);
  }

  /** Checks a network that declares one penalty against steps that apply others. */
  private static List<SelfCheck> check(
      Penalty declared, Optimizer optimizer, List<Penalty> applied) {
    try (Network network = build(declared, optimizer)) {
      TrainingPlan plan = new TrainingPlan(optimizer, CONSTANT, 4, 5);
      float[] parameters = network.parameters();
      return applied.stream()
          .map(penalty -> new TrainingStep(plan, ranges(network, penalty), parameters))
          .map(step -> PenaltySelfCheck.of(step, network.tensors(), parameters))
          .toList();
    }
  }

  private static List<Range> ranges(Network network, Penalty penalty) {
    List<Range> ranges = new ArrayList<>();
    for (ParameterTensor t : network.tensors()) {
      boolean inScope = t.kind() == Kind.WEIGHT || (t.kind() == Kind.BIAS && penalty.biases());
      Penalty own = inScope ? penalty : new NoPenalty();
      ranges.add(new Range(t.from(), t.to(), t.groupSize(), t.kind() == Kind.STATISTIC, own));
    }
    return ranges;
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void check_ofEveryPenalty_passesItAndNoneOfAnotherStrength(
      DoubleFunction<Penalty> family, Optimizer optimizer) {
    Penalty penalty = family.apply(LAMBDA);
    List<Double> strengths = List.of(LAMBDA, 0.0, LAMBDA / 2, LAMBDA * 2, LAMBDA * 1.01);
    List<SelfCheck> checks =
        check(penalty, optimizer, strengths.stream().map(family::apply).toList());
    SelfCheck passed = checks.get(0);
    assertThat(passed.outcome()).as("%s", passed).isEqualTo(Outcome.PASSED);
    // two of the conv, four of the batch norm, two of dense and output each
    assertThat(passed.tensors()).isEqualTo(10);
    assertThat(passed.largestError()).isLessThan(1e-6);
    for (SelfCheck failed : checks.subList(1, checks.size())) {
      assertThat(failed.outcome()).as("%s", failed).isEqualTo(Outcome.FAILED);
      assertThat(failed.largestError()).isGreaterThan(100 * PenaltySelfCheck.TOLERANCE);
    }
  }

  @Test
  void check_ofBiasesOutOfScope_fails() {
    Optimizer sgd = new Sgd(0.02, 0.9, true);
    L2 weights = new L2(LAMBDA, Reference.ZERO, CONSTANT, false);
    L2 all = new L2(LAMBDA, Reference.ZERO, CONSTANT, true);
    for (SelfCheck failed :
        List.of(
            check(weights, sgd, List.of(all)).get(0), check(all, sgd, List.of(weights)).get(0))) {
      assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(failed.detail())
          .contains("1-conv.b", "3-dense.b", "4-output.b")
          .doesNotContain("W");
      assertThatThrownBy(failed::requirePassed)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("penalty self-check: updates are off in 1-conv.b");
    }
  }

  @Test
  void check_ofAnotherMethodMetricOrReference_fails() {
    Optimizer adam = new Adam(1e-3, 0.9, 0.999, 1e-8);
    List<SelfCheck> failed =
        check(
            l1(Metric.PRECONDITIONED, Reference.ZERO, CONSTANT),
            adam,
            List.of(
                l1(Metric.SCALAR, Reference.ZERO, CONSTANT),
                l1(Metric.PRECONDITIONED, Reference.INITIAL, CONSTANT),
                l1(Metric.PRECONDITIONED, Reference.ZERO, new ConstantSchedule(2)),
                new L2(LAMBDA, Reference.ZERO, CONSTANT, false),
                new GroupLasso(LAMBDA, Metric.PRECONDITIONED, Reference.ZERO, CONSTANT, false)));
    assertThat(failed).extracting(SelfCheck::outcome).containsOnly(Outcome.FAILED);
  }

  private static L1 l1(Metric metric, Reference reference, Schedule schedule) {
    return new L1(LAMBDA, L1Method.PROXIMAL, metric, reference, schedule, false);
  }

  @Test
  void check_ofNoPenalty_isSkipped() {
    Optimizer sgd = new Sgd(0.02, 0.9, true);
    for (Penalty nothing : List.of(new NoPenalty(), families().get(0).apply(0))) {
      SelfCheck skipped = check(nothing, sgd, List.of(nothing)).get(0);
      assertThat(skipped.outcome()).isEqualTo(Outcome.SKIPPED);
      assertThatCode(skipped::requirePassed).doesNotThrowAnyException();
    }
  }

  @Test
  void run_whosePenaltyOverflows_failsBeforeItTrains() {
    // 2 * lambda is no float: the step cannot be the formula
    TrainingJob job = TinyRuns.job(new L2(3e38, Reference.ZERO, CONSTANT, false));
    assertThatThrownBy(() -> TinyRuns.train(job))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("penalty self-check: updates are off in ");
  }
}
