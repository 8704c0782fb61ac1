package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Guards against a spec that sends commands to the terminal through a message about it. */
final class ProblemTest {

  @Test
  void toString_charactersThatActOnATerminal_areEscaped() {
    String acting = "a\u001B[2Jb\nc\u009B1md\u202Ee\u2066f\u200Fg\u2028h\u007Fi\u061C";

    assertThat(new Problem(acting, 3, "x\ty", "must be 1, got \"\u00E9 \u4E2D\"").toString())
        .isEqualTo(
            "a\\u001B[2Jb\\u000Ac\\u009B1md\\u202Ee\\u2066f\\u200Fg\\u2028h\\u007Fi\\u061C:3:"
                + " x\\u0009y: must be 1, got \"\u00E9 \u4E2D\"");
  }

  @Test
  void messageOfASpec_withAnEscapeInAPath_isOneHarmlessLine() {
    String spec = Specs.with().replace("\"mnist\"", "\"mnist\", \"path\": \"a\\u001b[2J\\nb\"");

    assertThatThrownBy(() -> SpecReader.read("x.json", spec))
        .isInstanceOf(SpecException.class)
        .message()
        .contains("data.path", "\\u001B[2J")
        .doesNotContain("\u001B", "\n");
  }
}
