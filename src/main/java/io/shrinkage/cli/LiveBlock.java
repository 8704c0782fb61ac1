package io.shrinkage.cli;

import java.io.PrintStream;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/**
 * The last lines of a terminal, which are written over. One line alone needs no more than a
 * carriage return; several need ANSI's movements of the cursor.
 */
final class LiveBlock extends ConsoleProgressBarConsumer {
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_TO_LINE_END = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintStream terminal;
  private int drawn;

  LiveBlock(PrintStream terminal) {
    super(terminal);
    this.terminal = terminal;
  }

  /** Draws lines, separated by line feeds, over those that are there. */
  @Override
  public synchronized void accept(String block) {
    List<String> lines = block.lines().toList();
    StringBuilder text = new StringBuilder(start());
    for (int i = 0; i < lines.size() - 1; i++) {
      text.append(cut(lines.get(i))).append(CLEAR_TO_LINE_END).append('\n');
    }
    String last = cut(lines.get(lines.size() - 1));
    text.append(last).append(" ".repeat(width() - last.length()));
    text.append(drawn > lines.size() ? CLEAR_BELOW : "");
    terminal.print(text);
    terminal.flush();
    drawn = lines.size();
  }

  /** Prints a line that stays, in the place of the lines that are drawn. */
  synchronized void above(String line) {
    String rest = " ".repeat(Math.max(0, width() - line.length()));
    terminal.print(start() + (drawn > 1 ? CLEAR_BELOW : "") + line + rest + System.lineSeparator());
    drawn = 0;
  }

  /** Returns what brings the cursor to the start of the first drawn line. */
  private String start() {
    return "\r" + (drawn > 1 ? UP.formatted(drawn - 1) : "");
  }

  /** Returns as much of a line as does not wrap, since a wrapped one would be two lines. */
  private String cut(String line) {
    return line.length() <= width() ? line : line.substring(0, width());
  }

  private int width() {
    return Math.max(1, getMaxRenderedLength());
  }
}
