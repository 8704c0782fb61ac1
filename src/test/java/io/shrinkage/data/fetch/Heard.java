package io.shrinkage.data.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everything that a fetch said. */
final class Heard implements FetchListener {
  final List<String> lines = new ArrayList<>();
  final List<Duration> pauses = new ArrayList<>();
  long received;

  @Override
  public void downloading(URI address, long bytes, long already, Path target) {
    lines.add(address + " " + bytes + " " + already + " " + target);
  }

  @Override
  public void received(long bytes) {
    received = bytes;
  }

  @Override
  public void retrying(String reason, Duration pause) {
    lines.add(reason);
    pauses.add(pause);
  }

  @Override
  public void ended() {
    lines.add("ended");
  }

  @Override
  public void say(String line) {
    lines.add(line);
  }
}
