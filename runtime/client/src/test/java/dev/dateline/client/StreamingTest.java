package dev.dateline.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.NotFoundException;
import dev.dateline.client.errors.StreamException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.client.testing.LargeBodies;
import dev.dateline.client.testing.RawServer;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.FreeRequest;
import dev.dateline.client.testing.ThingsApi.ThingResponse;
import dev.dateline.runtime.http.BinaryData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are not held in memory, both ways. */
@Timeout(60)
class StreamingTest {

  private static final String GZIP = "application/gzip";

  @TempDir Path folder;

  private static ApiCaller caller(URI uri) {
    return new ThingsApi.Builder()
        .baseUri(uri)
        .credentials(Credentials.none())
        .readTimeout(Duration.ofMillis(300))
        .build();
  }

  private static BinaryData exchange(URI uri, FreeRequest request) {
    return caller(uri).call(ThingsApi.EXCHANGE, request);
  }

  private static BinaryData download(URI uri) {
    return exchange(uri, sends(BinaryData.of("x")));
  }

  private static FreeRequest sends(BinaryData body) {
    return new FreeRequest(out -> out.binary(GZIP, body));
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  private static String head(String more) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/gzip\r\n" + more + "\r\n\r\n";
  }

  // Answers

  @Test
  void aBodyIsReadAsItArrives() throws IOException {
    CountDownLatch seen = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (connection, head) -> {
                  OutputStream out = connection.getOutputStream();
                  write(out, head("Content-Length: 10") + "first");
                  await(seen);
                  write(out, "again");
                });
        InputStream in = download(server.uri()).open()) {
      assertThat(in.readNBytes(5)).asString(US_ASCII).isEqualTo("first");
      seen.countDown();
      assertThat(in.readAllBytes()).asString(US_ASCII).isEqualTo("again");
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void closingEarlyDropsTheConnection() throws Exception {
    byte[] block = new byte[8192];
    try (RawServer server =
        new RawServer(
            (connection, head) -> {
              write(connection.getOutputStream(), head("Transfer-Encoding: chunked"));
              while (true) {
                write(connection.getOutputStream(), "2000\r\n");
                connection.getOutputStream().write(block);
                write(connection.getOutputStream(), "\r\n");
              }
            })) {
      try (InputStream in = download(server.uri()).open()) {
        assertThat(in.readNBytes(100_000)).hasSize(100_000);
      }
      assertThat(server.wasLeft()).isTrue();
    }
  }

  @Test
  void closingWhatNobodyOpenedDropsTheConnection() throws Exception {
    try (RawServer server = halfway()) {
      try (BinaryData data = download(server.uri())) {
        assertThat(data.mediaType()).hasToString(GZIP);
      }
      assertThat(server.wasLeft()).isTrue();
    }
  }

  /** Sends the first ten of a hundred bytes and then nothing. */
  private static RawServer halfway() {
    return new RawServer(
        (connection, head) ->
            write(connection.getOutputStream(), head("Content-Length: 100") + "0123456789"));
  }

  @Test
  void aBodyThatStopsIsGivenUp() throws Exception {
    try (RawServer server = halfway();
        InputStream in = download(server.uri()).open()) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOfSatisfying(
              StreamException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT))
          .hasMessageContaining("exchangeBytes")
          .hasMessageContaining("after 10 bytes");
      assertThat(server.wasLeft()).isTrue();
    }
  }

  @Test
  void aBodyThatBreaksOffIsNotTakenForWhole() throws Exception {
    try (RawServer server =
            new RawServer(
                (connection, head) -> {
                  write(connection.getOutputStream(), head("Content-Length: 100") + "0123456789");
                  connection.close();
                });
        BinaryData data = download(server.uri())) {
      assertThatThrownBy(() -> data.saveTo(folder.resolve("file")))
          .cause()
          .isInstanceOfSatisfying(
              StreamException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN))
          .hasMessageContaining("exchangeBytes")
          .hasMessageContaining("after 10 bytes");
    }
  }

  @Test
  void readingEndsWithAnInterrupt() throws Exception {
    try (RawServer server = halfway();
        InputStream in = download(server.uri()).open()) {
      assertThat(in.readNBytes(10)).hasSize(10);
      Thread.currentThread().interrupt();
      assertThatThrownBy(in::read)
          .isInstanceOfSatisfying(
              StreamException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.wasLeft()).isTrue();
    }
  }

  @Test
  void aBodyThatNobodyTakesIsDropped() throws Exception {
    try (RawServer server =
        new RawServer(
            (connection, head) ->
                write(
                    connection.getOutputStream(),
                    "HTTP/1.1 204 No\r\nContent-Type: application/gzip\r\n\r\n"))) {
      ApiResponse<ThingResponse> answer =
          caller(server.uri()).callWithResponse(ThingsApi.EXCHANGE, sends(BinaryData.of("x")));
      assertThat(answer.response()).isEqualTo(new ThingResponse.NoContent());
    }
  }

  @Test
  void errorsAndJsonAreReadWhole() {
    try (StubServer server =
        new StubServer(Answer.json(404, "{\"errorCode\":\"RESOURCE_NOT_FOUND\"}"))) {
      assertThatThrownBy(() -> download(server.uri()))
          .isInstanceOfSatisfying(
              NotFoundException.class,
              e -> assertThat(e.isErrorCode("RESOURCE_NOT_FOUND")).isTrue());
      server.answers(request -> Answer.of(200, ThingsApi.DATED, "{\"name\":\"a\"}"));
      ApiCaller caller = caller(server.uri());
      assertThat(caller.callWithResponse(ThingsApi.EXCHANGE, sends(BinaryData.of("x"))).response())
          .isInstanceOfSatisfying(
              ThingResponse.Ok.class, ok -> assertThat(ok.body().name()).isEqualTo("a"));
      assertThatThrownBy(
              () ->
                  caller
                      .with(CallOptions.of(options -> options.maxResponseSize(5)))
                      .callWithResponse(ThingsApi.EXCHANGE, sends(BinaryData.of("x"))))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
    }
  }

  @Test
  void aStreamHasNoLimitAndLeavesTheConnectionToTheNextCall() throws IOException {
    try (StubServer server = new StubServer(Answer.of(200, GZIP, "a".repeat(100_000)))) {
      ApiCaller caller =
          caller(server.uri()).with(CallOptions.of(options -> options.maxResponseSize(10)));
      for (int i = 0; i < 3; i++) {
        BinaryData data = caller.call(ThingsApi.EXCHANGE, sends(BinaryData.of("x")));
        data.saveTo(folder.resolve("saved"));
        assertThat(folder.resolve("saved")).hasSize(100_000);
        assertThatThrownBy(data::open).isInstanceOf(IllegalStateException.class);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void onlySoMuchOfAStreamIsReadIntoMemory() throws IOException {
    try (StubServer server = new StubServer(Answer.of(200, GZIP, "a".repeat(100_000)))) {
      ApiCaller caller = caller(server.uri());
      ApiCaller less = caller.with(CallOptions.of(options -> options.maxResponseSize(99_999)));
      ApiCaller enough = caller.with(CallOptions.of(options -> options.maxResponseSize(100_000)));
      BinaryData large = less.call(ThingsApi.EXCHANGE, sends(BinaryData.of("x")));
      assertThatThrownBy(large::bytes)
          .hasCauseInstanceOf(StreamException.class)
          .hasMessageContaining("exchangeBytes: the answer is larger than 99999 bytes");
      assertThat(enough.call(ThingsApi.EXCHANGE, sends(BinaryData.of("x"))).text())
          .hasSize(100_000);
    }
  }

  @Test
  void anEnvelopeIsTakenOffAllTheSame() {
    try (StubServer server =
        new StubServer(Answer.json(200, "{\"status\":404,\"content\":{\"errorCode\":\"GONE\"}}"))) {
      ApiCaller caller =
          new ThingsApi.Builder()
              .baseUri(server.uri())
              .credentials(Credentials.none())
              .envelope(true)
              .build();
      assertThatThrownBy(() -> caller.call(ThingsApi.EXCHANGE, sends(BinaryData.of("x"))))
          .isInstanceOf(NotFoundException.class);
    }
  }

  // Requests

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("upload.gz"), content);
  }

  static Stream<Arguments> bodies() {
    byte[] content = "content".getBytes(US_ASCII);
    return Stream.of(
        Arguments.of("memory", BinaryData.of(content), "7"),
        Arguments.of("a source", BinaryData.of(() -> new ByteArrayInputStream(content)), ""),
        Arguments.of(
            "a source with a length",
            BinaryData.of(() -> new ByteArrayInputStream(content), 7),
            "7"),
        Arguments.of("once", BinaryData.once(new ByteArrayInputStream(content)), ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void aBodyIsSentFromWhereItIs(String name, BinaryData body, String length) {
    try (StubServer server = new StubServer(Answer.of(200, GZIP, "y"))) {
      exchange(server.uri(), sends(body)).close();
      assertThat(server.last().body()).isEqualTo("content");
      assertThat(server.last().header("Content-Length")).isEqualTo(length);
    }
  }

  @Test
  void aFileIsSentAgainWhereTheServerAsksForADigest() throws IOException {
    Path file = file("content");
    try (StubServer server =
        new StubServer(
            request ->
                request.header("Authorization").isEmpty()
                    ? Answer.empty(401)
                        .with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"")
                    : Answer.of(200, GZIP, "y"))) {
      ApiCaller caller =
          new ThingsApi.Builder()
              .baseUri(server.uri())
              .credentials(Credentials.digest("user", "password"))
              .build();
      caller.call(ThingsApi.EXCHANGE, sends(BinaryData.of(file))).close();
      assertThat(server.requests()).hasSize(2);
      assertThat(server.last().body()).isEqualTo("content");
      assertThat(server.last().header("Content-Length")).isEqualTo("7");

      BinaryData once = BinaryData.once(new ByteArrayInputStream(new byte[7]));
      server.answers(
          request ->
              Answer.empty(401)
                  .with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"m\", stale=true"));
      assertThatThrownBy(() -> caller.call(ThingsApi.EXCHANGE, sends(once)))
          .as("what can be read once is not sent as nothing the second time")
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNSENDABLE));
    }
  }

  @Test
  void filesOfAFormAreSentFromWhereTheyAre() throws IOException {
    Path file = file("content");
    try (StubServer server = new StubServer(Answer.of(200, GZIP, "y"))) {
      exchange(
              server.uri(),
              new FreeRequest(
                  out -> {
                    out.part("name", "n", "text/plain");
                    out.part(
                        "files",
                        List.of(
                            BinaryData.of(file),
                            BinaryData.of(() -> new ByteArrayInputStream("more".getBytes(US_ASCII)))
                                .named("b")),
                        GZIP);
                  }))
          .close();
      assertThat(server.last().body())
          .containsSubsequence(
              "name=\"name\"", "\r\n\r\nn\r\n--",
              "filename=\"upload.gz\"", "\r\n\r\ncontent\r\n--",
              "filename=\"b\"", "\r\n\r\nmore\r\n--");
    }
  }

  /** Four bytes, and then no more can be read. */
  private static final class Broken extends InputStream {
    private int left = 4;

    @Override
    public int read() throws IOException {
      if (left-- == 0) {
        throw new IOException("the disk is gone");
      }
      return 'x';
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      into[offset] = (byte) read();
      return 1;
    }
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("no such file", BinaryData.of(Path.of("no", "such.file")), "such.file"),
        Arguments.of("breaks off", BinaryData.of(Broken::new), "the disk is gone"),
        Arguments.of("breaks off early", BinaryData.of(Broken::new, 10), "the disk is gone"),
        Arguments.of(
            "cannot be opened",
            BinaryData.of(
                () -> {
                  throw new IOException("locked");
                }),
            "locked"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void aBodyThatCannotBeReadIsNotSentAsLess(String name, BinaryData body, String reason) {
    try (StubServer server = new StubServer(Answer.of(200, GZIP, "y"))) {
      assertThatThrownBy(() -> exchange(server.uri(), sends(body)))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNSENDABLE))
          .hasMessageContaining("/api/bytes")
          .hasMessageContaining(reason);
      assertThat(server.requests()).allMatch(request -> request.body().isEmpty());
    }
  }

  // Both

  @Test
  void aGibibyteFitsThroughASmallHeap() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeBodies.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("received 1073741824", "sent 1073741824", "form 1073741824");
  }
}
