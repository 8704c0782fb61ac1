package io.shrinkage.cli;

import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.Problem;
import io.shrinkage.spec.SpecEdits;
import io.shrinkage.spec.SpecException;
import io.shrinkage.spec.SpecReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads several experiment files as one input. */
final class Specs {
  /** What a schema of experiment files is named like; {@code experiments/*.json} finds it too. */
  private static final String SCHEMA = ".schema.json";

  private Specs() {}

  /**
   * Reads all files, each with the same changes.
   *
   * @throws SpecException with the problems of all of them, also where a file is given twice or two
   *     would write into one folder
   */
  static List<Experiment> read(List<Path> files, SpecEdits edits) {
    List<Experiment> experiments = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Map<String, Path> names = new HashMap<>();
    Set<Path> read = new HashSet<>();
    for (Path file : files) {
      if (!read.add(file.toAbsolutePath().normalize())) {
        problems.add(
            new Problem(file.toString(), 0, "", "must be given once, got it again; leave one out"));
        continue;
      }
      try {
        Experiment experiment = SpecReader.read(file, edits);
        experiments.add(experiment);
        // folders that differ in case alone are one on Windows and macOS
        Path other = names.putIfAbsent(experiment.name().toLowerCase(Locale.ROOT), file);
        if (other != null) {
          problems.add(sameName(file, other, experiment.name()));
        }
      } catch (SpecException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new SpecException(problems);
    }
    return experiments;
  }

  /** Returns the experiments among files: a schema beside them is none. */
  static List<Path> among(List<Path> files) {
    return files.stream().filter(file -> !file.toString().endsWith(SCHEMA)).toList();
  }

  private static Problem sameName(Path file, Path other, String name) {
    return new Problem(
        file.toString(),
        0,
        "name",
        "must not be that of "
            + other
            + " (ignoring case), got \""
            + name
            + "\"; results go to a folder of that name, so rename one of the two");
  }
}
