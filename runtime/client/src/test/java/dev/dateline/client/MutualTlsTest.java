package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.client.retry.RetryPolicy;
import dev.dateline.client.testing.ThingsApi;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that answers none but those who show a certificate that it trusts. */
class MutualTlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;

  /** Their keys by whose they are. */
  private static final Map<String, KeyStore> KEYS = new HashMap<>();

  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private @Nullable HttpsServer server;

  @BeforeAll
  static void makeKeys() throws Exception {
    for (String name : List.of("server", "client", "stranger")) {
      KEYS.put(name, keys(name));
    }
  }

  private static KeyStore keys(String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    assertThat(keytool.waitFor()).as(() -> "keytool, see " + name + ".log").isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static SSLContext context(@Nullable String name, String trustedName) throws Exception {
    KeyStore own = name == null ? null : KEYS.get(name);
    KeyStore trusted = Objects.requireNonNull(KEYS.get(trustedName));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD);
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    Certificate certificate = trusted.getCertificate("own");
    certificates.setCertificateEntry("trusted", certificate);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** A server that speaks one version of TLS. */
  private URI start(String version) throws Exception {
    SSLContext context = context("server", "client");
    HttpsServer made =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    made.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = context.getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            wanted.setProtocols(new String[] {version});
            parameters.setSSLParameters(wanted);
          }
        });
    made.createContext(
        "/",
        exchange -> {
          SSLSession session = ((com.sun.net.httpserver.HttpsExchange) exchange).getSSLSession();
          received.add(session.getPeerPrincipal().getName());
          byte[] body = "{\"name\":\"n\"}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", ThingsApi.DATED);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    made.setExecutor(threads);
    made.start();
    server = made;
    return URI.create("https://localhost:" + made.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
    threads.shutdownNow();
  }

  private static void call(ThingsApi.Builder builder, URI base) {
    builder
        .baseUri(base)
        .callTimeout(Duration.ofSeconds(20))
        .retries(RetryPolicy.standard())
        .build()
        .call(
            ThingsApi.secured(List.of(List.of("ClientCertificate"))),
            ThingsApi.find(request -> {}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void theCertificateOfTheContextIsShown(String version) throws Exception {
    URI base = start(version);
    call(new ThingsApi.Builder().sslContext(context("client", "server")), base);
    assertThat(received).containsExactly("CN=client");
  }

  @Test
  void itGoesWithOtherCredentials() throws Exception {
    URI base = start("TLSv1.3");
    new ThingsApi.Builder()
        .baseUri(base)
        .sslContext(context("client", "server"))
        .credentials(Credentials.bearer("token"))
        .build()
        .call(
            ThingsApi.secured(List.of(List.of("ClientCertificate", "BearerAuth"))),
            ThingsApi.find(request -> {}));
    assertThat(received).containsExactly("CN=client");
  }

  /** The JDK's server drops the connection without an alert: what is wrong, the document tells. */
  @ParameterizedTest
  @CsvSource({"TLSv1.3,none", "TLSv1.2,none", "TLSv1.3,stranger", "TLSv1.2,stranger"})
  void theErrorSaysWhatIsMissing(String version, String shown) throws Exception {
    URI base = start(version);
    SSLContext context = context(shown.equals("none") ? null : shown, "server");
    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () -> call(new ThingsApi.Builder().sslContext(context), base));
    assertThat(failure.kind()).isIn(Kind.CONNECT, Kind.BROKEN);
    assertThat(failure)
        .hasMessageContaining("securedThings asks for a TLS client certificate (ClientCertificate)")
        .hasMessageContaining("sslContext(…)");
    assertThat(received).isEmpty();
  }

  @Test
  void operationsThatAskForNoneSayNothingOfIt() throws Exception {
    URI base = start("TLSv1.2");
    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () ->
                new ThingsApi.Builder()
                    .baseUri(base)
                    .sslContext(context(null, "server"))
                    .build()
                    .call(ThingsApi.FIND, ThingsApi.find(request -> {})));
    assertThat(failure.getMessage()).doesNotContain("client certificate");
  }
}
