package io.shrinkage.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.run.RunStatus;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Guards against a spec that writes outside the export, and runs that write over each other. */
final class FileNamesTest {
  @Property
  void safe_anyText_isOneNameThatStaysWhereItIs(@ForAll String text) {
    String name = FileNames.safe(text);
    assertThat(FileNames.isSafe(name)).isTrue();
    assertThat(name).matches("[A-Za-z0-9._=,-]{1,101}").doesNotStartWith(".").doesNotEndWith(".");
    assertThat(Path.of("a", name).normalize()).isEqualTo(Path.of("a").resolve(name));
  }

  @Test
  void safe_waysUp_areNoneAnyMore() {
    assertThat(FileNames.safe("..")).isEqualTo("__");
    assertThat(FileNames.safe("../x")).isEqualTo("_._x");
    assertThat(FileNames.safe("")).isEqualTo("_");
    assertThat(FileNames.safe("C:\\x\u0000")).isEqualTo("C__x_");
  }

  @Test
  void isSafe_otherPlaces_areNot() {
    for (String name : new String[] {"", ".", "..", "a/b", "a\\b", "C:", "a\nb", "\u00fc"}) {
      assertThat(FileNames.isSafe(name)).as(name).isFalse();
    }
    assertThat(FileNames.isSafe(".keep")).isTrue();
  }

  @Test
  void of_numbersAndObjects_areShort() {
    String assignment =
        """
        {"penalty": {"type": "elastic-net", "lambda1": 1e-4, "lambda2": 0.0031622776601683794},
         "model.layers.0": "dense", "training.batchSize": 64, "seed": 2}
        """;
    assertThat(FileNames.of(Stored.run(10, RunStatus.COMPLETED, assignment)))
        .isEqualTo(
            "penalty=elastic-net-0.0001-0.00316,model.layers.0=dense,batchSize=64,seed=2,"
                + "00000000000a");
  }

  @Test
  void of_longValues_isCutBeforeTheId() {
    String assignment = "{\"data.path\": \"" + "x".repeat(500) + "\"}";
    assertThat(FileNames.of(Stored.run(1, RunStatus.COMPLETED, assignment)))
        .hasSize(113)
        .endsWith("x_000000000001");
  }
}
