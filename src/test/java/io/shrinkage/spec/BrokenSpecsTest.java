package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against a broken file that is accepted, or rejected with a message that does not help. */
final class BrokenSpecsTest {
  private static final Path FOLDER = Path.of("src/test/resources/broken-specs");

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void brokenSpec_isRejectedWithItsMessage(String name) throws IOException {
    Path file = FOLDER.resolve(name);

    SpecException rejected = catchThrowableOfType(SpecException.class, () -> SpecReader.read(file));

    String expected = Files.readString(FOLDER.resolve(name.replace(".json", ".txt")));
    assertThat(rejected).isNotNull();
    assertThat(rejected.getMessage().replace(file.toString(), name) + "\n").isEqualTo(expected);
  }

  @Test
  void brokenSpecs_areManyAndEachHasAMessage() throws IOException {
    assertThat(names()).hasSizeGreaterThan(30);
    for (String name : names()) {
      assertThat(Files.readString(FOLDER.resolve(name.replace(".json", ".txt"))))
          .startsWith(name + ":");
    }
  }
}
