package io.shrinkage.run;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files whole: a reader sees the old content or the new, never a part. */
public final class AtomicFile {
  /** How the names end of files that are being written. */
  private static final String TEMPORARY = ".tmp";

  private static final int MOST_BESIDE = 10_000;

  private AtomicFile() {}

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces a file.
   *
   * @throws ResultsException if it cannot be written
   */
  public static void write(Path file, Content content) {
    try {
      Path temporary = createBeside(file);
      try {
        writeThrough(temporary, content);
        move(temporary, file);
        forceFolder(file);
      } catch (IOException | RuntimeException | Error e) {
        discard(temporary, e);
        throw e;
      }
    } catch (IOException e) {
      throw notWritable(file, e);
    }
  }

  /** Replaces a file by a text in UTF-8. */
  public static void write(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Removes what a process left in a folder that was killed while it wrote. Nobody else may write
   * there.
   */
  static void removeUnfinished(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + TEMPORARY)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  static ResultsException notWritable(Path file, IOException e) {
    return new ResultsException(file + ": cannot be written: " + Problem.of(e), e);
  }

  /** Makes an empty file under a name that nothing has, not even a link of this name. */
  private static Path createBeside(Path file) throws IOException {
    for (int i = 0; ; i++) {
      try {
        return Files.createFile(file.resolveSibling(file.getFileName() + "." + i + TEMPORARY));
      } catch (FileAlreadyExistsException e) { // of another writer, or of one that was killed
        if (i == MOST_BESIDE) {
          throw e;
        }
      }
    }
  }

  private static void discard(Path temporary, Throwable failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static void writeThrough(Path file, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Puts the new name on the disk too. Windows does that by itself and knows no such call. */
  private static void forceFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && File.separatorChar == '/') {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
