package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.L1Method;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalties;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.CosineSchedule;
import io.shrinkage.schedule.Schedule;
import io.shrinkage.train.MnistRows.Measured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against training that settles elsewhere than at the penalty's optimum.
 *
 * <p>Softmax regression is convex, so the optimum is one; convex-optima.csv holds it as
 * scikit-learn finds it, made by convex_optima.py beside it. The conventions of the two differ (C,
 * a sum for a mean, a 1/2), so a factor wrong in the penalty or in the loss would show.
 */
final class ConvexOracleTest {

  private static final double OBJECTIVE = 1e-3; // relative
  private static final double ZEROS = 0.005; // share of the weights

  /** scikit-learn's solution for a penalty; zeros is a share of the weights. */
  record Optimum(String name, double lambda1, double lambda2, double objective, double zeros) {

    Penalty penalty() {
      return lambda2 == 0
          ? Penalties.l1(lambda1, L1Method.PROXIMAL, false)
          : Penalties.elasticNet(lambda1, lambda2, null, null, L1Method.PROXIMAL, false);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Full batches: the noise of smaller ones would keep the weights moving. */
  enum Solver {
    NESTEROV(new Sgd(0.1, 0.98, true), new ConstantSchedule(0), 400),
    ADAM(new Adam(0.2, 0.9, 0.999, 1e-8), new CosineSchedule(0, 0), 300);

    private final TrainingSpec training;

    Solver(Optimizer optimizer, Schedule schedule, int epochs) {
      training = new TrainingSpec(optimizer, schedule, Loss.CROSS_ENTROPY, MnistRows.ROWS, epochs);
    }

    Measured solve(Penalty penalty) {
      TrainingJob job =
          new TrainingJob(MnistRows.SPEC, MnistRows.SPLIT, TinyRuns.model(), penalty, training, 1);
      return MnistRows.measure(TinyRuns.train(job).weights());
    }
  }

  static Stream<Arguments> solvedOptima() {
    return Stream.of(Solver.values())
        .flatMap(solver -> optima().stream().map(optimum -> Arguments.of(solver, optimum)));
  }

  @ParameterizedTest
  @MethodSource("solvedOptima")
  void training_proximalPenalty_reachesTheOptimumOfScikitLearn(Solver solver, Optimum optimum) {
    Measured ours = solver.solve(optimum.penalty());
    double objective = ours.objective(optimum.lambda1, optimum.lambda2);
    assertThat(objective / optimum.objective - 1).as("objective").isCloseTo(0, within(OBJECTIVE));
    assertThat(ours.zeros()).as("exact zeros").isCloseTo(optimum.zeros, within(ZEROS));
  }

  /** Otherwise the optima would say nothing about the penalty. */
  @Test
  void training_noPenalty_isAHundredTolerancesOff() {
    Measured plain = Solver.ADAM.solve(new NoPenalty());
    for (Optimum optimum : optima()) {
      double objective = plain.objective(optimum.lambda1, optimum.lambda2);
      assertThat(objective / optimum.objective - 1).isGreaterThan(100 * OBJECTIVE);
      assertThat(optimum.zeros - plain.zeros()).isGreaterThan(100 * ZEROS);
    }
  }

  private static List<Optimum> optima() {
    try (InputStream in = ConvexOracleTest.class.getResourceAsStream("convex-optima.csv")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .map(c -> new Optimum(c[0], number(c[1]), number(c[2]), number(c[5]), number(c[7])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }
}
