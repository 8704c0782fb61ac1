package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.report.Sentences.Piece;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Guards against a number that a line breaks in two, and against text that gets lost on the way.
 */
final class SentencesTest {

  @Test
  void pieces_numbersWithNegativeExponents_standAlone() {
    String text = "L2 with lambda = 3.16e-4 (not 1e-3), by one-sided test, 0.1 or e-mail";
    assertThat(Sentences.pieces(text).stream().filter(Piece::number).map(Piece::text))
        .containsExactly("3.16e-4", "1e-3");
    assertThat(Sentences.pieces(text).stream().map(Piece::text).collect(Collectors.joining()))
        .isEqualTo(text);
  }

  @Test
  void pieces_textWithoutNumbers_isOnePiece() {
    assertThat(Sentences.pieces("")).containsExactly(new Piece("", false));
    assertThat(Sentences.pieces("none")).containsExactly(new Piece("none", false));
  }
}
