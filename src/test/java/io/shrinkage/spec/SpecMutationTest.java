package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Guards against any other outcome than an experiment or a list of problems. */
final class SpecMutationTest {
  private static final char[] CHARACTERS = "{}[]\",:0e-.\\n\u0000\u00e9\ud83d/".toCharArray();

  @Property(tries = 4000, shrinking = ShrinkingMode.OFF)
  void mutatedText_isReadOrRejected(@ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder(SpecMutants.original(random));
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      int at = random.nextInt(text.length());
      char mutant = CHARACTERS[random.nextInt(CHARACTERS.length)];
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, mutant);
        default -> text.setCharAt(at, mutant);
      }
    }
    check(text.toString());
  }

  @Property(tries = 6000, shrinking = ShrinkingMode.OFF)
  void mutatedTree_isReadOrRejected(@ForAll long seed) throws IOException {
    check(SpecMutants.tree(seed));
  }

  private static void check(String text) {
    try {
      Experiment experiment = SpecReader.read("mutant.json", text);
      assertThat(experiment.runs()).isNotEmpty();
      assertThat(Json.pretty(experiment.resolved())).isNotEmpty();
    } catch (SpecException rejected) {
      assertThat(rejected.problems()).isNotEmpty();
      assertThat(rejected.getMessage().lines().toList())
          .hasSize(rejected.problems().size())
          .allMatch(line -> line.matches("mutant\\.json:[0-9]+: .*(must|can) .*"));
    }
  }
}
