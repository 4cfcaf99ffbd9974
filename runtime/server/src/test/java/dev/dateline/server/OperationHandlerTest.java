package dev.dateline.server;

import static dev.dateline.server.testing.JobsApi.DATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.Toggle;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.server.testing.BareServer;
import dev.dateline.server.testing.Http;
import dev.dateline.server.testing.Job;
import dev.dateline.server.testing.JobsApi;
import dev.dateline.server.testing.JobsApi.CreateJobRequest;
import dev.dateline.server.testing.JobsApi.JobResponse;
import dev.dateline.server.testing.LogRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationHandlerTest {
  private static final Job JOB = Job.builder().id("00aa").name("nightly").size(7L).build();

  private final AtomicReference<@Nullable CreateJobRequest> seen = new AtomicReference<>();
  private Function<CreateJobRequest, JobResponse> service =
      request -> new JobResponse.Ok(request.body().toBuilder().id("00aa").build());
  private Function<JobsApi.GetJobRequest, JobResponse> getService =
      request -> new JobResponse.Ok(JOB);
  private BareServer server;

  private static final Authenticator TOKENS =
      Authenticator.bearer(
          token ->
              switch (token) {
                case "owner" -> Optional.of(Principal.of("olga", "Owner"));
                case "guest" -> Optional.of(Principal.of("gus", "Guest"));
                default -> Optional.empty();
              });

  @BeforeEach
  void start() throws IOException {
    server = start(ServerSettings.builder().authenticator(TOKENS).maxBodyBytes(2000).build());
  }

  private BareServer start(ServerSettings settings) throws IOException {
    return new BareServer(new OperationHandler(JobsApi.PROTOCOL, settings))
        .with(
            JobsApi.CREATE,
            request -> {
              seen.set(request);
              return service.apply(request);
            })
        .with(JobsApi.GET, request -> getService.apply(request));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private URI uri(String pathAndQuery) {
    return URI.create(server.uri() + pathAndQuery);
  }

  private HttpResponse<String> create(String query, @Nullable String body) {
    return Http.send(
        "POST",
        uri("/groups/a/jobs" + query),
        body,
        "Authorization",
        "Bearer owner",
        "Content-Type",
        DATED);
  }

  private static List<String> fields(HttpResponse<String> response) {
    JsonObject details = (JsonObject) Http.json(response).get("badRequestDetail");
    return ((JsonValue.JsonArray) details.get("fields"))
        .items().stream()
            .map(item -> ((JsonObject) item).get("field"))
            .map(field -> ((JsonValue.JsonString) field).value())
            .toList();
  }

  private static void assertError(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    JsonObject body = Http.json(response);
    assertThat(body.get("error")).isEqualTo(JsonValue.of(status));
    assertThat(body.get("errorCode")).isEqualTo(JsonValue.of(code));
    assertThat(body.get("detail")).isInstanceOf(JsonValue.JsonString.class);
  }

  @Test
  void aGoodRequestIsAnswered() {
    HttpResponse<String> response =
        create("?count=5&tags=x,y%2Cz", "{\"name\":\"n\",\"size\":7,\"extra\":[1]}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(DATED);
    assertThat(response.headers().firstValue("X-Trace")).contains("a,b");
    assertThat(response.body())
        .isEqualTo("{\"id\":\"00aa\",\"name\":\"n\",\"size\":7,\"extra\":[1]}");
    assertThat(seen.get().count()).isEqualTo(5);
    assertThat(seen.get().tags()).containsExactly("x", "y,z");
  }

  @Test
  void defaultsAreThoseOfTheDocument() {
    assertThat(create("", "{\"name\":\"n\"}").statusCode()).isEqualTo(200);
    assertThat(seen.get().count()).isEqualTo(3);
    assertThat(seen.get().tags()).isNull();
  }

  @Test
  void readOnlyPropertiesAreIgnoredAndWriteOnlyOnesNotAnswered() {
    HttpResponse<String> response =
        create("", "{\"id\":\"not an id\",\"name\":\"n\",\"password\":\"secret\"}");
    assertThat(response.body()).isEqualTo("{\"id\":\"00aa\",\"name\":\"n\"}");
    assertThat(seen.get().body().id()).isNull();
    assertThat(seen.get().body().password()).isEqualTo("secret");
  }

  @Test
  void unknownQueryParametersAreIgnored() {
    assertThat(create("?unknown=1&unknown=%41", "{\"name\":\"n\"}").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /groups/a/jobs                  | a
          /groups/a%20b/jobs              | a b
          /groups/a%2Fb/jobs              | a/b
          /groups/%C3%A9/jobs             | é
          """)
  void pathParametersAreDecodedOnce(String path, String group) {
    HttpResponse<String> response =
        Http.send(
            "POST",
            uri(path),
            "{\"name\":\"n\"}",
            "Authorization",
            "Bearer owner",
            "Content-Type",
            "application/json");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(seen.get().group()).isEqualTo(group);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # query                        | body                                 | fields
          ''                             | {}                                   | name
          ''                             | {"name":""}                          | name
          ''                             | {"name":"n","size":0}                | size
          ''                             | {"size":0}                           | name size
          ?count=0                       | {"size":0}                           | count name size
          ?count=many                    | {"name":"n"}                         | count
          ?count=                        | {"name":"n"}                         | count
          ?count=5000000000              | {"name":"n"}                         | count
          ?count=1&count=2               | {"name":"n"}                         | count
          ?count=%FF                     | {"name":"n"}                         | count
          ?dryRun=maybe&count=many       | {"size":0}                           | count dryRun name size
          ?dryRun=TRUE                   | {"name":"n"}                         | dryRun
          ?pretty=maybe                  | {"name":"n"}                         | pretty
          ?pretty                        | {"name":"n"}                         | pretty
          ?envelope=1&pretty=            | {"name":"n"}                         | envelope pretty
          ''                             | -                                    | body
          ''                             | {"name":7}                           | name
          ''                             | {"name":"n","size":"7"}              | size
          ?count=0                       | {"name":"n","size":1.5}              | count size
          ''                             | {"name":null}                        | name
          ''                             | []                                   | ''
          ''                             | null                                 | ''
          ''                             | {"name":                             | ''
          ''                             | {"name":"n"} x                       | ''
          ?count=0                       | {                                    | '' count
          """)
  void everythingThatIsWrongIsSaidAtOnce(String query, @Nullable String body, String expected) {
    HttpResponse<String> response = create(query, body);
    assertError(response, 400, "VALIDATION_ERROR");
    assertThat(fields(response))
        .containsExactlyInAnyOrder(expected.isEmpty() ? new String[] {""} : names(expected));
    assertThat(seen.get()).isNull();
  }

  private static String[] names(String text) {
    String[] names = text.split(" ", -1);
    for (int i = 0; i < names.length; i++) {
      names[i] = names[i].equals("''") ? "" : names[i];
    }
    return names;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # envelope | pretty  | query                       | answer
          NONE      | NONE     | ?envelope=true&pretty=true  | plain
          OFF       | OFF      | ''                          | plain
          ON        | ON       | ''                          | wrapped, indented
          ON        | ON       | ?envelope=false             | indented
          ON        | ON       | ?envelope=false&pretty=true | indented
          ON        | ON       | ?envelope=true&pretty=false | wrapped
          REQUIRED  | REQUIRED | ?envelope=true&pretty=true  | wrapped, indented
          REQUIRED  | REQUIRED | ?envelope=false&pretty=false | plain
          REQUIRED  | OFF      | ''                          | 400 envelope
          REQUIRED  | REQUIRED | ?envelope=true              | 400 pretty
          REQUIRED  | REQUIRED | ?envelope=&pretty=maybe     | 400 envelope pretty
          """)
  void presentationIsAskedForAsTheOperationHasIt(
      Toggle envelope, Toggle pretty, String query, String expected) throws IOException {
    OperationInfo info =
        OperationInfo.builder("getJob", "GET", "/toggles/{job}")
            .responseTypes(DATED)
            .envelope(envelope)
            .pretty(pretty)
            .build();
    server.with(JobsApi.get(info), request -> new JobResponse.Ok(JOB));
    HttpResponse<String> response = Http.send("GET", uri("/toggles/1" + query), null);
    if (expected.startsWith("400 ")) {
      assertThat(response.statusCode()).isEqualTo(400);
      String body = response.body();
      JsonObject found = (JsonObject) JsonValue.parse(body);
      JsonObject error = found.get("content") instanceof JsonObject content ? content : found;
      JsonObject details = (JsonObject) error.get("badRequestDetail");
      assertThat(((JsonValue.JsonArray) details.get("fields")).items())
          .extracting(item -> ((JsonValue.JsonString) ((JsonObject) item).get("field")).value())
          .containsExactlyInAnyOrder(names(expected.substring(4)));
      return;
    }
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Http.json(response).has("content")).isEqualTo(expected.contains("wrapped"));
    assertThat(response.body().contains("\n")).isEqualTo(expected.contains("indented"));
  }

  @Test
  void theSentenceForPeopleNamesTheFirstViolations() {
    HttpResponse<String> response = create("?count=0&dryRun=x", "{\"size\":0}");
    assertThat(Http.json(response).get("detail").toString())
        .contains("dryRun: must be true or false")
        .contains("and 1 more");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # Authorization | Accept    | Content-Type | size | status, the first that applies
          -               | text/html | text/html    | 9999 | 401
          Bearer nobody   | text/html | text/html    | 9999 | 401
          Bearer guest    | text/html | text/html    | 9999 | 403
          Bearer owner    | text/html | text/html    | 9999 | 406
          Bearer owner    | */*       | text/html    | 9999 | 415
          Bearer owner    | */*       | -            | 9999 | 415
          Bearer owner    | */*       | application/json | 9999 | 413
          Bearer owner    | */*       | application/json | 1  | 400
          """)
  void checksHaveAnOrder(
      @Nullable String authorization,
      String accept,
      @Nullable String contentType,
      int size,
      int status) {
    Headers.Builder headers = Headers.builder().add("Accept", accept);
    if (authorization != null) {
      headers.add("Authorization", authorization);
    }
    if (contentType != null) {
      headers.add("Content-Type", contentType);
    }
    String[] flat =
        headers.build().toMap().entrySet().stream()
            .flatMap(entry -> List.of(entry.getKey(), entry.getValue().get(0)).stream())
            .toArray(String[]::new);
    HttpResponse<String> response =
        Http.send("POST", uri("/groups/a/jobs"), "x".repeat(size), flat);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Http.json(response).get("error")).isEqualTo(JsonValue.of(status));
    assertThat(seen.get()).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/vnd.sample.2025-03-12+json | 200
          application/vnd.sample.2022-03-12+json | 406
          application/json                       | 200
          """)
  void theAnswerHasTheResolvedMediaType(String accept, int status) {
    HttpResponse<String> response = Http.send("GET", uri("/jobs/1"), null, "Accept", accept);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains(status == 200 ? DATED : "application/json");
  }

  @Test
  void aServerMayInsistOnAVersion() throws IOException {
    server.close();
    server = start(ServerSettings.builder().insistOnVersion(true).build());
    HttpResponse<String> refused = Http.send("GET", uri("/jobs/1"), null);
    assertThat(refused.statusCode()).isEqualTo(406);
    assertThat(Http.json(refused).get("detail").toString())
        .contains(DATED)
        .contains("must name a version");
    assertThat(
            Http.send(
                    "GET", uri("/jobs/1"), null, "Accept", "application/vnd.sample.2024-01-01+json")
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # query                      | body
          ?envelope=true               | {"status":200,"content":{"id":"00aa","name":"nightly","size":7}}
          ?envelope=false              | {"id":"00aa","name":"nightly","size":7}
          ?envelope=true&pretty=false  | {"status":200,"content":{"id":"00aa","name":"nightly","size":7}}
          """)
  void answersAreWrappedWhereAsked(String query, String body) {
    HttpResponse<String> response = Http.send("GET", uri("/jobs/1" + query), null);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(DATED);
    assertThat(response.body()).isEqualTo(body);
  }

  @Test
  void listsAreTheirOwnEnvelope() {
    getService = request -> new JobResponse.Many(List.of(JOB));
    assertThat(Http.send("GET", uri("/jobs/1?envelope=true"), null).body())
        .isEqualTo(
            "{\"results\":[{\"id\":\"00aa\",\"name\":\"nightly\",\"size\":7}],\"status\":200}");
    assertThat(Http.send("GET", uri("/jobs/1"), null).body())
        .isEqualTo("{\"results\":[{\"id\":\"00aa\",\"name\":\"nightly\",\"size\":7}]}");
  }

  @Test
  void prettyAnswersAreTheSameJsonOnSeveralLines() {
    String plain = Http.send("GET", uri("/jobs/1"), null).body();
    String pretty = Http.send("GET", uri("/jobs/1?pretty=true"), null).body();
    assertThat(pretty.lines().count()).isEqualTo(5);
    assertThat(JsonValue.parse(pretty)).isEqualTo(JsonValue.parse(plain));
    String both = Http.send("GET", uri("/jobs/1?pretty=true&envelope=true"), null).body();
    assertThat(both.lines().count()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer nobody", "Bearer guest", "Bearer owner"})
  void errorsAreWrappedTheSameWay(String authorization) {
    HttpResponse<String> response =
        Http.send(
            "POST",
            uri("/groups/a/jobs?envelope=true&pretty=true"),
            "{}",
            "Authorization",
            authorization,
            "Content-Type",
            DATED);
    assertThat(response.statusCode()).isIn(401, 403, 400);
    JsonObject body = Http.json(response);
    assertThat(body.get("status")).isEqualTo(JsonValue.of(response.statusCode()));
    assertThat(((JsonObject) body.get("content")).get("error"))
        .isEqualTo(JsonValue.of(response.statusCode()));
    assertThat(response.body().lines().count()).isGreaterThan(5);
  }

  @Test
  void aBodyThatIsDeclaredTooLargeIsNotRead() {
    InputStream unreadable =
        new ByteByByte(
            () -> {
              throw new AssertionError("was read");
            });
    ServerResponse response =
        handle(
            unreadable,
            Map.of(
                "Authorization", List.of("Bearer owner"),
                "Content-Type", List.of(DATED),
                "Content-Length", List.of("2001")));
    assertThat(response.status()).isEqualTo(413);
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("2000 bytes");
  }

  @Test
  void aBodyOfUnknownLengthIsReadToTheLimit() {
    AtomicInteger count = new AtomicInteger();
    InputStream endless =
        new ByteByByte(
            () -> {
              assertThat(count.incrementAndGet()).isLessThanOrEqualTo(2001);
              return 'x';
            });
    ServerResponse response =
        handle(
            endless,
            Map.of(
                "Authorization", List.of("Bearer owner"),
                "Content-Type", List.of(DATED),
                "Transfer-Encoding", List.of("chunked")));
    assertThat(response.status()).isEqualTo(413);
  }

  @Test
  void aBodyThatBreaksOffIsTheCallersMatter() {
    InputStream broken =
        new ByteByByte(
            () -> {
              throw new IOException("connection reset");
            });
    try (LogRecords log = LogRecords.of("dev.dateline.server")) {
      ServerResponse response =
          handle(
              broken,
              Map.of(
                  "Authorization", List.of("Bearer owner"),
                  "Content-Type", List.of(DATED),
                  "Content-Length", List.of("20")));
      assertThat(response.status()).isEqualTo(400);
      assertThat(log.all()).isEmpty();
    }
  }

  private static ServerResponse handle(InputStream body, Map<String, List<String>> headers) {
    ServerSettings settings =
        ServerSettings.builder().authenticator(TOKENS).maxBodyBytes(2000).build();
    return new OperationHandler(JobsApi.PROTOCOL, settings)
        .handle(
            JobsApi.CREATE,
            request -> new JobResponse.Ok(JOB),
            new ServerRequest(
                "POST", "/groups/a/jobs", Map.of("group", "a"), "", Headers.of(headers), body));
  }

  @Test
  void aBodyOfExactlyTheLimitIsRead() {
    String json = "{\"name\":\"" + "n".repeat(1989) + "\"}";
    assertThat(json).hasSize(2000);
    assertThat(create("", json).statusCode()).isEqualTo(200);
    assertThat(create("", json + " ").statusCode()).isEqualTo(413);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"throws, failed unexpectedly", "null, failed unexpectedly", "error, failed"})
  void aServiceThatFailsIsLoggedOnceAndTellsNobodyElse(String how, String logged) {
    getService =
        request ->
            switch (how) {
              case "throws" -> throw new IllegalArgumentException("password is hunter2");
              case "error" -> throw new AssertionError("password is hunter2");
              default -> null;
            };
    try (LogRecords log = LogRecords.of("dev.dateline.server")) {
      HttpResponse<String> response = Http.send("GET", uri("/jobs/1?secret=1"), null);
      assertError(response, 500, "UNEXPECTED_ERROR");
      assertThat(response.body()).doesNotContain("hunter2").doesNotContain("Exception");
      assertThat(log.all()).hasSize(1);
      assertThat(log.all().get(0)).contains(logged).contains("/jobs/1").doesNotContain("secret");
      String reference = log.all().get(0).replaceAll("(?s).*Reference ([0-9a-f-]{36}).*", "$1");
      assertThat(response.body()).contains(reference);
    }
  }

  @Test
  void anAnswerThatTheDocumentForbidsIsNotSent() {
    getService = request -> new JobResponse.Ok(Job.builder().id("XYZ").size(0L).build());
    try (LogRecords log = LogRecords.of("dev.dateline.server")) {
      HttpResponse<String> response = Http.send("GET", uri("/jobs/1"), null);
      assertError(response, 500, "UNEXPECTED_ERROR");
      assertThat(log.all()).hasSize(1);
      assertThat(log.all().get(0))
          .contains("getJob", "status 200", "id: ", "name: ", "size: ")
          .doesNotContain("XYZ");
    }
  }

  @Test
  void modelsInListsAreCheckedToo() {
    getService = request -> new JobResponse.Many(List.of(JOB, JOB.toBuilder().name(null).build()));
    try (LogRecords log = LogRecords.of("dev.dateline.server")) {
      assertThat(Http.send("GET", uri("/jobs/1"), null).statusCode()).isEqualTo(500);
      assertThat(log.all().get(0)).contains("results[1].name: ");
    }
  }

  @Test
  void answersAreNotCheckedWhereThatIsSwitchedOff() throws IOException {
    server.close();
    server = start(ServerSettings.builder().validateResponses(false).build());
    getService = request -> new JobResponse.Ok(Job.builder().id("XYZ").build());
    HttpResponse<String> response = Http.send("GET", uri("/jobs/1"), null);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"id\":\"XYZ\"}");
  }

  @Test
  void anOperationThatWritesNothingIsAFailure() {
    getService = request -> new JobResponse.Ok(null);
    try (LogRecords log = LogRecords.of("dev.dateline.server")) {
      assertThat(Http.send("GET", uri("/jobs/1"), null).statusCode()).isEqualTo(500);
      assertThat(log.all()).hasSize(1);
    }
  }

  @Test
  void anAnswerWithoutContentHasNoEnvelope() {
    getService = request -> new JobResponse.Empty();
    HttpResponse<String> response = Http.send("GET", uri("/jobs/1?envelope=true"), null);
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("Content-Type")).isEmpty();
  }

  @Test
  void headIsAnsweredLikeGetWithoutBody() {
    HttpResponse<String> response = Http.send("HEAD", uri("/jobs/1"), null);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(DATED);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void aBodyThatTheOperationDoesNotTakeIsIgnored() {
    assertThat(
            Http.send("GET", uri("/jobs/1"), "x".repeat(5000), "Content-Type", "text/html")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void errorsOfAnotherKindComeInAnEnvelopeToo() {
    HttpResponse<String> response = Http.send("GET", uri("/nowhere?envelope=true"), null);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .startsWith("{\"status\":404,\"content\":{\"error\":404,\"errorCode\":\"RESOURCE_NOT");
  }

  @Test
  void aQueryWhoseNamesCannotBeDecodedIsRefused() {
    ServerResponse response =
        new OperationHandler(JobsApi.PROTOCOL, ServerSettings.defaults())
            .handle(
                JobsApi.GET,
                request -> new JobResponse.Ok(JOB),
                new ServerRequest(
                    "GET",
                    "/jobs/1",
                    Map.of("job", "%zz"),
                    "%FF=1",
                    Headers.EMPTY,
                    new ByteArrayInputStream(new byte[0])));
    assertThat(response.status()).isEqualTo(400);
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .contains("The query must be UTF-8")
        .contains("\"job\"");
  }

  @Test
  void secretsStayOutOfTexts() {
    ServerRequest request =
        new ServerRequest(
            "GET",
            "/jobs/1",
            Map.of("job", "1"),
            "key=hunter2",
            Headers.of("Authorization", "Bearer hunter2"),
            InputStream.nullInputStream());
    assertThat(request.toString()).isEqualTo("GET /jobs/1");
    assertThat(request.rawTarget()).isEqualTo("/jobs/1?key=hunter2");
    assertThat(DigestAccount.withPassword(Principal.of("olga"), "hunter2").toString())
        .doesNotContain("hunter2");
    assertThat(new ServiceAccount("hunter2", Principal.of("olga")).toString())
        .doesNotContain("hunter2");
  }

  /** A stream that gives one byte at a time, wherever it has it from. */
  private static final class ByteByByte extends InputStream {
    private final Source source;

    interface Source {
      int next() throws IOException;
    }

    ByteByByte(Source source) {
      this.source = source;
    }

    @Override
    public int read() throws IOException {
      return source.next();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      bytes[offset] = (byte) source.next();
      return 1;
    }
  }
}
