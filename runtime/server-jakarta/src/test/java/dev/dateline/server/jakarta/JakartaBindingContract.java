package dev.dateline.server.jakarta;

import static dev.dateline.server.jakarta.testing.NotesApi.DATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.server.Authenticator;
import dev.dateline.server.DigestAccount;
import dev.dateline.server.OperationHandler;
import dev.dateline.server.Principal;
import dev.dateline.server.ServerSettings;
import dev.dateline.server.ServiceAccount;
import dev.dateline.server.TokenEndpoint;
import dev.dateline.server.jakarta.testing.Http;
import dev.dateline.server.jakarta.testing.Implementation;
import dev.dateline.server.jakarta.testing.LogRecords;
import dev.dateline.server.jakarta.testing.Note;
import dev.dateline.server.jakarta.testing.NotesApi;
import dev.dateline.server.jakarta.testing.NotesApi.NoteRequest;
import dev.dateline.server.jakarta.testing.NotesApi.NoteResponse;
import dev.dateline.server.jakarta.testing.NotesApi.NotesService;
import dev.dateline.server.jakarta.testing.NotesResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the binding does, whatever implementation of Jakarta REST it runs on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JakartaBindingContract implements NotesService {
  private static final String NOTES = "/api/groups/a/notes";

  private final Implementation implementation;
  private Implementation.Running server;
  private volatile @Nullable NoteRequest seen;
  private volatile Function<NoteRequest, NoteResponse> service;

  JakartaBindingContract(Implementation implementation) {
    this.implementation = implementation;
  }

  @Override
  public NoteResponse get(NoteRequest request) {
    seen = request;
    return service.apply(request);
  }

  @Override
  public NoteResponse create(NoteRequest request) {
    seen = request;
    return service.apply(request);
  }

  @BeforeAll
  void start() {
    TokenEndpoint tokens =
        new TokenEndpoint(
            id ->
                id.equals("robot")
                    ? Optional.of(new ServiceAccount("s3cret", Principal.of("robot")))
                    : Optional.empty(),
            Duration.ofHours(1),
            Clock.systemUTC());
    Authenticator digest =
        Authenticator.digest(
            "notes",
            user ->
                user.equals("olga")
                    ? Optional.of(DigestAccount.withPassword(Principal.of("olga"), "secret"))
                    : Optional.empty());
    ServerSettings settings =
        ServerSettings.builder()
            .authenticator(Authenticator.anyOf(tokens.authenticator(), digest))
            .maxBodyBytes(100_000)
            .build();
    JakartaBinding binding = new JakartaBinding(new OperationHandler(NotesApi.PROTOCOL, settings));
    server =
        implementation.start(
            binding.application(
                new NotesResource(this, binding), binding.tokens("/api/oauth/token", tokens)));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void answer() {
    seen = null;
    service = request -> new NoteResponse.Ok(Note.of("1", "t"));
  }

  private URI uri(String pathAndQuery) {
    return URI.create(server.uri() + pathAndQuery);
  }

  private HttpResponse<String> create(String pathAndQuery, @Nullable String body) {
    return Http.send("POST", uri(pathAndQuery), body, "Content-Type", "application/json");
  }

  private static void assertError(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(Http.json(response).get("error")).isEqualTo(JsonValue.of(status));
    assertThat(Http.json(response).get("errorCode")).isNotNull();
  }

  @Test
  void anOperationIsAnswered() {
    HttpResponse<String> response = create(NOTES, "{\"text\":\"t\",\"more\":1}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("Content-Type")).containsExactly(DATED);
    assertThat(response.headers().allValues("X-Count")).containsExactly("3");
    assertThat(response.body()).isEqualTo("{\"id\":\"1\",\"text\":\"t\"}");
    assertThat(seen.body().text()).isEqualTo("t");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # raw path segment | group
          a                  | a
          a%20b              | a b
          a+b                | a+b
          a%2Bb              | a+b
          a%2Fb              | a/b
          a%252Fb            | a%2Fb
          %C3%A9             | é
          a%3Fb%23c          | a?b#c
          a,b                | a,b
          a%2Cb              | a,b
          a:b@c              | a:b@c
          """)
  void pathParametersAreDecodedOnce(String segment, String group) {
    HttpResponse<String> response = create("/api/groups/" + segment + "/notes", "{\"text\":\"t\"}");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(seen.group()).isEqualTo(group);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%2e%2e", "%2E", "%00"})
  void dangerousPathParametersDoNotReachTheService(String segment) {
    HttpResponse<String> response = create("/api/groups/" + segment + "/notes", "{\"text\":\"t\"}");
    assertThat(response.statusCode()).isIn(400, 404);
    assertThat(seen).isNull();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # Accept                               | Content-Type     | body         | status
          -                                      | application/json | {"text":"t"} | 200
          application/vnd.notes.2025-03-12+json  | application/vnd.notes.2025-03-12+json | {"text":"t"} | 200
          application/vnd.notes.2022-03-12+json  | application/json | {"text":"t"} | 406
          text/html                              | application/json | {"text":"t"} | 406
          */*                                    | text/plain       | {"text":"t"} | 415
          */*                                    | application/x-www-form-urlencoded | text=t | 415
          */*                                    | -                | {"text":"t"} | 415
          */*                                    | application/json | {            | 400
          */*                                    | application/json | {}           | 400
          */*                                    | -                | -            | 400
          """)
  void negotiationIsOurs(
      @Nullable String accept,
      @Nullable String contentType,
      @Nullable String body,
      String statuses) {
    List<String> headers = new ArrayList<>();
    if (accept != null) {
      headers.addAll(List.of("Accept", accept));
    }
    if (contentType != null) {
      headers.addAll(List.of("Content-Type", contentType));
    }
    HttpResponse<String> response =
        Http.send("POST", uri(NOTES), body, headers.toArray(new String[0]));
    assertThat(List.of(statuses.split(" or ", -1)))
        .as(response.body())
        .contains(String.valueOf(response.statusCode()));
    if (response.statusCode() == 200) {
      assertThat(response.headers().firstValue("Content-Type")).contains(DATED);
    } else {
      assertError(response, response.statusCode());
    }
  }

  @Test
  void queriesAreReadRaw() {
    assertError(create(NOTES + "?pretty=maybe", "{\"text\":\"t\"}"), 400);
    HttpResponse<String> response =
        create(NOTES + "?pretty=true&envelope=true&x=%2526", "{\"text\":\"t\"}");
    assertThat(response.body().lines().count()).isEqualTo(7);
    assertThat(Http.json(response).get("status")).isEqualTo(JsonValue.of(200));
  }

  @Test
  void largeBodiesAreRefusedAndTheConnectionGoesOn() {
    String large = "{\"text\":\"" + "t".repeat(150_000) + "\"}";
    assertError(create(NOTES, large), 413);
    assertThat(create(NOTES, "{\"text\":\"t\"}").statusCode()).isEqualTo(200);
    String fits = "{\"text\":\"" + "t".repeat(90_000) + "\"}";
    assertThat(create(NOTES, fits).statusCode()).isEqualTo(200);
    assertThat(seen.body().text()).hasSize(90_000);
  }

  @Test
  void answersWithoutContentHaveNone() {
    service = request -> new NoteResponse.NoContent();
    HttpResponse<String> nothing = create(NOTES, "{\"text\":\"t\"}");
    assertThat(nothing.statusCode()).isEqualTo(204);
    service = request -> new NoteResponse.Gone();
    HttpResponse<String> gone = create(NOTES + "?envelope=true", "{\"text\":\"t\"}");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).isEmpty();
    assertThat(gone.headers().firstValue("Content-Type")).isEmpty();
  }

  @Test
  void aServiceThatFailsTellsNobody() {
    service =
        request -> {
          throw new IllegalStateException("password is hunter2");
        };
    try (LogRecords log = LogRecords.of("dev.dateline.server")) {
      HttpResponse<String> response = create(NOTES, "{\"text\":\"t\"}");
      assertError(response, 500);
      assertThat(response.body()).doesNotContain("hunter2");
      assertThat(log.all()).hasSize(1);
    }
  }

  // The framework's own failures

  @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # method | path                  | Accept     | Content-Type     | status
          GET      | /                     | -          | -                | 404
          GET      | /nowhere              | -          | -                | 404
          GET      | /api/groups/a/notes/  | -          | -                | 405
          GET      | /api/groups/a/notes   | -          | -                | 405
          DELETE   | /api/groups/a/notes   | -          | -                | 405
          PATCH    | /api/groups/a/notes/1 | -          | application/json | 405
          POST     | /own/text             | text/plain | application/json | 415
          POST     | /own/text             | text/csv   | text/plain       | 406
          GET      | /own/conflict         | -          | -                | 409
          GET      | /api/oauth/token      | -          | -                | 405
          """)
  void failuresOfTheFrameworkHaveTheErrorBodyOfTheDocument(
      String method,
      String path,
      @Nullable String accept,
      @Nullable String contentType,
      int status) {
    List<String> headers = new ArrayList<>();
    if (accept != null) {
      headers.addAll(List.of("Accept", accept));
    }
    if (contentType != null) {
      headers.addAll(List.of("Content-Type", contentType));
    }
    String[] flat = headers.toArray(new String[0]);
    String body = contentType == null ? null : "x";
    HttpResponse<String> plain = Http.send(method, uri(path), body, flat);
    assertError(plain, status);
    assertThat(plain.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    assertThat(plain.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 409);
    HttpResponse<String> wrapped =
        Http.send(method, uri(path + "?envelope=true&pretty=true"), body, flat);
    assertThat(wrapped.statusCode()).isEqualTo(status);
    JsonObject envelope = Http.json(wrapped);
    assertThat(envelope.get("status")).isEqualTo(JsonValue.of(status));
    assertThat(envelope.get("content")).isEqualTo(Http.json(plain));
    assertThat(wrapped.body().lines().count()).isGreaterThan(4);
  }

  @Test
  void allowListsTheMethodsOfThePath() {
    HttpResponse<String> response = Http.send("DELETE", uri(NOTES), null);
    assertThat(response.headers().firstValue("Allow").orElseThrow())
        .contains("POST")
        .doesNotContain("DELETE");
  }

  @Test
  void anUnexpectedFailureOutsideOfOperationsTellsNobodyEither() {
    try (LogRecords log = LogRecords.of("dev.dateline.server")) {
      HttpResponse<String> response = Http.send("GET", uri("/own/fails?envelope=true"), null);
      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body())
          .startsWith("{\"status\":500,\"content\":{\"error\":500")
          .doesNotContain("hunter2");
      assertThat(log.all()).hasSize(1);
      assertThat(log.all().get(0)).contains("GET /own/fails", "hunter2");
    }
  }

  @Test
  void answersOfOtherResourcesAreLeftAlone() {
    HttpResponse<String> teapot = Http.send("GET", uri("/own/teapot"), null);
    assertThat(teapot.statusCode()).isEqualTo(418);
    assertThat(teapot.body()).isEqualTo("short and stout");
    HttpResponse<String> elsewhere = Http.send("GET", uri("/own/elsewhere"), null);
    assertThat(elsewhere.statusCode()).isEqualTo(303);
    assertThat(elsewhere.headers().firstValue("Location").orElseThrow()).endsWith("/own/teapot");
  }

  @Test
  void optionsListsTheMethods() {
    HttpResponse<String> response = Http.send("OPTIONS", uri(NOTES), null);
    assertThat(response.statusCode()).isIn(200, 204);
    assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("POST");
    assertThat(response.body()).doesNotContain("application");
  }

  // Authentication

  @ParameterizedTest
  @ValueSource(strings = {"/api/groups/a/notes/1", "/api/groups/a%2Fb/notes/%C3%A9?pretty=true"})
  void digestSignsWhatWasSent(String path) throws IOException {
    BasicCredentialsProvider credentials = new BasicCredentialsProvider();
    credentials.setCredentials(
        new AuthScope(null, -1), new UsernamePasswordCredentials("olga", "secret".toCharArray()));
    try (CloseableHttpClient client =
        HttpClients.custom().setDefaultCredentialsProvider(credentials).build()) {
      ClassicHttpRequest get = ClassicRequestBuilder.get(uri(path)).build();
      assertThat((int) client.execute(get, response -> response.getCode())).isEqualTo(200);
      ClassicHttpRequest head = ClassicRequestBuilder.head(uri(path)).build();
      assertThat((int) client.execute(head, response -> response.getCode())).isEqualTo(200);
    }
  }

  @Test
  void everyChallengeIsALineOfItsOwn() {
    HttpResponse<String> response = Http.send("GET", uri(NOTES + "/1"), null);
    assertError(response, 401);
    assertThat(response.headers().allValues("WWW-Authenticate"))
        .hasSize(3)
        .anyMatch(challenge -> challenge.equals("Bearer"))
        .anyMatch(challenge -> challenge.contains("SHA-256"));
  }

  @Test
  void tokensAreIssuedAndTaken() {
    String basic =
        Base64.getEncoder().encodeToString("robot:s3cret".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> issued =
        Http.send(
            "POST",
            uri("/api/oauth/token"),
            "grant_type=client_credentials",
            "Authorization",
            "Basic " + basic,
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(issued.statusCode()).isEqualTo(200);
    assertThat(issued.headers().firstValue("Cache-Control")).contains("no-store");
    String token = ((JsonValue.JsonString) Http.json(issued).get("access_token")).value();
    HttpResponse<String> response =
        Http.send("GET", uri(NOTES + "/1"), null, "Authorization", "Bearer " + token);
    assertThat(response.statusCode()).isEqualTo(200);
    HttpResponse<String> refused =
        Http.send(
            "POST",
            uri("/api/oauth/token"),
            "grant_type=client_credentials",
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(Http.json(refused).get("error")).isEqualTo(JsonValue.of("invalid_client"));
  }

  @Test
  void noRequestCanClaimAnotherMethod() {
    // The header in which the method is kept cannot be sent; a similar one means nothing.
    HttpResponse<String> response =
        Http.send(
            "POST",
            uri(NOTES),
            "{\"text\":\"t\"}",
            "Content-Type",
            "application/json",
            "method",
            "GET");
    assertThat(response.statusCode()).isEqualTo(200);
  }
}
