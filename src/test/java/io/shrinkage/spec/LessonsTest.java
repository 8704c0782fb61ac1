package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against a lesson whose page and experiment have grown apart, or whose verdict nothing
 * could ever show.
 */
final class LessonsTest {
  private static final Path PAGES = Path.of("docs/lessons");
  private static final Path SPECS = ShippedExperiments.FOLDER.resolve("lessons");
  private static final Pattern NUMBER = Pattern.compile("lesson-(\\d+)-.*");

  static List<Path> pages() throws IOException {
    return list(PAGES, "\\d+-.*\\.md");
  }

  private static List<Path> specs() throws IOException {
    return list(SPECS, "lesson-.*\\.json");
  }

  private static List<Path> list(Path folder, String pattern) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
    }
  }

  @Test
  void lessons_areNumberedFromOneToEight() throws IOException {
    assertThat(pages())
        .extracting(LessonsTest::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 8).boxed().toList());
    String contents = Files.readString(PAGES.resolve("README.md"));
    for (Path page : pages()) {
      assertThat(contents).contains("(" + page.getFileName() + ")");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_asksAndNamesItsOwnExperiments(Path page) throws IOException {
    String text = Files.readString(page);
    List<Path> own = specs().stream().filter(spec -> numberOf(spec).equals(number(page))).toList();
    assertThat(own).isNotEmpty();
    for (Path spec : own) {
      assertThat(text).contains("experiments/lessons/" + spec.getFileName());
    }
    assertThat(text.lines().filter(line -> line.startsWith("## ")))
        .startsWith("## Question", "## Run", "## Look for");
    assertThat(text).doesNotContain("@");
  }

  @Test
  void experiments_haveSixSeedsAndABaseline() throws IOException {
    for (Path spec : specs()) {
      Experiment experiment = SpecReader.read(spec);
      assertThat(experiment.runs().stream().map(run -> run.spec().seed()).distinct())
          .as(spec.toString())
          .hasSize(6);
      assertThat(experiment.runs()).anyMatch(run -> !run.spec().penalty().acts());
    }
  }

  private static int number(Path page) {
    String name = page.getFileName().toString();
    return Integer.parseInt(name.substring(0, name.indexOf('-')));
  }

  private static Integer numberOf(Path spec) {
    var matcher = NUMBER.matcher(spec.getFileName().toString());
    return matcher.matches() ? Integer.valueOf(matcher.group(1)) : 0;
  }
}
