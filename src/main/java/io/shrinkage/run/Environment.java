package io.shrinkage.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The program and the machine that train.
 *
 * @param version of this program; "unknown" where it was not built as usual, as are the next two
 * @param commit the git commit it was built from
 * @param dirty "true" where the files differed from that commit
 * @param java the virtual machine and its version
 * @param os the operating system, its version and architecture
 * @param cpu the processor's name where it can be known
 * @param processors how many of them the virtual machine sees
 * @param workers how many runs train at a time
 * @param command the arguments of the program
 */
public record Environment(
    String version,
    String commit,
    String dirty,
    String java,
    String os,
    String cpu,
    int processors,
    int workers,
    List<String> command) {
  private static final String BUILD = "/io/shrinkage/build.properties";
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String UNKNOWN = "unknown";

  /** Keeps its own copy of the list. */
  public Environment {
    command = List.copyOf(command);
  }

  /** Looks at this process. */
  public static Environment current(int workers, List<String> command) {
    Properties build = build();
    return new Environment(
        build.getProperty("version", UNKNOWN),
        build.getProperty("commit", UNKNOWN),
        build.getProperty("dirty", UNKNOWN),
        property("java.vm.name") + " " + property("java.runtime.version"),
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        workers,
        command);
  }

  /** Returns what the build wrote down of itself; empty where there was no such build. */
  private static Properties build() {
    Properties properties = new Properties();
    try (InputStream in = Environment.class.getResourceAsStream(BUILD)) {
      if (in != null) {
        properties.load(in);
      }
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String processor() {
    String windows = Objects.requireNonNullElse(System.getenv("PROCESSOR_IDENTIFIER"), UNKNOWN);
    if (!Files.isReadable(CPU_INFO)) {
      return windows;
    }
    try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  private static String property(String key) {
    return System.getProperty(key, UNKNOWN);
  }
}
