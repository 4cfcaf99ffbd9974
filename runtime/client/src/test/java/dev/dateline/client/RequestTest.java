package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.InvalidRequestException;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.CreateThingRequest;
import dev.dateline.client.testing.ThingsApi.FreeRequest;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.http.Toggle;
import dev.dateline.runtime.validation.ValidationLevel;
import dev.dateline.runtime.validation.Violation;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

  private final StubServer server = new StubServer(Answer.json(200, "{\"name\":\"a\"}"));

  @AfterEach
  void stop() {
    server.close();
  }

  private ThingsApi.Builder builder() {
    return new ThingsApi.Builder().baseUri(server.uri()).credentials(Credentials.none());
  }

  private void find(Consumer<RequestWriter> writer) {
    builder().build().call(ThingsApi.FIND, ThingsApi.find(writer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "t1 -> t1",
        "a b -> a%20b",
        "a+b -> a%2Bb",
        "a/b -> a%2Fb",
        "/ -> %2F",
        "a\\b -> a%5Cb",
        "a?b=c -> a%3Fb%3Dc",
        "a#b -> a%23b",
        "a%2Fb -> a%252Fb",
        "%2e%2e -> %252e%252e",
        "%2E%2E%2Fadmin -> %252E%252E%252Fadmin",
        "a;b=c -> a%3Bb%3Dc",
        "..; -> ..%3B",
        "... -> ...",
        ".a -> .a",
        "a..b -> a..b",
        "{groupId} -> %7BgroupId%7D",
        "$1 -> %241",
        "\u00e9\uD83D\uDE00 -> %C3%A9%F0%9F%98%80",
        "a:b@c -> a%3Ab%40c",
      })
  void aPathParameterIsOneSegment(String value, String sent) {
    builder()
        .build()
        .call(
            ThingsApi.GET,
            new FreeRequest(
                out -> {
                  out.path("groupId", "g1");
                  out.path("thingId", value);
                }));

    assertThat(server.last().rawPath()).isEqualTo("/api/groups/g1/things/" + sent);
    assertThat(server.last().rawQuery()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "x/..",
        "x/../y",
        "../../admin",
        "./x",
        "/..",
        "..\\x",
        "x\\..",
        "a\nb",
        "a\r\nHost: b",
        "\u0000",
        "\t",
        "\u007f",
        "\u0085",
        "\uD83D"
      })
  void aPathParameterThatWouldChangeThePathIsNotSent(String value) {
    FreeRequest request =
        new FreeRequest(
            out -> {
              out.path("groupId", value);
              out.path("thingId", "t1");
            });

    InvalidRequestException refusal =
        catchThrowableOfType(
            InvalidRequestException.class, () -> builder().build().call(ThingsApi.GET, request));

    assertThat(refusal.operationId()).isEqualTo("getThing");
    assertThat(refusal.violations()).extracting(Violation::path).containsExactly("groupId");
    assertThat(refusal).hasMessageStartingWith("getThing was not sent: groupId: ");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void everyMissingPathParameterIsListed() {
    InvalidRequestException refusal =
        catchThrowableOfType(
            InvalidRequestException.class,
            () ->
                builder()
                    .build()
                    .call(ThingsApi.GET, new FreeRequest(out -> out.path("groupId", null))));

    assertThat(refusal.violations())
        .extracting(Violation::path, Violation::keyword)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("groupId", "required"),
            org.assertj.core.groups.Tuple.tuple("thingId", "required"));
  }

  @Test
  void neitherPartsOfASegmentNorItemsMakeTheWayUp() {
    ThingsApi.FreeOperation operation =
        new ThingsApi.FreeOperation(
            OperationInfo.builder("dots", "GET", "/x/.{rest}/{list}/{map}/{gap}").build());

    InvalidRequestException refusal =
        catchThrowableOfType(
            InvalidRequestException.class,
            () ->
                builder()
                    .build()
                    .call(
                        operation,
                        new FreeRequest(
                            out -> {
                              out.path("rest", ".");
                              out.path("list", List.of("a", ".."));
                              out.path("map", Map.of("../a", "b"));
                              out.path("gap", Arrays.asList("a", null));
                            })));

    assertThat(refusal.violations())
        .extracting(Violation::path)
        .containsExactly("rest", "list", "map", "gap");
  }

  @ParameterizedTest
  @CsvSource({
    "'', /api/things",
    "/, /api/things",
    "/gateway, /gateway/api/things",
    "/gateway/, /gateway/api/things",
    "/a%20b, /a%20b/api/things"
  })
  void thePathOfTheBaseUriComesFirst(String path, String sent) {
    builder()
        .baseUri(URI.create(server.uri() + path))
        .build()
        .call(ThingsApi.FIND, ThingsApi.find(out -> {}));

    assertThat(server.last().rawTarget()).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "/your path/{id}, /your%20path/a%20b?n=1",
    "/a|b/\u00e9, /a%7Cb/%C3%A9?n=1",
    "/a?mode=all&id={id}, /a?mode=all&id=a%20b&n=1",
    "/#Action=Find, /?n=1",
    "/a%20b, /a%20b?n=1"
  })
  void aPathThatIsNoneIsMadeOne(String path, String sent) {
    builder()
        .build()
        .call(
            new ThingsApi.FreeOperation(OperationInfo.builder("odd", "GET", path).build()),
            ThingsApi.find(
                out -> {
                  if (path.contains("{id}")) {
                    out.path("id", "a b");
                  }
                  out.query("n", 1);
                }));

    assertThat(server.last().rawTarget()).isEqualTo(sent);
  }

  @Test
  void queriesAreEncodedAndKeepTheirOrder() {
    find(
        out -> {
          out.query("q", "a&b=c d+e");
          out.query("left out", null);
          out.query("since", OffsetDateTime.parse("2024-01-02T03:04:00+02:00"));
          out.query("tag", List.of("x", "y,z"));
          out.query("csv", List.of("x", "y,z"), ParameterStyle.FORM, false);
          out.query("filter", Map.of("a", 1), ParameterStyle.DEEP_OBJECT, true);
          out.query("empty", "");
          out.query("é", true);
        });

    assertThat(server.last().rawTarget())
        .isEqualTo(
            "/api/things?q=a%26b%3Dc%20d%2Be&since=2024-01-02T03%3A04%3A00%2B02%3A00"
                + "&tag=x&tag=y%2Cz&csv=x,y%2Cz&filter%5Ba%5D=1&empty=&%C3%A9=true");
  }

  @Test
  void headersAndCookiesAreSent() {
    find(
        out -> {
          out.header("X-Count", 3);
          out.header("X-List", List.of("a", "b"));
          out.header("X-None", null);
          out.cookie("session", "a b;c");
          out.cookie("flags", List.of("x", "y"), false);
        });

    assertThat(server.last().header("X-Count")).isEqualTo("3");
    assertThat(server.last().header("X-List")).isEqualTo("a,b");
    assertThat(server.last().headers().keySet()).doesNotContain("X-none");
    assertThat(server.last().header("Cookie")).isEqualTo("session=a%20b%3Bc; flags=x,y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Injected: b", "a\nb", "\u0000", "é", "\uD83D\uDE00"})
  void aHeaderThatCannotBeSentIsNotSent(String value) {
    InvalidRequestException refusal =
        catchThrowableOfType(
            InvalidRequestException.class, () -> find(out -> out.header("X-Name", value)));

    assertThat(refusal.violations()).extracting(Violation::path).containsExactly("X-Name");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void theDatedTypesAreAskedForAndTheErrorTypeAfterThem() {
    find(out -> {});

    assertThat(server.last().header("Accept")).isEqualTo(ThingsApi.DATED + ", application/json");
    assertThat(server.last().header("Content-Type")).isEmpty();
    assertThat(server.last().body()).isEmpty();
  }

  @Test
  void aBodyIsWrittenWithoutItsReadOnlyPropertiesAndWithTheDatedType() {
    Thing thing = Thing.builder().id("42").name("a").size(0).password("s3cret").build();
    builder().build().call(ThingsApi.CREATE, new CreateThingRequest("g1", thing));

    assertThat(server.last().method()).isEqualTo("POST");
    assertThat(server.last().rawTarget()).isEqualTo("/api/groups/g1/things");
    assertThat(server.last().header("Content-Type")).isEqualTo(ThingsApi.DATED);
    assertThat(server.last().body())
        .isEqualTo("{\"name\":\"a\",\"size\":0,\"password\":\"s3cret\"}");
  }

  @Test
  void textAndBytesAreSentAsTheyAre() {
    ThingsApi.FreeOperation upload =
        new ThingsApi.FreeOperation(OperationInfo.builder("upload", "PUT", "/upload").build());
    ApiCaller caller = builder().build();

    caller.call(upload, new FreeRequest(out -> out.text("text/plain; charset=utf-8", "é")));
    assertThat(server.last().header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(server.last().body()).isEqualTo("é");

    caller.call(
        upload, new FreeRequest(out -> out.bytes("application/octet-stream", new byte[] {'x'})));
    assertThat(server.last().header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(server.last().body()).isEqualTo("x");

    caller.call(upload, new FreeRequest(out -> out.bytes("application/octet-stream", null)));
    assertThat(server.last().header("Content-Type")).isEmpty();
    assertThat(server.last().header("Content-Length")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"NULL, ''", "restore-tool/1.2, ' restore-tool/1.2'"},
      nullValues = "NULL")
  void theUserAgentSaysWhoIsCalling(String suffix, String sent) {
    ThingsApi.Builder builder = builder();
    if (suffix != null) {
      builder.userAgent(suffix);
    }
    builder.build().call(ThingsApi.FIND, ThingsApi.find(out -> {}));

    assertThat(server.last().header("User-Agent")).matches("dateline/[0-9][^ ]* Things" + sent);
  }

  @Test
  void whatIsCertainlyWrongIsListedAndNotSent() {
    InvalidRequestException refusal =
        catchThrowableOfType(
            InvalidRequestException.class,
            () ->
                builder()
                    .build()
                    .call(
                        ThingsApi.CREATE,
                        new CreateThingRequest(null, Thing.builder().size(0).build())));

    assertThat(refusal.operationId()).isEqualTo("createThing");
    assertThat(refusal.violations())
        .extracting(Violation::path)
        .containsExactly("groupId", "body.name");
    assertThat(refusal).hasMessageContaining("groupId").hasMessageContaining("body.name");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void boundsAndPatternsAreCheckedOnDemand() {
    CreateThingRequest request =
        new CreateThingRequest("g1", Thing.builder().name("A\n").size(0).build());

    builder().build().call(ThingsApi.CREATE, request);
    assertThat(server.requests()).hasSize(1);

    InvalidRequestException refusal =
        catchThrowableOfType(
            InvalidRequestException.class,
            () ->
                builder().validation(ValidationLevel.FULL).build().call(ThingsApi.CREATE, request));
    assertThat(refusal.violations())
        .extracting(Violation::path)
        .containsExactly("body.name", "body.size");
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, ''",
    "true, false, ?pretty=true",
    "false, true, ?envelope=true",
    "true, true, ?pretty=true&envelope=true"
  })
  void prettyAndEnvelopeAreAskedForWhereTheOperationHasThem(
      boolean pretty, boolean envelope, String sent) {
    server.answers(request -> Answer.json(200, "{\"status\":200,\"content\":{\"name\":\"a\"}}"));
    ApiCaller caller = builder().pretty(pretty).envelope(envelope).build();

    caller.call(ThingsApi.GET, ThingsApi.getT1());
    assertThat(server.last().rawTarget()).isEqualTo("/api/groups/g1/things/t1" + sent);

    caller.call(ThingsApi.FIND, ThingsApi.find(out -> {}));
    assertThat(server.last().rawTarget()).isEqualTo("/api/things");
  }

  @ParameterizedTest
  @CsvSource({
    "REQUIRED, false, ?pretty=false&envelope=false",
    "REQUIRED, true, ?pretty=true&envelope=true",
    "ON, false, ?pretty=false&envelope=false",
    "ON, true, ?pretty=true&envelope=true",
    "NONE, true, ''"
  })
  void settingsAreSentWhereSilenceWouldSaySomethingElse(
      Toggle toggle, boolean wanted, String sent) {
    server.answers(request -> Answer.json(200, "{\"status\":200,\"content\":{\"name\":\"a\"}}"));
    ThingsApi.FreeOperation operation =
        new ThingsApi.FreeOperation(
            OperationInfo.builder("findThings", "GET", "/api/things")
                .responseTypes(ThingsApi.DATED)
                .envelope(toggle)
                .pretty(toggle)
                .build());
    builder().pretty(wanted).envelope(wanted).build().call(operation, ThingsApi.find(out -> {}));
    assertThat(server.last().rawTarget()).isEqualTo("/api/things" + sent);
  }
}
