package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Guards against a page that tells of other keys, defaults or messages than the reader's. */
final class SpecReferenceTest {
  private static final Path PAGE = Path.of("docs/spec.md");
  private static final Path TEMPLATE = Path.of("src/test/resources/io/shrinkage/spec/spec.md");

  @BeforeAll
  static void writePage() throws IOException {
    if (Boolean.getBoolean("shrinkage.write")) {
      Files.writeString(PAGE, SpecReference.fill(text(TEMPLATE)));
    }
  }

  @Test
  void page_isWhatTheDeclarationsSay() throws IOException {
    assertThat(PAGE)
        .as("%s; mvn test -Dtest=SpecReferenceTest -Dshrinkage.write=true writes it anew", PAGE)
        .hasContent(SpecReference.fill(text(TEMPLATE)));
  }

  @Test
  void templateWithoutASection_isRejected() throws IOException {
    String template = text(TEMPLATE).replace("{{loss}}", "");

    assertThatThrownBy(() -> SpecReference.fill(template)).hasMessageContaining("[loss]");
  }

  @Test
  void links_leadToOneHeadingEach() throws IOException {
    List<String> headings =
        all("(?m)^##+ (.+)$", text(PAGE)).stream()
            .map(heading -> heading.replace(' ', '-').toLowerCase(Locale.ROOT))
            .toList();

    assertThat(headings).doesNotHaveDuplicates();
    assertThat(headings).containsAll(all("\\]\\(#([^)]+)\\)", text(PAGE)));
  }

  @Test
  void examples_areReadAsThePageSays() throws IOException {
    List<String> files = all("(?s)```json\n(.+?)```", text(PAGE));
    List<String> messages = all("(?s)```text\n(.+?)\n```", text(PAGE));

    assertThat(SpecReader.read("first.json", files.get(0)).runs()).hasSize(15);
    assertThatThrownBy(() -> SpecReader.read("first.json", files.get(1)))
        .isInstanceOf(SpecException.class)
        .hasMessage(messages.get(0));
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** With LF, whatever the checkout made of it. */
  private static String text(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }
}
