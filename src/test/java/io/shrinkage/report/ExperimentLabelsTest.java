package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against two experiments that a reader cannot tell apart, and against a path too much. */
final class ExperimentLabelsTest {

  private static List<String> labels(List<String> folders, List<String> names) {
    return ExperimentLabels.of(folders.stream().map(Path::of).toList(), names);
  }

  @Test
  void labels_differentNames_areTheNames() {
    assertThat(labels(List.of("a/x", "b/x"), List.of("one", "two"))).containsExactly("one", "two");
  }

  @Test
  void labels_equalNames_haveAsMuchOfTheFolderAsNeeded() {
    assertThat(labels(List.of("old/x", "new"), List.of("x", "x")))
        .containsExactly("x (x)", "x (new)");
    assertThat(labels(List.of("/home/me/old/x", "/home/me/new/x", "y"), List.of("x", "x", "y")))
        .containsExactly("x (old/x)", "x (new/x)", "y");
  }

  @Test
  void labels_nameThatLooksLikeALabel_areNumbered() {
    assertThat(labels(List.of("a", "b", "c"), List.of("x", "x", "x (a)")))
        .containsExactly("1. x (a)", "2. x (b)", "3. x (a)");
  }
}
