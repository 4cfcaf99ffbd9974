package dev.dateline.client.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dateline.client.ApiCaller;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.testing.RawServer;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.StubServer.Received;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.transport.ExchangeObserver;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.http.SecurityScheme.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of credentials, whatever becomes of a call: no secret comes out but to the server. */
class SecretsTest {

  private static final String SECRET = "canary-s3cret";
  private static final String TOKEN = "canary-t0ken";
  private static final URI TOKENS = URI.create("/oauth/token");

  private static final ApiProtocol PROTOCOL =
      ApiProtocol.builder("Things", "The API of things")
          .securityScheme(scheme(Kind.OAUTH2_CLIENT_CREDENTIALS))
          .securityScheme(scheme(Kind.DIGEST))
          .securityScheme(scheme(Kind.BASIC))
          .securityScheme(scheme(Kind.BEARER))
          .securityScheme(scheme(Kind.API_KEY_HEADER))
          .securityScheme(scheme(Kind.API_KEY_QUERY))
          .securityScheme(scheme(Kind.API_KEY_COOKIE))
          .build();

  private static SecurityScheme scheme(Kind kind) {
    return new SecurityScheme(
        kind.name(),
        kind,
        kind.name().startsWith("API_KEY") ? "X-Things-Key" : null,
        kind == Kind.OAUTH2_CLIENT_CREDENTIALS ? TOKENS : null,
        null,
        kind == Kind.BEARER ? Map.of("token", "THINGS_TOKEN") : Map.of());
  }

  /** All that a client can be given. */
  @SuppressWarnings("ImmutableEnumChecker") // as immutable as a table of cases has to be
  private enum Given {
    BEARER(Kind.BEARER, Credentials.bearer(SECRET)),
    SUPPLIED(Kind.BEARER, Credentials.bearer(() -> SECRET)),
    ENVIRONMENT(
        Kind.BEARER,
        Credentials.fromEnvironment(PROTOCOL, Map.of("THINGS_TOKEN", SECRET)).orElseThrow()),
    ACCOUNT(Kind.OAUTH2_CLIENT_CREDENTIALS, Credentials.serviceAccount("id", SECRET)),
    DIGEST(Kind.DIGEST, Credentials.digest("user", SECRET)),
    BASIC(Kind.BASIC, Credentials.basic("user", SECRET)),
    HEADER(Kind.API_KEY_HEADER, Credentials.apiKey(SECRET)),
    QUERY(Kind.API_KEY_QUERY, Credentials.apiKey("API_KEY_QUERY", SECRET)),
    COOKIE(Kind.API_KEY_COOKIE, Credentials.apiKey(SECRET)),
    SEVERAL(
        Kind.BASIC,
        Credentials.several(Credentials.bearer(SECRET), Credentials.basic("user", SECRET)));

    private final Kind kind;
    private final Credentials credentials;

    Given(Kind kind, Credentials credentials) {
      this.kind = kind;
      this.credentials = credentials;
    }
  }

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final StubServer elsewhere = new StubServer(Answer.empty(204));
  private final StubServer server = new StubServer(Answer.empty(204));
  private final Logger root = Logger.getLogger("");
  private final Level level = root.getLevel();

