package io.shrinkage.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out for what was asked for
 * @param err for progress and problems
 * @param live whether a person watches, on a terminal that can rewrite its last line
 */
record Console(PrintStream out, PrintStream err, boolean live) {

  /** Returns whether this process has a terminal that can do more than print lines. */
  @SuppressWarnings("SystemConsoleNull") // what JDK 22 and newer say of a console that is there
  static boolean isTerminal() {
    java.io.Console console = System.console();
    return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
  }

  private static boolean isTerminal(java.io.Console console) {
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException beforeJdk22) {
      return true;
    }
  }
}
