package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.train.PyTorchRuns.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against penalties, optimizers and gradients that together do something else than the same
 * formulas in PyTorch, in any combination that a spec can declare.
 *
 * <p>pytorch-network.jsonl holds the weights of a small network after 20 steps, made by
 * pytorch_network.py beside it in double precision. Distances are measured by how far training
 * moves a tensor, not by its values.
 */
final class NetworkPyTorchTest {

  private static final double TOLERANCE = 1e-4;
  private static final Map<String, double[]> INITIAL = PyTorchRuns.initial();

  @TempDir static Path folder;

  static List<Run> runs() {
    return PyTorchRuns.all();
  }

  static List<Run> penalizedRuns() {
    return runs().stream()
        .filter(run -> !run.penalty().get("type").asText().equals("none"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void weights_twentySteps_agreeWithPyTorch(Run run) {
    Map<String, double[]> ours = PyTorchRuns.train(run, folder);
    run.weights()
        .forEach(
            (name, expected) ->
                assertThat(distance(ours.get(name), expected))
                    .as(name)
                    .isLessThanOrEqualTo(TOLERANCE * distance(expected, INITIAL.get(name))));
    run.weights()
        .forEach(
            (name, expected) ->
                assertThat(resting(run, name, ours.get(name)))
                    .as("weights of %s exactly at the reference", name)
                    .isEqualTo(resting(run, name, expected)));
  }

  /** Otherwise the agreement above would say nothing about the penalty. */
  @ParameterizedTest
  @MethodSource("penalizedRuns")
  void penalty_everyRun_movesWeightsByAHundredTolerances(Run run) {
    Run plain =
        runs().stream()
            .filter(r -> r.optimizer().equals(run.optimizer()))
            .findFirst()
            .orElseThrow();
    assertThat(plain.penalty().get("type").asText()).isEqualTo("none");
    boolean biases = run.penalty().path("biases").asBoolean();
    run.weights().keySet().stream()
        .filter(name -> biases || name.endsWith("weight"))
        .forEach(
            name -> {
              double[] expected = run.weights().get(name);
              assertThat(distance(expected, plain.weights().get(name)))
                  .as(name)
                  .isGreaterThan(100 * TOLERANCE * distance(expected, INITIAL.get(name)));
            });
  }

  private static double distance(double[] a, double[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  /** The places where a weight is what the penalty pulls towards. */
  private static String resting(Run run, String name, double[] weights) {
    boolean initial = run.penalty().path("reference").asText().equals("initial");
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < weights.length; i++) {
      places.append(weights[i] == (initial ? INITIAL.get(name)[i] : 0) ? '0' : '.');
    }
    return places.toString();
  }
}