  private final Handler log =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          // What the JDK logs of itself at this level, headers included, is the JDK's.
          if (entry.getLoggerName() == null || entry.getLoggerName().startsWith("dev.dateline")) {
            tell(entry.getMessage());
            tell(entry.getThrown());
            for (Object parameter :
                entry.getParameters() == null ? new Object[0] : entry.getParameters()) {
              tell(parameter);
            }
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private final ExchangeObserver observer =
      new ExchangeObserver() {
        @Override
        public void before(HttpRequestData request) {
          tell(request);
        }

        @Override
        public void after(HttpRequestData request, HttpResponseData response, Duration duration) {
          tell(request);
          tell(response);
          tell(response.headers());
          response.headers().forEach((name, value) -> tell(name + ": " + value));
          tell(text(response.body()));
        }

        @Override
        public void failed(HttpRequestData request, TransportException failure, Duration duration) {
          tell(request);
          tell(failure);
        }

        private void tell(HttpRequestData request) {
          SecretsTest.this.tell(request);
          SecretsTest.this.tell(request.uri());
          SecretsTest.this.tell(request.headers());
          request.headers().forEach((name, value) -> SecretsTest.this.tell(name + ": " + value));
          SecretsTest.this.tell(request.body() == null ? "" : text(request.body()));
        }

        private String text(BinaryData body) {
          return new String(body.bytes(), StandardCharsets.UTF_8);
        }

        private void tell(Object what) {
          SecretsTest.this.tell(what);
        }
      };

  @BeforeEach
  void listen() {
    log.setLevel(Level.ALL);
    Logger.getLogger("dev.dateline").setLevel(Level.ALL);
    root.addHandler(log);
  }

  @AfterEach
  void stop() {
    root.removeHandler(log);
    root.setLevel(level);
    Logger.getLogger("dev.dateline").setLevel(null);
    server.close();
    elsewhere.close();
  }

  private void tell(Object what) {
    if (what instanceof Throwable failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(
          new PrintWriter(trace, true)); // all causes and all that is suppressed
      told.add(trace.toString());
    } else {
      told.add(String.valueOf(what));
    }
  }

  private Answer answer(Received request, Answer otherwise) {
    if (request.rawPath().equals(TOKENS.getPath())) {
      return Answer.json(200, "{\"access_token\":\"" + TOKEN + "\"}");
    }
    return otherwise.with(
        "WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=MD5");
  }

  private void call(Given given, URI uri) {
    ApiCaller caller =
        new ThingsApi.Builder(PROTOCOL)
            .baseUri(uri)
            .credentials(given.credentials)
            .observer(observer)
            .callTimeout(Duration.ofMillis(1500))
            .build();
    tell(caller);
    tell(
        catchThrowable(
            () ->
                caller.call(
                    ThingsApi.secured(List.of(List.of(given.kind.name()))),
                    ThingsApi.find(out -> out.query("q", "visible")))));
  }

  @ParameterizedTest
  @EnumSource
  void noSecretComesOut(Given given) {
    tell(given.credentials);
    for (Answer answer :
        List.of(
            Answer.empty(401),
            Answer.json(403, "{\"error\":403,\"errorCode\":\"NO\"}"),
            Answer.empty(500),
            Answer.json(200, "{\"name\":17}"),
            Answer.of(200, "text/html", "<html>"),
            Answer.empty(302).with("Location", elsewhere.uri() + "/api/things"),
            Answer.empty(307).with("Location", elsewhere.uri() + "/api/things"))) {
      server.answers(request -> answer(request, answer));
      call(given, server.uri());
    }
    URI gone;
    try (RawServer silent = RawServer.silent()) {
      call(given, silent.uri());
      gone = silent.uri();
    }
    call(given, gone);

    assertThat(sentSecrets()).as("what the server got").isNotEmpty();
    String all = String.join("\n", told);
    assertThat(all).contains("visible").doesNotContain(SECRET).doesNotContain(TOKEN);
    assertThat(all)
        .doesNotContain(
            Base64.getEncoder().encodeToString(("user:" + SECRET).getBytes(StandardCharsets.UTF_8)))
        .doesNotContain(
            Base64.getEncoder().encodeToString(("id:" + SECRET).getBytes(StandardCharsets.UTF_8)))
        .doesNotContain("response=\"");
    assertThat(elsewhere.requests()).as("redirects are not followed").isEmpty();
  }

  private List<String> sentSecrets() {
    return server.requests().stream()
        .map(
            request ->
                request.header("Authorization")
                    + request.header("Cookie")
                    + request.header("X-Things-Key")
                    + request.rawQuery().replace("q=visible", ""))
        .filter(proof -> !proof.isEmpty())
        .toList();
  }
}
