package io.shrinkage.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to an experiment's folder. The operating system takes it back when the process
 * that holds it ends, however it ends.
 */
final class FolderLock implements AutoCloseable {
  private static final String FILE = ".lock";
  // Far behind the text that says who holds the lock: on Windows locked bytes cannot be read.
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param holder what others are told of this process, such as "process 17 since 10:00"
   * @throws ResultsException if another process (or another run of this one) has it
   */
  static FolderLock acquire(Path folder, String holder) {
    Path file = folder.resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new ResultsException(
            folder
                + ": is in use by "
                + Files.readString(file)
                + "; wait for it, or choose another folder with --results");
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
      return new FolderLock(channel);
    } catch (IOException e) {
      throw AtomicFile.notWritable(file, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new ResultsException("the lock cannot be released: " + Problem.of(e), e);
    }
  }
}
