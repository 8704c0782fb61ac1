package io.shrinkage.cli;

import java.io.File;
import java.nio.file.Path;

/**
 * Where JavaCPP unpacks the native libraries when they are first used: a folder a jar, in {@code
 * ~/.javacpp/cache}.
 */
final class NativeCache {
  private NativeCache() {}

  static Path folder() {
    String folder = System.getProperty("org.bytedeco.javacpp.cachedir");
    return folder != null
        ? Path.of(folder)
        : Path.of(System.getProperty("user.home", "."), ".javacpp", "cache");
  }

  /** Returns whether the libraries of this program seem to have been unpacked before. */
  static boolean warm() {
    File[] jars = folder().toFile().listFiles();
    if (jars == null) {
      return false;
    }
    for (File jar : jars) {
      if (new File(jar, "org/nd4j").isDirectory() && isOurs(jar.getName())) {
        return true;
      }
    }
    return false;
  }

  /** Either this very jar, or ND4J's own where the program runs from a class path. */
  private static boolean isOurs(String jar) {
    var source = NativeCache.class.getProtectionDomain().getCodeSource();
    String own = source == null ? "" : new File(source.getLocation().getPath()).getName();
    return own.endsWith(".jar") ? jar.equals(own) : jar.startsWith("nd4j-native");
  }
}
