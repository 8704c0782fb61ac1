package io.shrinkage.data.fetch;

import io.shrinkage.data.PublishedLayout;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;

/** Fetches from this machine, with pauses that are noted instead of waited for. */
abstract class FetchCalls {
  static final byte[] TAR = TinySet.tar();
  static final PublishedLayout ARCHIVED = TinySet.archived(TAR);

  /** Waits as long as a busy machine may need; gives up after few failures. */
  static final Patience PATIENT = patience(Duration.ofMinutes(1), 4);

  final Heard heard = new Heard();
  @TempDir Path data;

  final boolean download(PublishedLayout layout, URI mirror) {
    return download(layout, mirror, network(HttpClient.Builder.NO_PROXY, PATIENT));
  }

  final boolean download(PublishedLayout layout, URI mirror, Network network) {
    return new Fetch(data, heard).download("tiny", layout, mirror, network);
  }

  /** Takes a moment of silence for a stall. */
  static Network impatient() {
    return network(HttpClient.Builder.NO_PROXY, patience(Duration.ofMillis(200), 50));
  }

  static Network network(ProxySelector proxies, Patience patience) {
    HttpClient client = Network.client(patience).proxy(proxies).build();
    return new Network(client, patience, time -> {}, new SplittableRandom(1));
  }

  private static Patience patience(Duration stall, int reached) {
    return new Patience(stall, Duration.ofMillis(100), Duration.ofSeconds(1), 2, reached);
  }

  final Path train() {
    return data.resolve("tiny-bin/train.bin");
  }

  final Path test() {
    return data.resolve("tiny-bin/test.bin");
  }

  final Path part() {
    return data.resolve("tiny.tar.gz.part");
  }
}
