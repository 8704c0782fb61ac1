package io.shrinkage.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** The last line of a terminal, rewritten as work goes on; finished lines move up above it. */
final class LiveLine implements Ticker {
  private static final int INTERVAL_MILLIS = 500;
  private static final int BAR = 20;
  private static final int STEPS = 1000;

  private final PrintStream err;
  private final Gauge gauge;
  private final ConsoleProgressBarConsumer terminal;
  private final ProgressBar bar;

  LiveLine(PrintStream err, Gauge gauge) {
    this.err = err;
    this.gauge = gauge;
    this.terminal = new ConsoleProgressBarConsumer(err);
    this.bar =
        new ProgressBarBuilder()
            .setInitialMax(STEPS)
            .setRenderer(this::render)
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .setConsumer(terminal)
            .build();
  }

  private String render(ProgressState state, int width) {
    int done = (int) (BAR * gauge.share());
    String line = "[" + "=".repeat(done) + " ".repeat(BAR - done) + "] " + gauge.state();
    return line + " ".repeat(Math.max(0, width - line.length()));
  }

  @Override
  public void tick() {
    bar.stepTo((long) (STEPS * gauge.share()));
  }

  @Override
  public void say(String line) {
    int width = Math.max(1, terminal.getMaxRenderedLength());
    String rest = " ".repeat(Math.max(0, width - line.length()));
    err.print("\r" + line + rest + System.lineSeparator());
    bar.refresh();
  }

  @Override
  public void close() {
    bar.close();
  }
}
