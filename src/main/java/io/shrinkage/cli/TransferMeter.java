package io.shrinkage.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a download is. */
final class TransferMeter implements Gauge {
  private static final double NANOS = 1e9;

  private final String name;
  private final long bytes;
  private final long already;
  private final LongSupplier nanoTime;
  private final long start;
  private volatile long received;

  /**
   * Makes a meter.
   *
   * @param already bytes of an earlier download, which say nothing of the speed
   * @param nanoTime a clock like {@link System#nanoTime}
   */
  TransferMeter(String name, long bytes, long already, LongSupplier nanoTime) {
    this.name = name;
    this.bytes = bytes;
    this.already = already;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.received = already;
  }

  void received(long count) {
    received = count;
  }

  @Override
  public double share() {
    return (double) received / bytes;
  }

  /** Returns, for instance, "a.gz: 1.5 of 170.1 MB, 55 kB/s, about 50 min 04 s left". */
  @Override
  public String state() {
    double speed = (received - already) / Math.max(1e-3, elapsedSeconds());
    String state =
        String.format(
            Locale.ROOT,
            "%s: %.1f of %.1f MB, %.0f kB/s",
            name,
            received / 1e6,
            bytes / 1e6,
            speed / 1e3);
    return speed > 0
        ? state + ", about " + Texts.duration((bytes - received) / speed) + " left"
        : state;
  }

  @Override
  public double elapsedSeconds() {
    return (nanoTime.getAsLong() - start) / NANOS;
  }
}
