package io.shrinkage.cli;

import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. */
@FunctionalInterface
interface Questions {
  /** Returns the answer to a question, without its line end; null where none will come any more. */
  @Nullable String answer(String question);

  /** Returns the terminal of this process; null where it has none. */
  static @Nullable Questions terminal() {
    java.io.Console console = Console.interactive();
    return console == null ? null : question -> console.readLine("%s", question);
  }
}
