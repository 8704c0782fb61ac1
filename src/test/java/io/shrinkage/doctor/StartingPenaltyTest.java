package io.shrinkage.doctor;

import static io.shrinkage.doctor.Sweeps.DATA;
import static io.shrinkage.doctor.Sweeps.GRID;
import static io.shrinkage.doctor.Sweeps.L2;
import static io.shrinkage.doctor.Sweeps.LAYERS;
import static io.shrinkage.doctor.Sweeps.SEEDS;
import static io.shrinkage.doctor.Sweeps.SGD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.shrinkage.run.LoadedSplits;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.RunStart;
import io.shrinkage.train.Trainer;
import io.shrinkage.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against an expected penalty, or a number of parameters, that no built network has. */
final class StartingPenaltyTest {
  private static final String FEW =
      "\"dataset\": \"cifar10-small\", \"train\": 20, \"validation\": 20, \"test\": 20";
  private static final String NET =
      """
      { "type": "conv", "filters": 12, "kernel": 3, "stride": 2 },
      { "type": "batch-norm" },
      { "type": "residual", "layers": [
        { "type": "conv", "filters": 24, "kernel": 3, "stride": 2, "bias": false } ] },
      { "type": "global-avg-pool" },
      { "type": "residual", "layers": [ { "type": "dense", "units": 64 } ] },
      { "type": "dense", "units": 200 }
      """;

  /** Ends a run before its first step. */
  private static final class Started extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"type\": \"l2\", \"lambda\": 1e-3 }",
        "{ \"type\": \"l1\", \"lambda\": 1e-3, \"biases\": true }",
        "{ \"type\": \"elastic-net\", \"lambda1\": 1e-3, \"lambda2\": 2e-3 }",
        "{ \"type\": \"group-lasso\", \"lambda\": 1e-3 }",
        "{ \"type\": \"sparse-group-lasso\", \"lambda\": 1e-3, \"l1Ratio\": 0.3 }"
      })
  void expectedPenalty_isThatOfABuiltNetwork(String penalty) {
    for (String initializer :
        List.of("he-normal", "he-uniform", "glorot-normal", "glorot-uniform")) {
      RunSpec run = run(penalty, "\"" + initializer + "\"");
      // 16,000 weights: one standard deviation of sum w^2 is about 1 %
      assertThat(StartingPenalty.expected(run))
          .as(initializer)
          .isCloseTo(start(run).initial().penalty(), withinPercentage(4));
    }
  }

  @Test
  void expectedPenalty_withAPenaltyByLayer_isThatOfABuiltNetwork() {
    RunSpec run =
        Sweeps.run(
            DATA,
            FEW,
            LAYERS,
            NET.replace(
                "\"units\": 200",
                "\"units\": 200, \"penalty\": { \"type\": \"l1\"," + " \"lambda\": 1e-3 }"),
            L2,
            "{ \"type\": \"l2\", \"lambda\": 1e-2 }",
            GRID + ",",
            "");
    assertThat(StartingPenalty.expected(run))
        .isCloseTo(start(run).initial().penalty(), withinPercentage(4));
  }

  @Test
  void expectedPenalty_ofBiases_countsThemWhereTheyAreDrawn() {
    String normal = "{ \"type\": \"normal\", \"standardDeviation\": 0.5, \"biases\": %s }";
    String l2 = "{ \"type\": \"l2\", \"lambda\": 1e-2, \"biases\": %s }";
    double with = StartingPenalty.expected(run(l2.formatted(true), normal.formatted(true)));
    double without = StartingPenalty.expected(run(l2.formatted(false), normal.formatted(true)));
    double zero = StartingPenalty.expected(run(l2.formatted(true), normal.formatted(false)));
    // 12 + 64 + 200 + 10 biases of E b^2 = 0.25
    assertThat(with - without).isCloseTo(286 * 0.25 * 1e-2, within(1e-9));
    assertThat(zero).isEqualTo(without);
  }

  @Test
  void expectedPenalty_inTheScalarMetricOfAdam_isNotJudged() {
    String l1 = "{ \"type\": \"l1\", \"lambda\": 1e-3, \"metric\": \"scalar\" }";
    assertThat(StartingPenalty.expected(run(l1, "\"he-normal\""))).isPositive();
    RunSpec adam = Sweeps.run(L2, l1, SGD, "{ \"type\": \"adam\" }", GRID + ",", "");
    assertThat(StartingPenalty.expected(adam)).isZero();
  }

  @Test
  void tensors_haveTheSizesOfABuiltNetwork() {
    RunSpec run = run("{ \"type\": \"l2\", \"lambda\": 1e-3 }", "\"he-normal\"");
    RunStart start = start(run);
    NetworkSize size = NetworkSize.of(run).orElseThrow();
    assertThat(size.parameters()).isEqualTo(start.executed().parameters());
    assertThat(size.weights()).isEqualTo(start.executed().weights());
    assertThat(size.statistics()).isEqualTo(2 * 12);
  }

  @Test
  void lossAtZero_isTheClosedForm() {
    assertThat(loss("cross-entropy")).isCloseTo(Math.log(10), within(1e-12));
    assertThat(loss("binary-cross-entropy")).isCloseTo(10 * Math.log(2), within(1e-12));
    assertThat(loss("mean-squared-error")).isCloseTo(0.1, within(1e-12));
  }

  private static double loss(String name) {
    return StartingPenalty.lossAtZero(
        Sweeps.run("\"batchSize\"", "\"loss\": \"" + name + "\", \"batchSize\""));
  }

  private static RunSpec run(String penalty, String initializer) {
    return Sweeps.run(
        DATA,
        FEW,
        LAYERS,
        NET,
        L2,
        penalty,
        "\"he-normal\"",
        initializer,
        GRID + ",",
        "",
        SEEDS,
        "\"seed\": [1]");
  }

  private static RunStart start(RunSpec run) {
    LoadedSplits data = LoadedSplits.load(Set.of(run.data()), Path.of("unused"));
    List<RunStart> starts = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void started(RunStart start) {
            starts.add(start);
            throw new Started();
          }

          @Override
          public void epoch(EpochMetrics metrics) {}
        };
    assertThatThrownBy(() -> Trainer.train(data.job(run), listener)).isInstanceOf(Started.class);
    return starts.get(0);
  }
}
