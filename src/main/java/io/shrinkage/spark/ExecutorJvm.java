package io.shrinkage.spark;

import io.shrinkage.model.NativeBackend;
import io.shrinkage.run.LoadedSplits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all tasks of an executor's virtual machine share. It is static because Spark gives tasks no
 * other place to meet.
 */
final class ExecutorJvm {
  private static final Map<String, LoadedSplits> DATA = new ConcurrentHashMap<>();
  private static boolean nativesAreLoaded;

  private ExecutorJvm() {}

  /** Returns the data from a folder: read once, and kept as long as the machine lives. */
  static LoadedSplits data(String folder) {
    return DATA.computeIfAbsent(folder, name -> new LoadedSplits(Path.of(name)));
  }

  /**
   * Loads the native libraries, one executor of a host after another: JavaCPP unpacks them into a
   * cache that all share, and two at once may see half a library.
   */
  static synchronized void loadNatives() {
    if (nativesAreLoaded) {
      return;
    }
    Path lock = Path.of(System.getProperty("java.io.tmpdir"), "shrinkage-natives.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      NativeBackend.describe();
      nativesAreLoaded = held.isValid();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
