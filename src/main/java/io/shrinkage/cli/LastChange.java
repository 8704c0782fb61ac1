package io.shrinkage.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** When a file of an experiment was written last. */
final class LastChange extends SimpleFileVisitor<Path> {
  /** The folder, runs, and the folders of these. */
  private static final int DEPTH = 3;

  private Instant newest = Instant.EPOCH;

  private LastChange() {}

  /** Looks at all files; what vanishes meanwhile, as in a folder in use, does not count. */
  static Instant in(Path folder) {
    LastChange visitor = new LastChange();
    try {
      Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH, visitor);
    } catch (IOException e) {
      // what was seen until then
    }
    return visitor.newest;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    Instant changed = attributes.lastModifiedTime().toInstant();
    newest = changed.isAfter(newest) && attributes.isRegularFile() ? changed : newest;
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
    return FileVisitResult.CONTINUE;
  }
}
