package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.run.StoredExperiment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against a difference of two specs that the page does not show, or one that is none. */
final class SpecDifferencesTest {
  private static StoredExperiment one(String name) {
    return Compared.of(name, "l2", "[0]", "[1]", new double[][] {{0.5}});
  }

  private static List<List<String>> rows(StoredExperiment... experiments) {
    return new SpecDifferences(Compared.all(experiments).all()).table().rows();
  }

  @Test
  void table_ofEqualSpecs_isEmptyWhateverTheirNames() {
    StoredExperiment other = Compared.with(one("b"), "name", "\"b\"");
    assertThat(rows(one("a"), other)).isEmpty();
  }

  @Test
  void table_hasEveryKeyThatDiffersOrIsMissing() {
    StoredExperiment other =
        Compared.with(
            one("b"),
            "penalty",
            "{\"type\": \"l1\", \"lambda\": 1e-5, \"method\": \"proximal\", \"biases\": false}");
    assertThat(rows(one("a"), other))
        .containsExactly(
            List.of("penalty.lambda", "1e-4", "1e-5"),
            List.of("penalty.method", "\u2013", "proximal"),
            List.of("penalty.type", "l2", "l1"));
  }

  @Test
  void table_numberWrittenOtherwise_isNoDifference_andTheLastDigitIs() {
    StoredExperiment plain = Compared.with(one("a"), "seed", "1");
    assertThat(rows(plain, Compared.with(one("b"), "seed", "1.0"))).isEmpty();
    assertThat(
            rows(
                Compared.with(one("a"), "sweep", "{\"penalty.lambda\": [0, 3.1622776e-4]}"),
                Compared.with(one("b"), "sweep", "{\"penalty.lambda\": [0, 3.1622777e-4]}")))
        .containsExactly(List.of("sweep.penalty.lambda", "[0, 3.1622776e-4]", "[0, 3.1622777e-4]"));
  }

  @Test
  void table_otherData_showsItsHash() {
    assertThat(rows(one("a"), Compared.on("bb", "b", one("b"))))
        .containsExactly(List.of("provenance.data.split_sha256", "aa", "bb"));
  }
}
