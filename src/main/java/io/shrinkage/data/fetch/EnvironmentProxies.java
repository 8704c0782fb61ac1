package io.shrinkage.data.fetch;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that https_proxy, http_proxy, all_proxy and no_proxy name, in small letters or in
 * capitals, as curl reads them. Java itself knows its system properties alone.
 */
final class EnvironmentProxies extends ProxySelector {
  private static final List<String> PROPERTIES =
      List.of("http.proxyHost", "https.proxyHost", "socksProxyHost", "java.net.useSystemProxies");

  private final Map<String, URI> proxies = new HashMap<>();
  private final List<String> direct;

  private EnvironmentProxies(Map<String, String> environment) {
    for (String scheme : List.of("http", "https")) {
      String name = scheme + "_proxy";
      String value =
          Optional.ofNullable(value(environment, name)).orElse(value(environment, "all_proxy"));
      if (value != null) {
        proxies.put(scheme, proxy(name, value));
      }
    }
    String exceptions = value(environment, "no_proxy");
    direct =
        exceptions == null
            ? List.of()
            : Arrays.stream(exceptions.split("[,\\s]+"))
                .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(entry -> !entry.isEmpty())
                .toList();
  }

  /**
   * Reads the environment.
   *
   * @throws FetchException if a proxy is not of the form http://HOST:PORT
   */
  static EnvironmentProxies of(Map<String, String> environment) {
    return new EnvironmentProxies(environment);
  }

  /** Returns whether Java's system properties say something of proxies. */
  static boolean namedBy(Properties properties) {
    return PROPERTIES.stream().anyMatch(properties::containsKey);
  }

  private static @Nullable String value(Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .map(environment::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .map(String::strip)
        .orElse(null);
  }

  private static URI proxy(String name, String value) {
    try {
      URI proxy = new URI(value.contains("://") ? value : "http://" + value);
      if ("http".equalsIgnoreCase(proxy.getScheme()) && proxy.getHost() != null) {
        return proxy;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    // without the value, which may hold a password
    throw new FetchException(
        "environment variable " + name + ": must be of the form http://HOST:PORT, got another one");
  }

  @Override
  public List<Proxy> select(URI address) {
    URI proxy = proxies.get(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT));
    if (proxy == null || isDirect(address)) {
      return List.of(Proxy.NO_PROXY);
    }
    int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
    return List.of(
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port)));
  }

  private boolean isDirect(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    String withPort = host + ":" + port(address);
    return direct.stream()
        .anyMatch(
            entry ->
                entry.equals("*")
                    || Stream.of(host, withPort)
                        .anyMatch(name -> name.equals(entry) || name.endsWith("." + entry)));
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException e) {
    // the download says it
  }

  /** Returns what answers a proxy that asks for the name and password in its address. */
  Optional<Authenticator> authenticator() {
    return proxies.values().stream().anyMatch(proxy -> proxy.getUserInfo() != null)
        ? Optional.of(new Login())
        : Optional.empty();
  }

  /** Answers proxies alone. */
  private final class Login extends Authenticator {
    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return getRequestorType() != RequestorType.PROXY
          ? null
          : proxies.values().stream()
              .filter(proxy -> proxy.getUserInfo() != null)
              .filter(proxy -> proxy.getHost().equalsIgnoreCase(getRequestingHost()))
              .findFirst()
              .map(proxy -> proxy.getUserInfo().split(":", 2))
              .map(
                  login ->
                      new PasswordAuthentication(
                          login[0], (login.length > 1 ? login[1] : "").toCharArray()))
              .orElse(null);
    }
  }
}
