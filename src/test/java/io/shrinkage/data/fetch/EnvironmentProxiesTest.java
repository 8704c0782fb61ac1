package io.shrinkage.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a company's proxy, a download that ignores it never connects. */
final class EnvironmentProxiesTest extends FetchCalls {
  private static String proxy(Map<String, String> environment, String address) {
    Proxy proxy = EnvironmentProxies.of(environment).select(URI.create(address)).get(0);
    return proxy.address() instanceof InetSocketAddress found
        ? found.getHostString() + ":" + found.getPort()
        : "direct";
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://proxy:3128, https://a.example/x, proxy:3128",
    "https_proxy, proxy:3128, https://a.example/x, proxy:3128",
    "https_proxy, http://me:secret@proxy:3128/, https://a.example/x, proxy:3128",
    "https_proxy, http://proxy, https://a.example/x, proxy:80",
    "https_proxy, http://proxy:3128, http://a.example/x, direct",
    "http_proxy, http://proxy:3128, http://a.example/x, proxy:3128",
    "ALL_PROXY, http://proxy:3128, https://a.example/x, proxy:3128",
    "https_proxy, '', https://a.example/x, direct"
  })
  void select_variable_givesTheProxy(String name, String value, String address, String expected) {
    assertThat(proxy(Map.of(name, value), address)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a.example, direct",
    ".example, direct",
    "*.example, direct",
    "*, direct",
    "'b.example, A.EXAMPLE', direct",
    "a.example:443, direct",
    "a.example:80, proxy:1",
    "ample, proxy:1",
    "b.a.example, proxy:1"
  })
  void select_noProxy_isObserved(String noProxy, String expected) {
    assertThat(proxy(Map.of("https_proxy", "proxy:1", "NO_PROXY", noProxy), "https://a.example/x"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://secret:1", "https://secret:1", "http://", "::secret::"})
  void of_proxyOfAnotherForm_isRefusedWithoutItsValue(String value) {
    assertThatThrownBy(() -> EnvironmentProxies.of(Map.of("HTTPS_PROXY", value)))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("https_proxy: must be of the form http://HOST:PORT")
        .hasMessageNotContaining("secret");
  }

  @Test
  void namedBy_systemProperties_comeFirst() {
    Properties properties = new Properties();
    assertThat(EnvironmentProxies.namedBy(properties)).isFalse();
    properties.setProperty("https.proxyHost", "proxy");
    assertThat(EnvironmentProxies.namedBy(properties)).isTrue();
  }

  @Test
  void download_throughAProxy_asksItForTheWholeAddress() throws IOException {
    try (FaultyServer proxy = new FaultyServer(FaultyServer.file(TAR))) {
      Map<String, String> environment = Map.of("http_proxy", "127.0.0.1:" + proxy.port());
      URI mirror = URI.create("http://unknown.invalid/sets/");
      download(ARCHIVED, mirror, network(EnvironmentProxies.of(environment), PATIENT));
      assertThat(proxy.requests().get(0).get(0))
          .isEqualTo("GET http://unknown.invalid/sets/tiny.tar.gz HTTP/1.1");
      assertThat(train()).hasBinaryContent(TinySet.TRAIN);
    }
  }
}
