package dev.dateline.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both versions of HTTP over TLS, with a server that is not the JDK's. */
class TlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;

  private static final Tomcat TOMCAT = new Tomcat();
  private static Path keys;

  /** Answers with the protocol that it was called in, and what it was sent. */
  private static final class Echo extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      response.setHeader("X-Protocol", request.getProtocol());
      response.getOutputStream().write(body);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    Logger.getLogger("org.apache").setLevel(Level.OFF);
    keys = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor())
        .as(() -> "keytool, see " + folder.resolve("keytool.log"))
        .isZero();

    TOMCAT.setBaseDir(folder.toString());
    TOMCAT.setSilent(true);
    TOMCAT.setConnector(connector("none"));
    TOMCAT.getService().addConnector(connector("required"));
    Context context = TOMCAT.addContext("", new File(".").getAbsolutePath());
    Tomcat.addServlet(context, "echo", new Echo());
    context.addServletMappingDecoded("/*", "echo");
    TOMCAT.start();
  }

  /**
   * A connector of its own port.
   *
   * @param certificates whether clients have to show theirs
   */
  private static Connector connector(String certificates) throws Exception {
    SSLHostConfig host = new SSLHostConfig();
    host.setCertificateVerification(certificates);
    if (certificates.equals("required")) {
      host.setTrustStore(certificates());
    }
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.EC);
    certificate.setCertificateKeystoreFile(keys.toString());
    certificate.setCertificateKeystorePassword(PASSWORD);
    host.addCertificate(certificate);
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("SSLEnabled", "true");
    connector.setScheme("https");
    connector.setSecure(true);
    connector.addSslHostConfig(host);
    connector.addUpgradeProtocol(new Http2Protocol());
    return connector;
  }

  @AfterAll
  static void stop() throws Exception {
    TOMCAT.stop();
    TOMCAT.destroy();
  }

  /** Whom to trust may take long to find out, and other connections are not to wait for it. */
  @Test
  void noTrustManagerIsAskedByTheThreadOfAllConnections() throws Exception {
    List<String> askedBy = new CopyOnWriteArrayList<>();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting(askedBy)}, null);
    Transport transport = JdkTransport.create(Duration.ofSeconds(20), null, context);

    for (String body : List.of("a", "b")) {
      assertThat(transport.send(post(body)).body().text()).isEqualTo(body);
    }

    assertThat(askedBy).isNotEmpty().noneMatch(thread -> thread.contains("Selector"));
  }

  /** Neither are those that are called meanwhile, and have little to be read for them. */
  @Test
  void norIsOneAskedThereWhenOtherCallsAreUnderWay() throws Exception {
    List<String> askedBy = new CopyOnWriteArrayList<>();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting(askedBy)}, null);
    Transport transport = JdkTransport.create(Duration.ofSeconds(20), null, context);
    try (StubServer plain = new StubServer(Answer.of(200, "text/plain", "plain"))) {
      AtomicBoolean answered = new AtomicBoolean();
      CompletableFuture<?>[] others = new CompletableFuture<?>[3];
      for (int i = 0; i < others.length; i++) {
        others[i] =
            CompletableFuture.runAsync(
                () -> {
                  do {
                    assertThat(transport.send(get(plain.uri())).body().text()).isEqualTo("plain");
                  } while (!answered.get());
                });
      }

      assertThat(transport.send(post("a")).body().text()).isEqualTo("a");

      answered.set(true);
      CompletableFuture.allOf(others).get(20, TimeUnit.SECONDS);
    }

    assertThat(askedBy).isNotEmpty().noneMatch(thread -> thread.contains("Selector"));
  }

  private static HttpRequestData get(URI uri) {
    return new HttpRequestData("GET", uri, Headers.EMPTY, null, Duration.ofSeconds(20), 1000);
  }

  /** Trusts everybody, and notes who asked. */
  private static final class Trusting extends X509ExtendedTrustManager {
    private final List<String> askedBy;

    Trusting(List<String> askedBy) {
      this.askedBy = askedBy;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      askedBy.add(Thread.currentThread().getName());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static HttpRequestData post(String body) {
    return new HttpRequestData(
        "POST",
        URI.create("https://localhost:" + TOMCAT.getConnector().getLocalPort() + "/things?a=b"),
        Headers.EMPTY,
        body.getBytes(StandardCharsets.UTF_8),
        Duration.ofSeconds(20),
        100_000);
  }

  private static KeyStore certificates() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      trusted.load(in, PASSWORD.toCharArray());
    }
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("server", trusted.getCertificate("server"));
    return certificates;
  }

  private static SSLContext trusting() throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static Transport transport(Version version) throws Exception {
    return version == Version.HTTP_1_1
        ? JdkTransport.create(Duration.ofSeconds(5), null, trusting())
        : new JdkTransport(HttpClient.newBuilder().sslContext(trusting()).build());
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void httpsIsSpokenInHttp2WhereTheCallerHasAClientForThat(Version version) throws Exception {
    Transport transport = transport(version);
    String body = "x".repeat(100_000);

    HttpResponseData answer = transport.send(post(body));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().first("X-Protocol"))
        .contains(version == Version.HTTP_2 ? "HTTP/2.0" : "HTTP/1.1");
    assertThat(answer.headers().names()).noneMatch(name -> name.startsWith(":"));
    assertThat(answer.body().bytes()).hasSize(100_000);

    TransportException tooLarge =
        catchThrowableOfType(TransportException.class, () -> transport.send(post(body + "x")));
    assertThat(tooLarge.kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(transport.send(post("again")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void streamsAreReadAndLeft(Version version) throws Exception {
    Transport transport = transport(version);
    String body = "x".repeat(1_000_000);
    HttpRequestData whole = post(body);
    HttpRequestData request =
        new HttpRequestData(
            whole.method(),
            whole.uri(),
            whole.headers(),
            BinaryData.of(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))),
            whole.timeout(),
            1,
            Duration.ofSeconds(5));

    try (InputStream in = transport.send(request).body().open()) {
      assertThat(in.readNBytes(100)).hasSize(100);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(transport.send(request).body().bytes()).hasSize(1_000_000);
    }
  }

  @Test
  void aCertificateThatNobodyTrustsIsNotConnectedTo() {
    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () -> JdkTransport.create(Duration.ofSeconds(5)).send(post("s3cret")));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
    assertThat(failure)
        .hasMessageStartingWith(
            "POST https://localhost:"
                + TOMCAT.getConnector().getLocalPort()
                + "/things: no secure connection (");
  }

  @Test
  void aServerThatAlertsOfTheClientsCertificateIsQuoted() throws Exception {
    int port = TOMCAT.getService().findConnectors()[1].getLocalPort();
    Transport transport = JdkTransport.create(Duration.ofSeconds(5), null, trusting());

    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () -> transport.send(post("x").withUri(URI.create("https://localhost:" + port + "/"))));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
    assertThat(failure)
        .hasMessageContaining("the server refused the client's certificate, or wants one");
  }
}
