package io.shrinkage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;

/** Calls of the program within this process, and what it printed so far. */
abstract class MainCalls {
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Returns the exit code. */
  final int run(String... args) {
    return Main.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  /** Runs a command at which somebody answers questions, in this order and then no more. */
  final int runWithAnswers(List<String> answers, String... args) {
    Iterator<String> next = answers.iterator();
    Console console =
        new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
    return Main.run(
        args,
        console,
        question -> {
          console.out().print(question);
          return next.hasNext() ? next.next() : null;
        });
  }

  final String out() {
    return out.toString(UTF_8);
  }

  final String err() {
    return err.toString(UTF_8);
  }
}
