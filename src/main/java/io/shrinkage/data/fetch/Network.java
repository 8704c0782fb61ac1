package io.shrinkage.data.fetch;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;

/**
 * How downloads connect.
 *
 * @param client follows a few redirects, and none from https to http
 * @param patience when they give up
 * @param sleeper waits between tries
 * @param jitter spreads these waits
 */
public record Network(
    HttpClient client, Patience patience, Sleeper sleeper, SplittableRandom jitter) {

  /**
   * The network as this machine reaches it: through the proxy of Java's system properties or, where
   * they name none, of the environment.
   *
   * @throws FetchException if the environment names a proxy that cannot be used
   */
  public static Network of(Properties properties, Map<String, String> environment, long seed) {
    HttpClient.Builder client = client(Patience.USUAL);
    EnvironmentProxies proxies = EnvironmentProxies.of(environment);
    if (EnvironmentProxies.namedBy(properties)) {
      client.proxy(ProxySelector.getDefault());
    } else {
      client.proxy(proxies);
      proxies.authenticator().ifPresent(client::authenticator);
    }
    return new Network(
        client.build(),
        Patience.USUAL,
        time -> Thread.sleep(time.toMillis()),
        new SplittableRandom(seed));
  }

  static HttpClient.Builder client(Patience patience) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(patience.stall());
  }

  Downloader downloader(FetchListener listener) {
    return new Downloader(client, patience, jitter, sleeper, listener);
  }
}
