package io.shrinkage.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The right to write to an experiment's folder. The operating system takes it back when the process
 * that holds it ends, however it ends.
 */
final class FolderLock implements AutoCloseable {
  private static final String FILE = ".lock";
  private static final String NOTE = ".lock.holder";

  private final FileChannel channel;
  private final Path note;

  private FolderLock(FileChannel channel, Path note) {
    this.channel = channel;
    this.note = note;
  }

  /**
   * Takes the lock.
   *
   * @param holder what others are told of this process, such as "process 17 since 10:00"
   * @throws ResultsException if another process (or another run of this one) has it
   */
  static FolderLock acquire(Path folder, String holder) {
    Path file = folder.resolve(FILE);
    Path note = folder.resolve(NOTE);
    try {
      if (heldByThisProcess(note)) {
        throw inUse(folder, note);
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (!locks(channel)) {
          throw inUse(folder, note);
        }
        AtomicFile.write(note, holder + "\n" + thisProcess().orElse("") + "\n");
        return new FolderLock(channel, note);
      } catch (IOException | RuntimeException | Error e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw AtomicFile.notWritable(file, e);
    }
  }

  /**
   * Asks the note, not the lock: on POSIX systems, a process that opens the locked file once more
   * and closes it loses its lock.
   */
  private static boolean heldByThisProcess(Path note) throws IOException {
    Optional<String> self = thisProcess();
    return self.isPresent() && lines(note).contains(self.get());
  }

  /** Returns what no other process is called, also none that had the same number before. */
  private static Optional<String> thisProcess() {
    return name(ProcessHandle.current());
  }

  private static Optional<String> name(ProcessHandle process) {
    return process.info().startInstant().map(start -> process.pid() + " started " + start);
  }

  /** Returns who holds the lock; empty where nobody does, or nobody who still runs here. */
  static Optional<String> holder(Path folder) {
    try {
      List<String> lines = lines(folder.resolve(NOTE));
      return lines.stream().skip(1).anyMatch(FolderLock::runs)
          ? Optional.of(lines.get(0))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns whether a process of this machine is called so. */
  private static boolean runs(String name) {
    String pid = name.substring(0, Math.max(0, name.indexOf(' ')));
    return pid.matches("[0-9]{1,18}")
        && ProcessHandle.of(Long.parseLong(pid))
            .flatMap(FolderLock::name)
            .filter(name::equals)
            .isPresent();
  }

  private static ResultsException inUse(Path folder, Path note) throws IOException {
    String holder = lines(note).stream().findFirst().orElse("another process");
    return new ResultsException(
        folder
            + ": is in use by "
            + holder
            + "; wait for it, or choose another folder with --results");
  }

  private static List<String> lines(Path note) throws IOException {
    try {
      return new String(Files.readAllBytes(note), StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of(); // not written yet, or just gone
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw new ResultsException("the lock cannot be released: " + Problem.of(e), e);
    }
  }
}
