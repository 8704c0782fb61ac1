package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.DecoupledWeightDecay;
import io.shrinkage.penalty.ElasticNet;
import io.shrinkage.penalty.GroupLasso;
import io.shrinkage.penalty.L1;
import io.shrinkage.penalty.L2;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.SparseGroupLasso;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against a penalty or an optimizer that means one thing in Java and another in a spec. */
final class JavaDefaultsTest {

  static Stream<Arguments> penalties() {
    return Stream.of(
        Arguments.of(new L1(0.5), "\"type\": \"l1\", \"lambda\": 0.5"),
        Arguments.of(new L2(0.5), "\"type\": \"l2\", \"lambda\": 0.5"),
        Arguments.of(
            new DecoupledWeightDecay(0.5), "\"type\": \"decoupled-weight-decay\", \"lambda\": 0.5"),
        Arguments.of(new GroupLasso(0.5), "\"type\": \"group-lasso\", \"lambda\": 0.5"),
        Arguments.of(
            new ElasticNet(0.5, 0.25),
            "\"type\": \"elastic-net\", \"lambda1\": 0.5, \"lambda2\": 0.25"),
        Arguments.of(
            new SparseGroupLasso(0.5, 0.25),
            "\"type\": \"sparse-group-lasso\", \"lambda1\": 0.5, \"lambda2\": 0.25"));
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void penalty_ofItsStrengths_isThatOfASpec(Penalty penalty, String keys) {
    assertThat(read(keys, "").penalty()).isEqualTo(penalty);
  }

  static Stream<Arguments> optimizers() {
    return Stream.of(
        Arguments.of(new Sgd(0.25), "\"type\": \"sgd\", \"learningRate\": 0.25"),
        Arguments.of(new Adam(0.25), "\"type\": \"adam\", \"learningRate\": 0.25"));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void optimizer_ofItsLearningRate_isThatOfASpec(Optimizer optimizer, String keys) {
    assertThat(read("\"type\": \"none\"", keys).training().optimizer()).isEqualTo(optimizer);
  }

  private static RunSpec read(String penalty, String optimizer) {
    String spec =
        """
        { "name": "x", "data": { "dataset": "mnist" },
          "model": { "layers": [{ "type": "dense", "units": 2 }, "output"] },
          "penalty": { %s }, "training": { "optimizer": { %s } } }
        """;
    return SpecReader.read("x.json", spec.formatted(penalty, optimizer)).runs().get(0).spec();
  }
}
