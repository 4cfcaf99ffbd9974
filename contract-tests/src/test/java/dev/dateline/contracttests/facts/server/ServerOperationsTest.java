package dev.dateline.contracttests.facts.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.FactualOperation;
import dev.dateline.contracttests.facts.server.ServedApi.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Roles, versions and media types, envelope and line breaks, as the pages have them. */
class ServerOperationsTest {

  private static ServedApi api;

  @BeforeAll
  static void start() {
    api = new ServedApi();
    JsonNode job = ConstraintTable.body("restore-job");
    JsonNode jobs = ConstraintTable.body("restore-jobs");
    api.onGet(request -> ServerAnswers.get(200, job));
    api.onPost(request -> ServerAnswers.post(200, jobs));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  static List<FactualOperation> operations() {
    return FactualOperation.all();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void answersWhoHasTheRole(FactualOperation operation) {
    Answer answer = send(operation, UnaryOperator.identity());

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(operation.datedType());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void forbidsWhatTheRoleOfTheOtherOperationDoesNotAllow(FactualOperation operation) {
    FactualOperation.all().stream()
        .filter(other -> !other.equals(operation))
        .forEach(
            other -> {
              String token = other.role().replace(' ', '_');
              error(operation, send(operation, header("Authorization", "Bearer " + token)), 403);
            });
  }

  @ParameterizedTest
  @MethodSource("operations")
  void asksForCredentials(FactualOperation operation) {
    error(operation, send(operation, header("Authorization", "Bearer nobody")), 401);
    error(operation, send(operation, header("Authorization", "Basic bm9ib2R5Om5vYm9keQ==")), 401);
  }

  /** The newest version that is not later than the pin: there is but one. */
  static Stream<Arguments> accepted() {
    return FactualOperation.all().stream()
        .flatMap(
            operation ->
                Stream.of(
                        operation.datedType(),
                        operation.datedType(operation.version().plusDays(1).toString()),
                        operation.datedType("2024-08-05"),
                        operation.datedType("2025-03-12"),
                        operation.datedType("2099-12-31"),
                        operation.datedType("2025-03-12") + ", application/json",
                        "application/json",
                        "application/*",
                        "*/*")
                    .map(accept -> Arguments.of(operation, accept)));
  }

  @ParameterizedTest
  @MethodSource
  void accepted(FactualOperation operation, String accept) {
    Answer answer = send(operation, header("Accept", accept));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(operation.datedType());
  }

  static Stream<Arguments> notAcceptable() {
    return FactualOperation.all().stream()
        .flatMap(
            operation ->
                Stream.of(
                        operation.datedType(operation.version().minusDays(1).toString()),
                        operation.datedType("2020-01-01"),
                        operation.datedType("2023-02-30"),
                        operation.datedType().replace("+json", "+csv"),
                        operation.datedType().replace("atlas", "other"),
                        "application/xml",
                        "text/html")
                    .map(accept -> Arguments.of(operation, accept)));
  }

  @ParameterizedTest
  @MethodSource
  void notAcceptable(FactualOperation operation, String accept) {
    Answer answer = send(operation, header("Accept", accept));

    assertThat(answer.status()).as(answer.text()).isEqualTo(406);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.body().path("error").asInt()).isEqualTo(406);
  }

  static Stream<Arguments> sent() {
    return FactualOperation.all().stream()
        .filter(FactualOperation::takesBody)
        .flatMap(
            operation ->
                Stream.of(
                    Arguments.of(operation, operation.datedType(), 200),
                    Arguments.of(operation, operation.datedType() + "; charset=utf-8", 200),
                    Arguments.of(operation, operation.datedType("2025-03-12"), 200),
                    Arguments.of(operation, "application/json", 200),
                    Arguments.of(
                        operation,
                        operation.datedType(operation.version().minusDays(1).toString()),
                        415),
                    Arguments.of(operation, "application/xml", 415),
                    Arguments.of(operation, "text/plain", 415)));
  }

  @ParameterizedTest
  @MethodSource
  void sent(FactualOperation operation, String contentType, int status) {
    Answer answer = send(operation, header("Content-Type", contentType));

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void hasNoOtherMethod(FactualOperation operation) {
    Answer answer =
        send(operation, request -> request.method("DELETE", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).as(answer.text()).isEqualTo(405);
    assertThat(answer.body().path("error").asInt()).isEqualTo(405);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void wrapsAnswersInAnEnvelope(FactualOperation operation) {
    JsonNode plain = send(operation, UnaryOperator.identity()).body();
    Answer wrapped = send(operation, "?envelope=true", UnaryOperator.identity());

    assertThat(wrapped.status()).isEqualTo(200);
    assertThat(wrapped.body().path("status").asInt()).isEqualTo(200);
    if (plain.has("results")) {
      assertThat(wrapped.body().path("results")).isEqualTo(plain.path("results"));
      assertThat(wrapped.body().has("content")).isFalse();
    } else {
      assertThat(wrapped.body().path("content")).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void wrapsErrorsInAnEnvelope(FactualOperation operation) {
    Answer wrapped = send(operation, "?envelope=true", header("Authorization", "Bearer nobody"));

    assertThat(wrapped.status()).isEqualTo(401);
    assertThat(wrapped.body().path("status").asInt()).isEqualTo(401);
    assertThat(wrapped.body().at("/content/errorCode").asText())
        .isEqualTo(operation.errorCode(401));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void laysOutAnswersForPeople(FactualOperation operation) {
    Answer plain = send(operation, "?pretty=false", UnaryOperator.identity());
    Answer pretty = send(operation, "?pretty=true", UnaryOperator.identity());

    assertThat(plain.text()).doesNotContain("\n");
    assertThat(pretty.text()).contains("\n");
    assertThat(pretty.body()).isEqualTo(plain.body());
  }

  /** Refusals that no service gives, with the code that the document has for each. */
  static Stream<Arguments> refusals() {
    UnaryOperator<HttpRequest.Builder> asItIs = UnaryOperator.identity();
    UnaryOperator<HttpRequest.Builder> delete =
        request -> request.method("DELETE", HttpRequest.BodyPublishers.noBody());
    return Stream.concat(
        FactualOperation.all().stream()
            .flatMap(
                operation ->
                    Stream.of(
                        Arguments.of(operation, "/elsewhere", asItIs, 404, "RESOURCE_NOT_FOUND"),
                        Arguments.of(operation, "", delete, 405, "METHOD_NOT_ALLOWED"),
                        Arguments.of(
                            operation, "", header("Accept", "text/html"), 406, "NOT_ACCEPTABLE"))),
        FactualOperation.all().stream()
            .filter(FactualOperation::takesBody)
            .map(
                operation ->
                    Arguments.of(
                        operation,
                        "",
                        header("Content-Type", "text/plain"),
                        415,
                        "UNSUPPORTED_MEDIA_TYPE")));
  }

  @ParameterizedTest(name = "{0}: {3} {4}")
  @MethodSource
  void refusals(
      FactualOperation operation,
      String end,
      UnaryOperator<HttpRequest.Builder> change,
      int status,
      String code) {
    Answer answer = api.send(operation, operation.path() + end, body(operation), change);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.body().path("error").asInt()).isEqualTo(status);
    assertThat(answer.body().path("errorCode").asText()).isEqualTo(code);
    assertThat(answer.body().path("reason").asText()).isNotBlank();
    assertThat(answer.body().path("detail").asText()).isNotBlank();
    assertThat(answer.body().propertyStream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder("error", "errorCode", "reason", "detail", "parameters");
  }

  private static void error(FactualOperation operation, Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo(operation.responseType(status));
    assertThat(answer.body().path("error").asInt()).isEqualTo(status);
    assertThat(answer.body().path("errorCode").asText()).isEqualTo(operation.errorCode(status));
  }

  private static UnaryOperator<HttpRequest.Builder> header(String name, String value) {
    return request -> request.setHeader(name, value);
  }

  private static Answer send(
      FactualOperation operation, UnaryOperator<HttpRequest.Builder> change) {
    return send(operation, "", change);
  }

  private static Answer send(
      FactualOperation operation, String query, UnaryOperator<HttpRequest.Builder> change) {
    return api.send(operation, operation.path() + query, body(operation), change);
  }

  private static @Nullable JsonNode body(FactualOperation operation) {
    return operation.takesBody() ? ConstraintTable.body("http") : null;
  }
}
