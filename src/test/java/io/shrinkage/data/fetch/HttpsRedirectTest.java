package io.shrinkage.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who redirects from https to http could be anybody: it must not be followed. */
final class HttpsRedirectTest extends FetchCalls {
  private static final char[] PASSWORD = "not a secret".toCharArray();

  @TempDir private Path keys;

  /** A context with a certificate for localhost that trusts itself. */
  private SSLContext selfSigned()
      throws IOException, GeneralSecurityException, InterruptedException {
    Path store = keys.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "it",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
    KeyStore keyStore = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keyStore.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keyStore, PASSWORD);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keyStore);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  @Test
  void download_redirectFromHttpsToHttp_isRefused() throws Exception {
    SSLContext context = selfSigned();
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(context));
    try (FaultyServer plain = new FaultyServer(FaultyServer.file(TAR))) {
      secure.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().add("Location", plain.address("tiny.tar.gz").toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
          });
      secure.start();
      HttpClient client =
          Network.client(PATIENT).proxy(HttpClient.Builder.NO_PROXY).sslContext(context).build();
      Network network = new Network(client, PATIENT, time -> {}, new SplittableRandom(1));
      URI mirror = URI.create("https://localhost:" + secure.getAddress().getPort() + "/");

      assertThatThrownBy(() -> download(ARCHIVED, mirror, network))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("never from https to http")
          .hasMessageContaining(plain.address("tiny.tar.gz").toString());
      assertThat(plain.requests()).isEmpty();
    } finally {
      secure.stop(0);
    }
  }
}
