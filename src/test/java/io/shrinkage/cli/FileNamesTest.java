package io.shrinkage.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** In the locale C a folder with an umlaut ends in a stack trace of Java's own. */
final class FileNamesTest {
  /** What Java makes of a byte that the locale's encoding does not have. */
  private static final String UNREADABLE = "Bilder \ufffd\ufffd";

  @Test
  void problem_workingFolderThatTheLocaleCannotName_saysWhichLocaleCan() {
    assertThat(FileNames.problem(US_ASCII, "/home/" + UNREADABLE, List.of()).orElseThrow())
        .startsWith("the working folder must")
        .contains("US-ASCII", "LC_ALL=C.UTF-8 java -jar");
  }

  @Test
  void problem_argumentThatTheLocaleCannotName_isQuoted() {
    assertThat(FileNames.problem(US_ASCII, "/home", List.of("run", UNREADABLE)).orElseThrow())
        .startsWith("the argument " + UNREADABLE + " must");
  }

  @Test
  void problem_lettersOfTheEncoding_isNone() {
    assertThat(FileNames.problem(US_ASCII, "/home", List.of("run", "a b.json"))).isEmpty();
    assertThat(FileNames.problem(UTF_8, "/home/\u00e4", List.of("\u20ac\ud83d\ude00"))).isEmpty();
  }
}
