package io.shrinkage.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor: native libraries choose their kernels by its instruction set, and another kernel
 * may add in another order.
 *
 * @param name as the system calls it
 * @param instructionSet the extensions that such choices look at, such as "avx2 fma avx512f"
 */
record Cpu(String name, String instructionSet) {
  private static final String UNKNOWN = "unknown";
  private static final Path INFO = Path.of("/proc/cpuinfo");

  /** In the order in which they are told. */
  private static final List<String> EXTENSIONS =
      List.of(
          "sse4_1",
          "avx",
          "avx2",
          "fma",
          "avx_vnni",
          "avx512f",
          "avx512cd",
          "avx512bw",
          "avx512dq",
          "avx512vl",
          "avx512_vnni",
          "avx512_bf16",
          "avx512_fp16",
          "amx_tile",
          "amx_int8",
          "amx_bf16",
          "asimd",
          "sve",
          "sve2");

  /** Looks at this machine; "unknown" where the system does not tell. */
  static Cpu current() {
    if (Files.isReadable(INFO)) {
      try (Stream<String> lines = Files.lines(INFO, StandardCharsets.ISO_8859_1)) {
        return of(lines.toList());
      } catch (IOException e) {
        return new Cpu(UNKNOWN, UNKNOWN);
      }
    }
    String windows = Objects.requireNonNullElse(System.getenv("PROCESSOR_IDENTIFIER"), UNKNOWN);
    return new Cpu(windows, UNKNOWN);
  }

  /** Reads the lines of Linux's /proc/cpuinfo. */
  static Cpu of(List<String> lines) {
    String flags = value(lines, "flags", value(lines, "Features", ""));
    Set<String> has = Arrays.stream(flags.split(" ", -1)).collect(Collectors.toSet());
    String known = EXTENSIONS.stream().filter(has::contains).collect(Collectors.joining(" "));
    return new Cpu(value(lines, "model name", UNKNOWN), known.isEmpty() ? UNKNOWN : known);
  }

  private static String value(List<String> lines, String key, String missing) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(missing);
  }
}
