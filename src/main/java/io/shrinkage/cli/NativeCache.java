package io.shrinkage.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where JavaCPP unpacks the native libraries when they are first used: a folder a jar, in {@code
 * ~/.javacpp/cache}, or among temporary files where the home cannot be written.
 */
final class NativeCache {
  private static final String ND4J = "org/nd4j";

  private NativeCache() {}

  static Path folder() {
    String folder = System.getProperty("org.bytedeco.javacpp.cachedir");
    return folder != null
        ? Path.of(folder)
        : folder(
            Path.of(System.getProperty("user.home", ".")),
            Path.of(
                System.getProperty("java.io.tmpdir", "."),
                ".javacpp-" + System.getProperty("user.name", "")));
  }

  /** Returns the folder within the home or, if nothing can be written there, the other one. */
  static Path folder(Path home, Path instead) {
    Path cache = home.resolve(".javacpp").resolve("cache");
    Path there = cache;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.isDirectory(there) && Files.isWritable(there) ? cache : instead.resolve("cache");
  }

  /** Returns what people should know of a start at which the libraries are unpacked. */
  static String firstStart() {
    return "first start: unpacking native libraries (370 MB) into " + folder();
  }

  /** Returns whether the libraries of this program have been unpacked before. */
  static boolean warm() {
    Optional<Path> jar = ownJar();
    return jar.isPresent() ? holds(folder(), jar.get()) : holdsNd4jOfTheClassPath();
  }

  /**
   * Returns whether the cache has a library of this very jar: as JavaCPP has it, one of the same
   * path, size and time. A jar with other libraries is unpacked again.
   */
  static boolean holds(Path cache, Path jar) {
    Path unpacked = cache.resolve(jar.getFileName().toString());
    Path libraries = unpacked.resolve(ND4J);
    if (!Files.isDirectory(libraries)) {
      return false;
    }
    try (JarFile entries = new JarFile(jar.toFile());
        Stream<Path> files = Files.walk(libraries)) {
      return files
          .filter(Files::isRegularFile)
          .anyMatch(file -> isSame(file, entries.getJarEntry(name(unpacked.relativize(file)))));
    } catch (IOException | UncheckedIOException e) {
      return false; // then it is said once too often
    }
  }

  private static String name(Path entry) {
    return entry.toString().replace(File.separatorChar, '/');
  }

  private static boolean isSame(Path file, @Nullable JarEntry entry) {
    return entry != null
        && file.toFile().length() == entry.getSize()
        && file.toFile().lastModified() == entry.getTime();
  }

  private static boolean holdsNd4jOfTheClassPath() {
    File[] jars = folder().toFile().listFiles((all, name) -> name.startsWith("nd4j-native"));
    return jars != null && Arrays.stream(jars).anyMatch(jar -> new File(jar, ND4J).isDirectory());
  }

  private static Optional<Path> ownJar() {
    var source = NativeCache.class.getProtectionDomain().getCodeSource();
    try {
      return Optional.ofNullable(source == null ? null : Path.of(source.getLocation().toURI()))
          .filter(Files::isRegularFile);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
