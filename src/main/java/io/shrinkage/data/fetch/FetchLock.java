package io.shrinkage.data.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to fetch a data set into a data folder. The operating system takes it back when the
 * process ends; the file stays, since removing it would take it from under another process.
 */
final class FetchLock {
  private final FileChannel channel;

  private FetchLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws FetchException if another fetch has it
   */
  static FetchLock acquire(Path dataDir, String dataset) throws IOException {
    Path file = dataDir.resolve("." + dataset + ".lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new FetchLock(channel);
      }
    } catch (OverlappingFileLockException ofThisProcess) {
      // said below
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new FetchException(
        dataDir + ": " + dataset + " is being fetched by another process; wait for it");
  }

  void close() throws IOException {
    channel.close();
  }
}
