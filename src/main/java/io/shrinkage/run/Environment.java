package io.shrinkage.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The program and the machine that train.
 *
 * @param version of this program; "unknown" where it was not built as usual, as are the next two
 * @param commit the git commit it was built from
 * @param dirty "true" where the files differed from that commit
 * @param java the virtual machine and its version
 * @param os the operating system, its version and architecture
 * @param cpu the processor's name where it can be known
 * @param instructionSet what of it native libraries choose their kernels by, see {@link Cpu}
 * @param nativeSettings variables of the environment that change that choice, where they are set
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
    String instructionSet,
    Map<String, String> nativeSettings,
    int processors,
    int workers,
    List<String> command) {
  private static final String BUILD = "/io/shrinkage/build.properties";
  private static final List<String> NATIVE_SETTINGS =
      List.of("DNNL_MAX_CPU_ISA", "ONEDNN_MAX_CPU_ISA", "OPENBLAS_CORETYPE");
  private static final String UNKNOWN = "unknown";

  /** Keeps its own copies of list and map. */
  public Environment {
    nativeSettings = Collections.unmodifiableMap(new TreeMap<>(nativeSettings));
    command = List.copyOf(command);
  }

  /** Looks at this process. */
  public static Environment current(int workers, List<String> command) {
    Properties build = build();
    Cpu cpu = Cpu.current();
    return new Environment(
        build.getProperty("version", UNKNOWN),
        build.getProperty("commit", UNKNOWN),
        build.getProperty("dirty", UNKNOWN),
        property("java.vm.name") + " " + property("java.runtime.version"),
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        cpu.name(),
        cpu.instructionSet(),
        settings(),
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

  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    NATIVE_SETTINGS.forEach(
        name -> {
          String value = System.getenv(name);
          if (value != null) {
            settings.put(name, value);
          }
        });
    return settings;
  }

  private static String property(String key) {
    return System.getProperty(key, UNKNOWN);
  }
}
