package io.shrinkage.cli;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Optional;

/**
 * Whether this process can name the files it is asked for. Java reaches files by the encoding of
 * the locale alone: where that is ASCII, as in the locale C, nothing whose path has an umlaut can
 * be opened, and in such a working folder some of Java's own classes do not even start.
 */
final class FileNames {
  private FileNames() {}

  /** Returns what is wrong with the working folder or an argument, and the remedy. */
  static Optional<String> problem(String... args) {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    return problem(
        Charset.isSupported(encoding) ? Charset.forName(encoding) : Charset.defaultCharset(),
        System.getProperty("user.dir", ""),
        List.of(args));
  }

  static Optional<String> problem(Charset encoding, String workingFolder, List<String> args) {
    CharsetEncoder encoder = encoding.newEncoder();
    if (!encoder.canEncode(workingFolder)) {
      return Optional.of("the working folder" + remedy(encoding));
    }
    return args.stream()
        .filter(arg -> !encoder.canEncode(arg))
        .findFirst()
        .map(arg -> "the argument " + arg + remedy(encoding));
  }

  private static String remedy(Charset encoding) {
    return " must have letters of this locale's encoding ("
        + encoding
        + ") alone, since Java cannot open other files; set another locale, as in:"
        + " LC_ALL=C.UTF-8 java -jar runner.jar";
  }
}
