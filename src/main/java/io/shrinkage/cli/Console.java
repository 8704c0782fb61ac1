package io.shrinkage.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes.
 *
 * @param out for what was asked for
 * @param err for progress and problems
 * @param live whether a person watches, on a terminal that can rewrite its last line
 */
record Console(PrintStream out, PrintStream err, boolean live) {
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  /** Returns the same without progress and notes. */
  Console silenced() {
    return new Console(out, new PrintStream(OutputStream.nullOutputStream()), false);
  }

  /** Returns whether this process has a terminal that can do more than print lines. */
  static boolean isTerminal() {
    return interactive() != null
        && isTerminal(STANDARD_ERROR)
        && !"dumb".equals(System.getenv("TERM"));
  }

  /** Returns whether a terminal here can be taken to know ANSI's movements of the cursor. */
  static boolean movesCursor() {
    return !System.getProperty("os.name", "").startsWith("Windows")
        || System.getenv("WT_SESSION") != null
        || System.getenv("TERM") != null;
  }

  /** Returns where a person can be asked; null without a terminal. */
  @SuppressWarnings("SystemConsoleNull") // what JDK 22 and newer say of a console that is there
  static java.io.@Nullable Console interactive() {
    java.io.Console console = System.console();
    return console != null && isTerminal(console) ? console : null;
  }

  /**
   * Returns whether a link of Linux to an open file leads to a terminal, as progress goes to
   * standard error and a console is there also where only that was redirected. Elsewhere there is
   * no such link, and nothing to object.
   */
  static boolean isTerminal(Path link) {
    try {
      String device = Files.readSymbolicLink(link).toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException notLinux) {
      return true;
    }
  }

  private static boolean isTerminal(java.io.Console console) {
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException beforeJdk22) {
      return true;
    }
  }
}
