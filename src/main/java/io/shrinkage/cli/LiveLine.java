package io.shrinkage.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The last line of a terminal, rewritten as work goes on; finished lines move up above it. */
final class LiveLine implements Ticker {
  private static final int INTERVAL_MILLIS = 500;

  private final PrintStream err;
  private final WorkMeter meter;
  private final ConsoleProgressBarConsumer terminal;
  private final ProgressBar bar;

  private LiveLine(PrintStream err, WorkMeter meter) {
    this.err = err;
    this.meter = meter;
    this.terminal = new ConsoleProgressBarConsumer(err);
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("training")
            .setInitialMax(meter.imagesLeft())
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .setEtaFunction(state -> left(meter))
            .setConsumer(terminal)
            .build();
  }

  static LiveLine start(PrintStream err, WorkMeter meter) {
    return new LiveLine(err, meter);
  }

  private static Optional<Duration> left(WorkMeter meter) {
    double seconds = meter.secondsLeft();
    return Double.isNaN(seconds)
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) (1000 * seconds)));
  }

  /** Returns speed and remaining time, such as "712 images/s, about 4 min 10 s left". */
  static String state(WorkMeter meter) {
    double seconds = meter.secondsLeft();
    String left = Double.isNaN(seconds) ? "" : ", about " + Texts.duration(seconds) + " left";
    return String.format(Locale.ROOT, "%.0f images/s%s", meter.imagesPerSecond(), left);
  }

  @Override
  public void tick() {
    bar.stepTo(meter.imagesTrained());
  }

  @Override
  public void say(String line) {
    int width = Math.max(1, terminal.getMaxRenderedLength());
    err.print(
        "\r" + line + " ".repeat(Math.max(0, width - line.length())) + System.lineSeparator());
    bar.refresh();
  }

  @Override
  public void runs(int ended, int planned) {
    // What a diverged run left out is no longer to be done.
    bar.maxHint(meter.imagesTrained() + meter.imagesLeft());
    bar.setExtraMessage(" " + ended + "/" + planned + " runs");
  }

  @Override
  public void close() {
    bar.close();
  }
}
