package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.report.Typeset.Piece;
import io.shrinkage.report.Typeset.Style;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Guards against a formula that loses or garbles a sign on its way into the page. */
final class TypesetTest {

  /** Returns the pieces with _ before a subscript and asterisks around italics. */
  private static String marked(String formula) {
    return Typeset.of(formula).pieces().stream()
        .map(TypesetTest::marked)
        .collect(Collectors.joining());
  }

  private static String marked(Piece piece) {
    return switch (piece.style()) {
      case UPRIGHT -> piece.text();
      case ITALIC -> "*" + piece.text() + "*";
      case SUBSCRIPT -> "_" + piece.text();
    };
  }

  @Test
  void formula_isSetInVariablesStrengthsAndSubscripts() {
    assertThat(marked("J = J₀ + lambda1 · Σ |w|")).isEqualTo("*J* = *J*_0 + *λ*_1 · Σ |*w*|");
    assertThat(marked("s(t) · 1e-3 · Σ_g √n_g · ‖(w − w₀)_g‖"))
        .isEqualTo("*s*(*t*) · 1e-3 · Σ_g √*n*_g · ‖(*w* − *w*_0)_g‖");
  }

  @Test
  void words_stayUpright() {
    assertThat(marked("w ← w − step − learningRate · lambda · w"))
        .isEqualTo("*w* ← *w* − step − learningRate · *λ* · *w*");
  }

  @Test
  void plainText_isOnePiece() {
    assertThat(Typeset.plain("lambda = J₀").pieces())
        .containsExactly(new Piece("lambda = J₀", Style.UPRIGHT));
  }
}
