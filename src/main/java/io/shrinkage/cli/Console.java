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
  static boolean isTerminal() {
    return System.console() != null && !"dumb".equals(System.getenv("TERM"));
  }
}
