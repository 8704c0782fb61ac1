package io.shrinkage.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/**
 * The last lines of a terminal, rewritten as work goes on: a line a part of it, then one for all.
 * Finished lines move up above them.
 */
final class LiveLines implements Ticker {
  private static final int INTERVAL_MILLIS = 500;
  private static final int BAR = 20;
  private static final int STEPS = 1000;
  private static final int MOST_PARTS = 16;

  private final Gauge gauge;
  private final LiveBlock terminal;
  private final ProgressBar bar;

  LiveLines(PrintStream err, Gauge gauge) {
    this.gauge = gauge;
    this.terminal = new LiveBlock(err);
    this.bar =
        new ProgressBarBuilder()
            .setInitialMax(STEPS)
            .setRenderer(this::render)
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .setConsumer(terminal)
            .build();
  }

  private String render(ProgressState state, int width) {
    List<String> parts = Console.movesCursor() ? gauge.parts() : List.of();
    List<String> lines = new ArrayList<>(parts.stream().limit(MOST_PARTS).toList());
    if (parts.size() > MOST_PARTS) {
      lines.add("  and " + (parts.size() - MOST_PARTS) + " more");
    }
    int done = (int) (BAR * gauge.share());
    lines.add("[" + "=".repeat(done) + " ".repeat(BAR - done) + "] " + gauge.state());
    return String.join("\n", lines);
  }

  @Override
  public void tick() {
    bar.stepTo((long) (STEPS * gauge.share()));
  }

  @Override
  public void say(String line) {
    terminal.above(line);
    bar.refresh();
  }

  @Override
  public void close() {
    bar.close();
  }
}
