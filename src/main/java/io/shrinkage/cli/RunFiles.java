package io.shrinkage.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines on the files of a run. */
final class RunFiles {
  private RunFiles() {}

  static List<String> of(Path folder) {
    File[] files = folder.toFile().listFiles(File::isFile);
    if (files == null) {
      return List.of(Texts.labelled("files", "none yet, in " + folder));
    }
    Arrays.sort(files);
    List<String> lines = new ArrayList<>(List.of(Texts.labelled("files", folder.toString())));
    for (File file : files) {
      lines.add(Texts.labelled("", file.getName() + ", " + Texts.bytes(file.length())));
    }
    return lines;
  }
}
