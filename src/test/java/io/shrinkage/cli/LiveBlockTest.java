package io.shrinkage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** A block that moves up one line too far eats what was printed before the program started. */
final class LiveBlockTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final LiveBlock block = new LiveBlock(new PrintStream(bytes, true, UTF_8));

  @Test
  void accept_oneLine_needsNoEscapes() {
    block.accept("one");
    block.accept("two");
    assertThat(text()).doesNotContain("\u001b").contains("\rone", "\rtwo");
  }

  @Test
  void accept_threeLinesAgain_movesUpTwo() {
    block.accept("a\nb\nc");
    assertThat(text()).doesNotContain("A");
    bytes.reset();
    block.accept("a\nb\nc");
    assertThat(text()).startsWith("\r\u001b[2A");
  }

  @Test
  void accept_fewerLines_clearsTheRest() {
    block.accept("a\nb\nc");
    bytes.reset();
    block.accept("c");
    assertThat(text()).startsWith("\r\u001b[2Ac").endsWith("\u001b[J");
    bytes.reset();
    block.accept("c");
    assertThat(text()).startsWith("\rc");
  }

  @Test
  void above_block_takesItsPlace() {
    block.accept("a\nb");
    bytes.reset();
    block.above("done");
    assertThat(text()).startsWith("\r\u001b[1A\u001b[Jdone").endsWith(System.lineSeparator());
    bytes.reset();
    block.accept("a\nb");
    assertThat(text()).startsWith("\ra");
  }

  @Test
  void accept_longLine_isCutRatherThanWrapped() {
    block.accept("x".repeat(10_000) + "\nb");
    assertThat(text().indexOf('\n')).isLessThan(1000);
  }

  private String text() {
    return bytes.toString(UTF_8);
  }
}
