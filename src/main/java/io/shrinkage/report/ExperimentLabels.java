package io.shrinkage.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What several experiments are called on one page: by name, and by folder where names are equal.
 */
final class ExperimentLabels {
  private ExperimentLabels() {}

  /**
   * Returns a label for each, no two of them equal.
   *
   * @param folders one an experiment, no two of them equal
   */
  static List<String> of(List<Path> folders, List<String> names) {
    List<String> ends = ends(folders);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean alone = names.stream().filter(name::equals).count() == 1;
      labels.add(alone ? name : name + " (" + ends.get(i) + ")");
    }
    return distinct(labels) ? labels : numbered(labels);
  }

  /** Returns as many last parts of the folders' paths as tell them apart. */
  private static List<String> ends(List<Path> folders) {
    List<Path> whole = folders.stream().map(each -> each.toAbsolutePath().normalize()).toList();
    int deepest = whole.stream().mapToInt(Path::getNameCount).max().orElse(0);
    List<String> ends = List.of();
    for (int depth = 1; depth <= Math.max(1, deepest) && (depth == 1 || !distinct(ends)); depth++) {
      int parts = depth;
      ends = whole.stream().map(each -> end(each, parts)).toList();
    }
    return ends;
  }

  private static String end(Path folder, int parts) {
    int count = folder.getNameCount();
    List<String> names = new ArrayList<>();
    for (int i = Math.max(0, count - parts); i < count; i++) {
      names.add(folder.getName(i).toString());
    }
    return String.join("/", names);
  }

  private static boolean distinct(List<String> texts) {
    return new HashSet<>(texts).size() == texts.size();
  }

  private static List<String> numbered(List<String> labels) {
    List<String> numbered = new ArrayList<>();
    for (String label : labels) {
      numbered.add(numbered.size() + 1 + ". " + label);
    }
    return numbered;
  }
}
