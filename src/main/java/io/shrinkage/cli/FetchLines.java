package io.shrinkage.cli;

import io.shrinkage.data.fetch.FetchListener;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Says how a fetch goes: what is about to be downloaded, how far that is, and every pause. */
final class FetchLines implements FetchListener {
  private final Console console;
  private TransferMeter meter = new TransferMeter("", 1, 0, () -> 0);
  private Ticker ticker;

  FetchLines(Console console) {
    this.console = console;
    this.ticker = console.err()::println;
  }

  @Override
  public void downloading(URI address, long bytes, long already, Path target) {
    String size = String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    String rest = String.format(Locale.ROOT, ", of which %.1f MB are there", already / 1e6);
    say("downloading " + address + " (" + size + (already > 0 ? rest : "") + ") to " + target);
    meter = new TransferMeter(target.getFileName() + "", bytes, already, System::nanoTime);
    ticker = console.live() ? new LiveLines(console.err(), meter) : new NowAndThen(console, meter);
  }

  @Override
  public void received(long bytes) {
    meter.received(bytes);
    ticker.tick();
  }

  @Override
  public void retrying(String reason, Duration pause) {
    String seconds = String.format(Locale.ROOT, "%.1f s", pause.toMillis() / 1e3);
    say(reason + "; the next try is in " + seconds);
  }

  @Override
  public void ended() {
    ticker.close();
    ticker = console.err()::println;
  }

  @Override
  public void say(String line) {
    ticker.say(line);
  }
}
