package io.shrinkage.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Opens files as a double click does. */
final class Opener {
  private static final int SECONDS = 5;

  private Opener() {}

  /** Opens a file with what this system opens its kind with. Returns why it did not, if so. */
  static Optional<String> open(Path file) {
    return start(command(System.getProperty("os.name", ""), file));
  }

  /** Returns the command line that opens a file. */
  static List<String> command(String system, Path file) {
    String path = file.toAbsolutePath().normalize().toString();
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", path);
    }
    return List.of(name.startsWith("mac") ? "open" : "xdg-open", path);
  }

  /** Starts a program that hands a file on and ends; one that stays is left alone. */
  static Optional<String> start(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() != 0
          ? Optional.of(command.get(0) + " ended with " + process.exitValue())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(command.get(0) + " is not there");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
