package dev.dateline.server.jakarta.embedded;

import static dev.dateline.server.jakarta.testing.NotesApi.DATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.server.Authenticator;
import dev.dateline.server.Principal;
import dev.dateline.server.ServiceAccount;
import dev.dateline.server.TokenEndpoint;
import dev.dateline.server.jakarta.testing.Implementation;
import dev.dateline.server.jakarta.testing.LogRecords;
import dev.dateline.server.jakarta.testing.Note;
import dev.dateline.server.jakarta.testing.NotesApi;
import dev.dateline.server.jakarta.testing.NotesApi.NoteRequest;
import dev.dateline.server.jakarta.testing.NotesApi.NoteResponse;
import dev.dateline.server.jakarta.testing.NotesApi.NotesService;
import dev.dateline.server.jakarta.testing.NotesResource;
import dev.dateline.server.jakarta.testing.RawConnection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedServerTest implements NotesService {
  private static final String NOTES = "/api/groups/a/notes";
  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private EmbeddedServer server;
  private volatile Function<NoteRequest, NoteResponse> service;

  /** A builder as the generator writes it. */
  private static final class NotesServer extends JakartaServerBuilder<NotesServer> {
    NotesServer() {
      super(NotesApi.PROTOCOL);
    }

    NotesServer notes(NotesService service) {
      return resource(binding -> new NotesResource(service, binding));
    }
  }

  /** A resource of one's own. */
  @Path("ping")
  public static final class Ping {
    @GET
    public String ping() {
      return "pong";
    }
  }

  @Override
  public NoteResponse get(NoteRequest request) {
    return service.apply(request);
  }

  @Override
  public NoteResponse create(NoteRequest request) {
    return service.apply(request);
  }

  @BeforeAll
  void start() {
    TokenEndpoint tokens =
        new TokenEndpoint(
            id -> Optional.of(new ServiceAccount("s3cret", Principal.of(id))),
            Duration.ofHours(1),
            Clock.systemUTC());
    Implementation.JERSEY.select();
    server =
        new NotesServer()
            .notes(this)
            .register(new Ping())
            .authenticator(Authenticator.allowAll())
            .tokenEndpoint(tokens)
            .maxBodyBytes(64 << 20)
            .port(0)
            .build()
            .start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void answer() {
    service =
        request ->
            new NoteResponse.Ok(
                Note.of(
                    "1",
                    request.body() == null
                        ? request.note()
                        : String.valueOf(request.body().text().length())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.uri() + path)).timeout(Duration.ofSeconds(30));
  }

  private HttpRequest post(BodyPublisher body) {
    return request(NOTES).header("Content-Type", "application/json").POST(body).build();
  }

  private static BodyPublisher text(int length) {
    return BodyPublishers.ofString("{\"text\":\"" + "t".repeat(length) + "\"}");
  }

  @Test
  void listensAtTheLoopbackAddress() {
    assertThat(server.uri().toString()).matches("http://127\\.0\\.0\\.1:[1-9][0-9]*");
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void clientsThatAskForHttp2AreServedAsWell(HttpClient.Version version) throws Exception {
    HttpClient client = HttpClient.newBuilder().version(version).build();
    for (int length : new int[] {1, 100_000, 20_000_000}) {
      HttpResponse<String> posted = client.send(post(text(length)), BodyHandlers.ofString());
      assertThat(posted.statusCode()).isEqualTo(200);
      assertThat(posted.body()).isEqualTo("{\"id\":\"1\",\"text\":\"" + length + "\"}");
      HttpResponse<String> got =
          client.send(request(NOTES + "/x").build(), BodyHandlers.ofString());
      assertThat(got.body()).isEqualTo("{\"id\":\"1\",\"text\":\"x\"}");
    }
  }

  @Test
  void largeAnswersComeWhole() throws Exception {
    String large = "t".repeat(20_000_000);
    service = request -> new NoteResponse.Ok(Note.of("1", large));
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request(NOTES + "/x").build(), BodyHandlers.ofString());
    assertThat(response.body()).hasSize(large.length() + "{\"id\":\"1\",\"text\":\"\"}".length());
  }

  @Test
  void bodiesOfUnknownLengthAndExpectationsAreUnderstood() throws Exception {
    byte[] body = "{\"text\":\"tt\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    HttpClient client = HttpClient.newHttpClient();
    HttpResponse<String> chunked =
        client.send(
            post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
            BodyHandlers.ofString());
    assertThat(chunked.body()).contains("\"2\"");
    HttpRequest expecting =
        request(NOTES)
            .header("Content-Type", "application/json")
            .expectContinue(true)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    assertThat(client.send(expecting, BodyHandlers.ofString()).body()).contains("\"2\"");
  }

  @Test
  void aConnectionIsKeptAndPipelined() throws Exception {
    try (RawConnection connection = RawConnection.to(server.uri())) {
      connection.send("GET /ping HTTP/1.1\r\nHost: x\r\n\r\nGET /ping HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.response().status()).isEqualTo(200);
      assertThat(connection.response().body()).isEqualTo("pong");
      connection.send("HEAD /ping HTTP/1.1\r\nHost: x\r\n\r\n");
      RawConnection.Response head = connection.headResponse();
      assertThat(head.headers()).containsEntry("content-length", "4");
      connection.send("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.response().body()).isEqualTo("pong");
    }
  }

  @ParameterizedTest(name = "unread {0}: {1}")
  @CsvSource({"1000, keep", "65537, close"})
  void whatIsLeftUnreadDecidesWhetherTheConnectionIsKept(int size, String expected)
      throws Exception {
    try (RawConnection connection = RawConnection.to(server.uri())) {
      connection.send("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n");
      if (expected.equals("keep")) {
        connection.send("x".repeat(size));
      }
      RawConnection.Response response = connection.response();
      assertThat(response.status()).isEqualTo(404);
      if (expected.equals("close")) {
        assertThat(response.headers()).containsEntry("connection", "close");
      } else {
        assertThat(response.headers()).doesNotContainKey("connection");
        connection.send("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(connection.response().body()).isEqualTo("pong");
      }
    }
  }

  @Test
  void headIsNotComplainedAbout() throws Exception {
    try (LogRecords log = LogRecords.of("com.sun.net.httpserver");
        RawConnection connection = RawConnection.to(server.uri())) {
      connection.send("HEAD " + NOTES + "/x HTTP/1.1\r\nHost: x\r\n\r\n");
      RawConnection.Response head = connection.headResponse();
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.headers()).containsEntry("content-type", DATED);
      assertThat(log.all()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # target                             | status | body or part of it
          /api/groups/a/notes/x                | 200    | "text":"x"
          /api/groups/a/notes/a%2Fb            | 200    | "text":"a/b"
          /api/groups/a/notes/..%2F..%2Fx      | 200    | "text":"../../x"
          /api/groups/a/notes/..               | 400    | dot segment
          /api/groups/a/notes/%2e%2E           | 400    | dot segment
          /api/groups/a/notes/%00              | 400    | control characters
          /api/groups/a/../b/notes/x           | 404    | "errorCode"
          /api/groups/../../etc/passwd         | 404    | "errorCode"
          //api/groups/a/notes/x               | 404    | "errorCode"
          /api//groups/a/notes/x               | 404    | "errorCode"
          /api/./groups/a/notes/x              | 404    | "errorCode"
          /application.wadl                    | 404    | "errorCode"
          /api/groups/a/notes/%zz              | 400    | ''
          /api/groups/a/notes/x?y=%zz          | 400    | ''
          """)
  void oddTargetsDoNoHarm(String target, int status, String part) throws Exception {
    try (RawConnection connection = RawConnection.to(server.uri())) {
      connection.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      RawConnection.Response response = connection.response();
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.body()).contains(part);
    }
  }

  @Test
  void twoLengthsAreRefused() throws Exception {
    try (RawConnection connection = RawConnection.to(server.uri())) {
      connection.send(
          "POST "
              + NOTES
              + " HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n");
      assertThat(connection.response().status()).isEqualTo(400);
    }
  }

  @Test
  void aServiceThatIsNotGivenIsNotThere() throws Exception {
    try (EmbeddedServer empty = new NotesServer().build().start()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(empty.uri() + NOTES + "/x")).build();
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).contains("RESOURCE_NOT_FOUND");
    }
  }

  @Test
  void tokensAreIssuedAtThePathOfTheDocument() throws Exception {
    HttpRequest request =
        request("/api/oauth/token")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Basic YTpzM2NyZXQ=")
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .contains("access_token");
  }

  @Test
  void closingWaitsForWhatIsUnderWay() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    service =
        request -> {
          arrived.countDown();
          try {
            assertThat(released.await(20, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return new NoteResponse.Ok(Note.of("1", "late"));
        };
    EmbeddedServer other =
        new NotesServer().notes(this).authenticator(Authenticator.allowAll()).build().start();
    CompletableFuture<HttpResponse<String>> late =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(URI.create(other.uri() + NOTES + "/x")).build(),
                BodyHandlers.ofString());
    assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(other::close);
    released.countDown();
    assertThat(late.get(20, TimeUnit.SECONDS).body()).contains("late");
    closing.get(20, TimeUnit.SECONDS);
  }

  @Test
  void nothingIsLeftAfterClosing() throws Exception {
    EmbeddedServer other = EmbeddedServer.start(Set.of(new Ping()), ANYWHERE);
    HttpRequest ping = HttpRequest.newBuilder(URI.create(other.uri() + "/ping")).build();
    assertThat(HttpClient.newHttpClient().send(ping, BodyHandlers.ofString()).body())
        .isEqualTo("pong");
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), other.uri().getPort());
    long begun = System.nanoTime();
    other.close();
    other.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    // The port is free again.
    EmbeddedServer.start(Set.of(new Ping()), address).close();
  }

  @Test
  void aPortThatIsTakenIsSaidToBe() {
    InetSocketAddress taken =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.uri().getPort());
    assertThatThrownBy(() -> EmbeddedServer.start(Set.of(new Ping()), taken))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot listen at")
        .hasMessageContaining(String.valueOf(taken.getPort()));
  }

  @Test
  void startingIsQuietInTheLog() {
    try (LogRecords log = LogRecords.of("org.glassfish.jersey")) {
      EmbeddedServer.start(Set.of(new Ping()), ANYWHERE).close();
      assertThat(log.all()).isEmpty();
    }
  }
}
