package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.UnreadableResponseException;
import dev.dateline.client.testing.ApiError;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.ThingResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {

  private static final String NOT_FOUND =
      "{\"error\":404,\"errorCode\":\"RESOURCE_NOT_FOUND\",\"detail\":\"No thing t1.\"}";

  private final StubServer server = new StubServer(Answer.empty(204));
  private final ApiCaller caller =
      new ThingsApi.Builder().baseUri(server.uri()).credentials(Credentials.none()).build();
  private final ApiCaller enveloped =
      new ThingsApi.Builder()
          .baseUri(server.uri())
          .credentials(Credentials.none())
          .envelope(true)
          .build();

  @AfterEach
  void stop() {
    server.close();
  }

  private Thing call() {
    return caller.call(ThingsApi.GET, ThingsApi.getT1());
  }

  private ApiException failure() {
    return catchThrowableOfType(ApiException.class, this::call);
  }

  private UnreadableResponseException unreadable() {
    return catchThrowableOfType(UnreadableResponseException.class, this::call);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ThingsApi.DATED,
        "application/json",
        "application/json; charset=UTF-8",
        "application/vnd.things.2025-01-01+json",
        "APPLICATION/JSON"
      })
  void aSuccessIsItsBody(String mediaType) {
    server.answers(
        request -> Answer.of(200, mediaType, "{\"id\":\"t1\",\"name\":\"a\",\"new\":1}"));

    Thing thing = call();

    assertThat(thing.id()).isEqualTo("t1");
    assertThat(thing.name()).isEqualTo("a");
    assertThat(thing.unknownProperties()).containsKey("new");
  }

  @Test
  void aBodyWithoutAMediaTypeIsReadAsTheJsonItShouldBe() {
    server.answers(
        request -> new Answer(200, java.util.Map.of("X-Other", "1"), "{\"name\":\"a\"}"));

    assertThat(call().name()).isEqualTo("a");
  }

  @Test
  void aSuccessWithoutABodyIsNull() {
    assertThat(call()).isNull();
  }

  @Test
  void theWholeResponseHasStatusHeadersAndCase() {
    server.answers(request -> Answer.json(404, NOT_FOUND).with("X-Request-Id", "r1"));

    ApiResponse<ThingResponse> response = caller.callWithResponse(ThingsApi.GET, ThingsApi.getT1());

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.headers().first("x-request-id")).contains("r1");
    assertThat(response.response())
        .isInstanceOfSatisfying(
            ThingResponse.NotFound.class,
            notFound -> assertThat(notFound.body().errorCode()).isEqualTo("RESOURCE_NOT_FOUND"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, BadRequestException",
    "401, UnauthorizedException",
    "402, ApiException",
    "403, ForbiddenException",
    "404, NotFoundException",
    "405, ApiException",
    "406, ApiException",
    "409, ConflictException",
    "410, GoneException",
    "412, PreconditionFailedException",
    "422, UnprocessableContentException",
    "429, RateLimitedException",
    "499, ApiException",
    "500, ServerErrorException",
    "502, ServerErrorException",
    "503, ServiceUnavailableException",
    "504, GatewayTimeoutException",
    "599, ServerErrorException",
    "302, ApiException",
    "304, ApiException",
    "202, ApiException",
    "206, ApiException"
  })
  void everyOtherAnswerIsTheExceptionOfItsStatus(int status, String type) {
    server.answers(
        request ->
            status == 304
                ? Answer.empty(304)
                : Answer.json(status, NOT_FOUND.replace("404", "" + status)));

    ApiException failure = failure();

    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.operationId()).isEqualTo("getThing");
    assertThat(failure).hasMessageStartingWith("getThing answered " + status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "301 | Location         | https://u:p@a.example/b?token=s3cret#f | 301; redirects are not"
            + " followed, this one to https://a.example/b",
        "307 | Location         | //a.example/b?s3cret | 307; redirects are not followed, this one"
            + " to //a.example/b",
        "308 | Location         | /things?s3cret       | 308; redirects are not followed, this one"
            + " to /things",
        "302 | X                | y                    | 302",
        "401 | WWW-Authenticate | Bearer error=invalid_token, error_description=\"It is too old\""
            + " | 401; it asks for Bearer invalid_token It is too old",
        "401 | WWW-Authenticate | Basic realm=a b, Digest realm=a, nonce=b, algorithm=X-1, qop=c"
            + " | 401; it asks for Digest X-1 c",
        "401 | WWW-Authenticate | Negotiate abc==, Basic | 401; it asks for Negotiate, Basic",
        "401 | WWW-Authenticate | @                    | 401",
        "403 | WWW-Authenticate | Basic                | 403",
      })
  void theMessageSaysWhereARedirectLeadsAndWhatA401AsksFor(
      int status, String header, String value, String message) {
    server.answers(request -> Answer.empty(status).with(header, value));

    assertThat(failure()).hasMessage("getThing answered " + message);
  }

  @Test
  void aDocumentedErrorHasItsTypedBodyItsCodeAndItsCase() {
    server.answers(request -> Answer.json(404, NOT_FOUND).with("X-Request-Id", "r1"));

    ApiException failure = failure();

    assertThat(failure)
        .hasMessage("getThing answered 404 RESOURCE_NOT_FOUND: No thing t1. (request r1)");
    assertThat(failure.errorCode()).contains("RESOURCE_NOT_FOUND");
    assertThat(failure.isErrorCode("OTHER", "RESOURCE_NOT_FOUND")).isTrue();
    assertThat(failure.isErrorCode("OTHER")).isFalse();
    assertThat(failure.headers().first("X-Request-Id")).contains("r1");
    assertThat(failure.requestId()).contains("r1");
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure.body()).isEqualTo(NOT_FOUND);
    ApiError error = failure.error(ApiError.class);
    assertThat(error.detail()).isEqualTo("No thing t1.");
    assertThat(failure.error(Thing.class)).isNull();
    assertThat(failure.response(ThingResponse.class))
        .containsInstanceOf(ThingResponse.NotFound.class);
  }

  @Test
  void anUndocumentedErrorHasItsCodeAndTheUndocumentedCase() {
    server.answers(request -> Answer.json(429, NOT_FOUND));

    ApiException failure = failure();

    assertThat(failure.errorCode()).contains("RESOURCE_NOT_FOUND");
    assertThat(failure.error(ApiError.class)).isNull();
    assertThat(failure.response(ThingResponse.class))
        .containsInstanceOf(ThingResponse.Undocumented.class);
  }

  @Test
  void anUndocumentedSuccessIsSaidToBeOne() {
    server.answers(request -> Answer.empty(202));

    assertThat(failure())
        .hasMessage("getThing answered 202, which the document does not list as a success");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502})
  void anErrorThatIsNotJsonHasItsText(int status) {
    String page = "<html>\n<h1>Bad gateway</h1>\u0007" + "x".repeat(1000) + "</html>";
    server.answers(request -> Answer.of(status, "text/html", page));

    ApiException failure = failure();

    assertThat(failure.body()).isEqualTo(page);
    assertThat(failure.errorCode()).isEmpty();
    assertThat(failure.error(ApiError.class)).isNull();
    assertThat(failure.getMessage())
        .startsWith("getThing answered " + status + ": <html> <h1>Bad gateway</h1> xxx")
        .endsWith("…")
        .hasSizeLessThan(250)
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"error\":", "[]", "{\"error\":\"many\"}", "null", "42"})
  void anErrorWhoseBodyIsNotTheDocumentedOneIsStillThatError(String body) {
    server.answers(request -> Answer.json(404, body));

    ApiException failure = failure();

    assertThat(failure.getClass().getSimpleName()).isEqualTo("NotFoundException");
    assertThat(failure.body()).isEqualTo(body);
    assertThat(failure.response(ThingResponse.class)).isEmpty();
    assertThat(
            catchThrowableOfType(
                    ApiException.class,
                    () -> caller.callWithResponse(ThingsApi.GET, ThingsApi.getT1()))
                .status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html        | <html/>          | ''   | JSON was expected",
        "application/xml  | <thing/>         | ''   | JSON was expected",
        "application/json | ''               | ''   | empty",
        "application/json | {\"name\":       | ANY  | ''",
        "application/json | {\"name\":[]}    | name | string",
        "application/json | {\"name\":\"a\"} x | ANY | ''",
        "application/json | {\"size\":\"a\"} | size | ''",
        "application/json | {\"size\":1e99}  | size | ''",
        "application/json | []               | ''   | object",
        "application/json | null             | ''   | object",
      })
  void aSuccessThatIsNotWhatTheDocumentSaysCannotBeRead(
      String mediaType, String body, String path, String reason) {
    server.answers(request -> Answer.of(200, mediaType, body));

    UnreadableResponseException failure = unreadable();

    assertThat(failure.status()).isEqualTo(200);
    assertThat(failure.operationId()).isEqualTo("getThing");
    assertThat(failure.mediaType()).isEqualTo(mediaType);
    assertThat(failure.body()).isEqualTo(body);
    if (!path.equals("ANY")) {
      assertThat(failure.path()).isEqualTo(path);
    }
    assertThat(failure)
        .hasMessageStartingWith("getThing answered 200 with a body (" + mediaType + ")")
        .hasMessageContaining(reason);
  }

  @Test
  void aBodyThatNestsTooDeepCannotBeRead() {
    server.answers(
        request -> Answer.json(200, "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));

    assertThat(unreadable().status()).isEqualTo(200);
  }

  @Test
  void textIsDecodedAsItsMediaTypeSays() {
    ReceivedResponse latin1 =
        new ReceivedResponse(
            new dev.dateline.client.transport.HttpResponseData(
                200,
                dev.dateline.runtime.http.Headers.builder()
                    .add("Content-Type", "text/plain; charset=ISO-8859-1")
                    .build(),
                "é".getBytes(StandardCharsets.ISO_8859_1)),
            Tries.ONE,
            "getThing",
            1000);

    assertThat(latin1.text()).isEqualTo("é");
  }

  @Test
  void anEnvelopeIsTakenOff() {
    server.answers(
        request -> Answer.json(200, "{\"status\":200,\"content\":{\"id\":\"t1\",\"name\":\"a\"}}"));

    assertThat(enveloped.call(ThingsApi.GET, ThingsApi.getT1()).id()).isEqualTo("t1");
  }

  @Test
  void theStatusInTheEnvelopeCounts() {
    server.answers(request -> Answer.json(200, "{\"status\":404,\"content\":" + NOT_FOUND + "}"));

    ApiException failure =
        catchThrowableOfType(
            ApiException.class, () -> enveloped.call(ThingsApi.GET, ThingsApi.getT1()));

    assertThat(failure.getClass().getSimpleName()).isEqualTo("NotFoundException");
    assertThat(failure.error(ApiError.class).detail()).isEqualTo("No thing t1.");
    assertThat(failure.errorCode()).contains("RESOURCE_NOT_FOUND");
    ApiResponse<ThingResponse> response =
        enveloped.callWithResponse(ThingsApi.GET, ThingsApi.getT1());
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.response()).isInstanceOf(ThingResponse.NotFound.class);
  }

  @Test
  void aListIsItsOwnEnvelope() {
    server.answers(
        request ->
            Answer.json(200, "{\"results\":[],\"totalCount\":0,\"status\":200,\"name\":\"l\"}"));

    Thing list = enveloped.call(ThingsApi.GET, ThingsApi.getT1());

    assertThat(list.name()).isEqualTo("l");
    assertThat(list.unknownProperties()).containsOnlyKeys("results", "totalCount");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | application/json | {\"error\":404,\"errorCode\":\"RESOURCE_NOT_FOUND\"}",
        "502 | text/html        | <html/>",
        "500 | application/json | {\"status\":",
        "503 | application/json | ''"
      })
  void anAnswerWithoutTheEnvelopeThatWasAskedForCountsAsItIs(
      int status, String mediaType, String body) {
    server.answers(request -> Answer.of(status, mediaType, body));

    ApiException failure =
        catchThrowableOfType(
            ApiException.class, () -> enveloped.call(ThingsApi.GET, ThingsApi.getT1()));

    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.body()).isEqualTo(body);
  }

  @Test
  void whatWasNotAskedForInAnEnvelopeIsNotTakenOutOfOne() {
    server.answers(request -> Answer.json(200, "{\"status\":404,\"content\":{},\"name\":\"a\"}"));

    assertThat(call().unknownProperties()).containsOnlyKeys("status", "content");
  }
}
