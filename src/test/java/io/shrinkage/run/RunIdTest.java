package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/**
 * Ids name folders of results that took hours: one that changes by accident trains everything
 * again, one that does not change where the numbers do shows wrong ones.
 */
final class RunIdTest {
  private static final DataIdentity DATA = new DataIdentity("mnist", "aa", "bb", "cc", 100);

  private static final String SPEC =
      """
      {"seed": 1, "data": {"dataset": "mnist", "train": 100}, "model": {"layers": []},
       "penalty": {"type": "l2", "lambda": 1e-4}, "training": {"epochs": 2}}
      """;

  @Test
  void of_pinnedSpec_staysTheSame() {
    // sha256sum of, in one line and without white space, {"content":["aa","bb"],
    // "data":{"dataset":"mnist","train":100},"model":{"layers":[]},"numerics":3,
    // "penalty":{"lambda":0.0001,"type":"l2"},"seed":1,"training":{"epochs":2}}
    assertThat(id(SPEC)).isEqualTo("2bcf5ccab242");
  }

  @Test
  void of_otherOrderOfKeysAndOtherNumerals_isTheSame() {
    String other =
        """
        {"training": {"epochs": 2.0}, "penalty": {"lambda": 0.00010, "type": "l2"},
         "model": {"layers": []}, "data": {"train": 1e2, "dataset": "mnist"}, "seed": 1}
        """;
    assertThat(id(other)).isEqualTo(id(SPEC));
  }

  @Test
  void of_otherSeedPenaltyOrData_differs() {
    String id = id(SPEC);
    assertThat(id(SPEC.replace("\"seed\": 1", "\"seed\": 2"))).isNotEqualTo(id);
    assertThat(id(SPEC.replace("1e-4", "1e-5"))).isNotEqualTo(id);
    DataIdentity otherBytes = new DataIdentity("mnist", "ab", "bb", "cc", 100);
    assertThat(RunId.of(tree(SPEC), otherBytes)).isNotEqualTo(id);
  }

  @Test
  void of_nameAndDescription_doNotMatter() {
    ObjectNode named = tree(SPEC);
    named.put("name", "another").put("description", "text");
    assertThat(RunId.of(named, DATA)).isEqualTo(id(SPEC));
  }

  @Test
  void of_specWithoutPenalty_isRejected() {
    ObjectNode spec = tree(SPEC);
    spec.remove("penalty");
    assertThatThrownBy(() -> RunId.of(spec, DATA)).hasMessageContaining("penalty");
  }

  private static String id(String spec) {
    return RunId.of(tree(spec), DATA);
  }

  private static ObjectNode tree(String json) {
    try {
      return (ObjectNode) new JsonMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
