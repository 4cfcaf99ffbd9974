package dev.dateline.client.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.client.testing.RawServer;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdkTransportTest {

  private static final Headers NO_HEADERS = Headers.builder().build();

  private final Transport transport = JdkTransport.create(Duration.ofSeconds(5));

  private static HttpRequestData get(URI uri) {
    return new HttpRequestData("GET", uri, NO_HEADERS, null, Duration.ofSeconds(20), 1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void sendsMethodTargetHeadersAndBodyAsTheyAre(String method) {
    try (StubServer server =
        new StubServer(Answer.of(207, "text/plain", "antwort").with("X-Answer", "b"))) {
      HttpResponseData answer =
          transport.send(
              new HttpRequestData(
                  method,
                  URI.create(server.uri() + "/a%2Fb/%C3%A9?q=%20x&r=a%2Bb"),
                  Headers.builder().add("X-Asked", "a").build(),
                  "frage".getBytes(StandardCharsets.UTF_8),
                  Duration.ofSeconds(20),
                  1000));

      assertThat(server.last().method()).isEqualTo(method);
      assertThat(server.last().rawTarget()).isEqualTo("/a%2Fb/%C3%A9?q=%20x&r=a%2Bb");
      assertThat(server.last().header("X-Asked")).isEqualTo("a");
      assertThat(server.last().body()).isEqualTo("frage");
      assertThat(answer.status()).isEqualTo(207);
      assertThat(answer.headers().first("x-answer")).contains("b");
      assertThat(answer.body().text()).isEqualTo("antwort");
    }
  }

  @Test
  void headHasNoBody() {
    try (StubServer server = new StubServer(Answer.empty(200))) {
      HttpResponseData answer =
          transport.send(
              new HttpRequestData(
                  "HEAD", server.uri(), NO_HEADERS, null, Duration.ofSeconds(20), 1000));

      assertThat(answer.body().bytes()).isEmpty();
    }
  }

  /**
   * As Squid 5.7 answers: the JDK's client then gives an answer that has no body, not even none.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "407 Proxy Authentication Required | which answered 407 and asks for Basic realm=\"squid\".",
        "500 Internal Server Error         | (Tunnel failed, got: 500)",
        "503 Service Unavailable           | (Tunnel failed, got: 503)"
      })
  void aProxyThatOpensNoTunnelIsNamedAndTheRequestWasNotSent(String status, String message) {
    try (RawServer proxy =
        new RawServer(
            (connection, head) -> {
              String answer =
                  "HTTP/1.1 %s\r\nProxy-Authenticate: Basic realm=\"squid\"\r\nContent-Type: text/html"
                          .formatted(status)
                      + "\r\nContent-Length: 4\r\nConnection: close\r\n\r\n<p/>";
              connection.getOutputStream().write(answer.getBytes(US_ASCII));
            })) {
      ProxySelector through =
          ProxySelector.of(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.uri().getPort()));
      Transport tunnelled = JdkTransport.create(Duration.ofSeconds(5), through, null);

      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () -> tunnelled.send(get(URI.create("https://a.example/x?key=s3cret"))));

      assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
      assertThat(failure)
          .hasMessageStartingWith("GET https://a.example/x: no connection through the proxy")
          .hasMessageContaining(message);
    }
  }

  @Test
  void aServerThatDoesNotSpeakTlsIsNotSentAnything() {
    try (RawServer server =
        new RawServer(
            (connection, head) ->
                connection.getOutputStream().write("HTTP/1.1 400 X\r\n\r\n".getBytes(US_ASCII)),
            1)) {
      TransportException failure =
          failure(get(URI.create("https://127.0.0.1:" + server.uri().getPort())));

      assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
      assertThat(failure).hasMessageContaining(": no secure connection (");
    }
  }

  @Test
  void whatIsNotHttpIsSaidToBe() {
    try (RawServer server =
        new RawServer(
            (connection, head) ->
                connection.getOutputStream().write("SSH-2.0-\u0007x\r\n\r\n".getBytes(US_ASCII)))) {
      TransportException failure = failure(get(server.uri()));

      assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
      assertThat(failure)
          .hasMessageContaining(": the answer is not HTTP as it should be (Invalid status line")
          .hasMessageNotContaining("\u0007");
    }
  }

  @Test
  void plainHttpIsNotAskedToBecomeHttp2() {
    try (StubServer server = new StubServer(Answer.empty(204))) {
      transport.send(get(server.uri()));

      assertThat(server.last().header("Upgrade")).isEmpty();
      assertThat(server.last().header("HTTP2-Settings")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectsAreAnswersLikeOthers(int status) {
    try (StubServer server =
        new StubServer(
            request ->
                request.rawPath().equals("/from")
                    ? Answer.empty(status).with("Location", "/to")
                    : Answer.empty(200))) {
      assertThat(transport.send(get(server.uri().resolve("/from"))).status()).isEqualTo(status);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALWAYS", "NORMAL"})
  void aClientThatFollowsRedirectsIsRefused(HttpClient.Redirect redirect) {
    HttpClient client = HttpClient.newBuilder().followRedirects(redirect).build();

    assertThatThrownBy(() -> new JdkTransport(client))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("followRedirects(HttpClient.Redirect.NEVER)");
  }

  @Test
  void aBodyMayBeAsLargeAsTheLimit() {
    try (StubServer server = new StubServer(Answer.of(200, "text/plain", "x".repeat(1000)))) {
      assertThat(transport.send(get(server.uri())).body().bytes()).hasSize(1000);
    }
  }

  @ParameterizedTest(name = "announced: {0}")
  @ValueSource(booleans = {true, false})
  void aLargerBodyIsDroppedWithItsConnection(boolean announced) throws InterruptedException {
    try (RawServer server =
        new RawServer(
            (connection, head) -> {
              String length =
                  announced ? "Content-Length: 1001\r\n" : "Transfer-Encoding: chunked\r\n";
              String body =
                  announced
                      ? "x".repeat(1001)
                      : ("1f4\r\n" + "x".repeat(500) + "\r\n").repeat(3); // and no end in sight
              connection
                  .getOutputStream()
                  .write(("HTTP/1.1 200 OK\r\n" + length + "\r\n" + body).getBytes(US_ASCII));
            })) {
      TransportException failure = failure(get(server.uri()));

      assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
      assertThat(failure)
          .hasMessageContaining("larger than 1000 bytes")
          .hasMessageContaining("GET");
      if (!announced) {
        assertThat(server.wasLeft()).isTrue();
      }
    }
  }

  @Test
  void anAnswerThatDoesNotComeIsNotWaitedForLonger() throws InterruptedException {
    try (RawServer server = RawServer.silent()) {
      TransportException failure =
          failure(
              get(server.uri().resolve("/slow?key=s3cret")).withTimeout(Duration.ofMillis(900)));

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure)
          .hasMessage("GET " + server.uri() + "/slow: no whole answer within 900 ms");
      assertThat(server.wasLeft()).isTrue();
    }
  }

  @Test
  void theTimeoutCoversTheBodyToo() throws InterruptedException {
    try (RawServer server =
        new RawServer(
            (connection, head) ->
                connection
                    .getOutputStream()
                    .write(
                        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(US_ASCII)))) {
      TransportException failure = failure(get(server.uri()).withTimeout(Duration.ofMillis(900)));

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(server.wasLeft()).isTrue();
    }
  }

  @Test
  void aBodyIsNotWaitedForLongerBecauseAnotherMayTakeLonger() throws Exception {
    RawServer.Behaviour half =
        (connection, head) ->
            connection
                .getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(US_ASCII));
    try (RawServer patient = new RawServer(half);
        RawServer late = new RawServer(half);
        RawServer later = new RawServer(half)) {
      CompletableFuture<TransportException> first = new CompletableFuture<>();
      Thread waiting = new Thread(() -> first.complete(failure(get(patient.uri()))));
      waiting.start();
      assertThat(patient.wasReached()).isTrue();

      for (RawServer server : List.of(late, later)) {
        assertThat(failure(get(server.uri()).withTimeout(Duration.ofMillis(400))).kind())
            .isEqualTo(Kind.TIMEOUT);
        assertThat(server.wasLeft()).isTrue();
      }
      assertThat(first).isNotDone();
      waiting.interrupt();
      assertThat(first.get(10, TimeUnit.SECONDS).kind()).isEqualTo(Kind.INTERRUPTED);
    }
  }

  @Test
  void aBodyToSendMayComeFromAnotherCall() {
    try (StubServer server = new StubServer(request -> Answer.of(200, "text/plain", "antwort"))) {
      HttpResponseData warm = transport.send(get(server.uri()));
      assertThat(warm.status()).isEqualTo(200);
      BinaryData body = BinaryData.of(() -> transport.send(get(server.uri())).body().open());

      HttpResponseData answer =
          transport.send(
              new HttpRequestData(
                  "POST", server.uri(), NO_HEADERS, body, Duration.ofSeconds(20), 1000, null));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(server.last().body()).isEqualTo("antwort");
    }
  }

  @Test
  void aStreamThatWaitsHoldsUpNoOtherCall() throws Exception {
    try (StubServer server = new StubServer(request -> Answer.of(200, "text/plain", "antwort"))) {
      CountDownLatch reading = new CountDownLatch(1);
      CountDownLatch others = new CountDownLatch(1);
      InputStream waiting =
          new FilterInputStream(new ByteArrayInputStream(new byte[50_000])) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
              reading.countDown();
              awaited(others);
              return super.read(buffer, from, length);
            }
          };
      // Not the first piece, which the calling thread sends.
      InputStream first = new ByteArrayInputStream(new byte[50_000]);
      BinaryData body = BinaryData.of(() -> new SequenceInputStream(first, waiting));
      CompletableFuture<HttpResponseData> sent =
          CompletableFuture.supplyAsync(
              () ->
                  transport.send(
                      new HttpRequestData(
                          "POST",
                          server.uri(),
                          NO_HEADERS,
                          body,
                          Duration.ofSeconds(20),
                          1000,
                          null)));
      awaited(reading);

      for (int call = 0; call < 3; call++) {
        assertThat(transport.send(get(server.uri())).body().text()).isEqualTo("antwort");
      }

      others.countDown();
      assertThat(sent.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
  }

  private static void awaited(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() throws Exception {
    try (RawServer server = RawServer.silent()) {
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      CompletableFuture<TransportException> failure = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                failure.complete(failure(get(server.uri())));
                flag.complete(Thread.currentThread().isInterrupted());
              });
      caller.start();
      assertThat(server.wasReached()).isTrue();
      caller.interrupt();

      assertThat(failure.get(10, TimeUnit.SECONDS).kind()).isEqualTo(Kind.INTERRUPTED);
      assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(server.wasLeft()).isTrue();
    }
  }

  @Test
  void aThreadThatIsInterruptedAlreadySendsNothing() {
    try (StubServer server = new StubServer(Answer.empty(204))) {
      Thread.currentThread().interrupt();
      TransportException failure = failure(get(server.uri()));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure.kind()).isEqualTo(Kind.INTERRUPTED);
      assertThat(failure).hasMessageContaining("before anything was sent");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aRefusedConnectionIsSaidToBeOne() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    TransportException failure = failure(get(URI.create("http://127.0.0.1:" + port + "/things")));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
    assertThat(failure)
        .hasMessageStartingWith("GET http://127.0.0.1:" + port + "/things: no connection");
  }

  @Test
  void anUnknownHostIsSaidToBeOne() {
    TransportException failure = failure(get(URI.create("http://nowhere.invalid/things")));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
    assertThat(failure).hasMessageContaining("nowhere.invalid");
  }

  @Test
  void aServerThatSpeaksNoTlsIsNotConnectedTo() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> server =
          CompletableFuture.runAsync(
              () -> {
                try (Socket connection = socket.accept()) {
                  connection.getOutputStream().write("220 hello\r\n\r\n".getBytes(US_ASCII));
                  connection.shutdownOutput();
                  connection.getInputStream().readAllBytes();
                } catch (IOException e) {
                  // the other side hung up
                }
              });
      TransportException failure =
          failure(get(URI.create("https://127.0.0.1:" + socket.getLocalPort() + "/")));

      assertThat(failure.kind()).isIn(Kind.CONNECT, Kind.BROKEN);
      server.join();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "HTTP/1.1 200 OK\\r\\nContent-Length: 10\\r\\n\\r\\nhalf",
    "hello\\r\\n\\r\\n",
    "HTTP/1.1 OK\\r\\n\\r\\n"
  })
  void whatIsNoWholeAnswerIsABrokenConnection(String bytes) {
    try (RawServer server =
        new RawServer(
            (connection, head) -> {
              connection
                  .getOutputStream()
                  .write(bytes.replace("\\r", "\r").replace("\\n", "\n").getBytes(US_ASCII));
              connection.getOutputStream().flush();
              connection.shutdownOutput();
            })) {
      assertThat(failure(get(server.uri())).kind()).isEqualTo(Kind.BROKEN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "Connection", "Content-Length", "X-Bad"})
  void aHeaderThatCannotBeSentIsNamedWithoutItsValue(String name) {
    HttpRequestData request =
        new HttpRequestData(
            "GET",
            URI.create("http://127.0.0.1:9/"),
            Headers.builder().add(name, "s3cret\u0001").build(),
            null,
            Duration.ofSeconds(1),
            1000);

    TransportException failure = failure(request);

    assertThat(failure).hasMessageContaining(name).hasMessageNotContaining("s3cret");
    assertThat(failure.getCause()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.org/", "http://under_score/", "http:/no-host"})
  void anAddressThatCannotBeCalledIsSaidToBeOne(String uri) {
    assertThat(failure(get(URI.create(uri)))).hasMessageContaining("not an address");
  }

  private TransportException failure(HttpRequestData request) {
    return catchThrowableOfType(TransportException.class, () -> transport.send(request));
  }
}
