package dev.dateline.contracttests.facts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.atlas.model.ApiError;
import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.InvalidRequestException;
import dev.dateline.client.errors.UnreadableResponseException;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.ConstraintTable.Constraint;
import dev.dateline.contracttests.facts.ConstraintTable.Part;
import dev.dateline.contracttests.facts.ConstraintTable.RuleCase;
import dev.dateline.contracttests.facts.FactualOperation;
import dev.dateline.contracttests.facts.Places;
import dev.dateline.contracttests.facts.client.AnsweringServer.Received;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.validation.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The generated client sends what the pages allow and refuses to send what they do not; it reads
 * what they allow, and tells what is wrong with an answer that they do not.
 */
class ClientConstraintsTest {

  private static AnsweringServer server;

  @BeforeAll
  static void start() {
    server = new AnsweringServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Constraint> pathParameters() {
    return ConstraintTable.constraints().stream()
        .filter(constraint -> constraint.location().part() == Part.PATH);
  }

  /** No client can break the types of these: they are settings, and boolean in Java. */
  static Stream<Constraint> queryParameters() {
    return ConstraintTable.constraints().stream()
        .filter(constraint -> constraint.location().part() == Part.QUERY);
  }

  static Stream<Constraint> requestBodies() {
    return ConstraintTable.constraints().stream()
        .filter(constraint -> constraint.location().part() == Part.REQUEST);
  }

  static Stream<Constraint> responseBodies() {
    return ConstraintTable.constraints().stream()
        .filter(constraint -> constraint.location().part() == Part.RESPONSE);
  }

  static Stream<RuleCase> rulesInSchema() {
    return ConstraintTable.rules().stream().filter(RuleCase::inSchema);
  }

  static Stream<RuleCase> rulesOfTheService() {
    return ConstraintTable.rules().stream().filter(rule -> !rule.inSchema());
  }

  @ParameterizedTest
  @MethodSource("pathParameters")
  void checksPathParameters(Constraint constraint) {
    FactualOperation operation = operation(constraint);
    String name = constraint.pointer();
    answerWell(operation);

    Map<String, String> good = Map.of(name, constraint.acceptedText());
    ClientCalls.call(server.client(), operation, good, bodyOf(operation));
    assertThat(server.onlyRequest().target()).isEqualTo(operation.path(good));

    answerWell(operation);
    Map<String, String> bad = Map.of(name, constraint.breakingText());
    refuses(
        catchThrowable(() -> ClientCalls.call(server.client(), operation, bad, bodyOf(operation))),
        name);
  }

  @ParameterizedTest
  @MethodSource("queryParameters")
  void sendsQueryParameters(Constraint constraint) {
    FactualOperation operation = operation(constraint);
    boolean wanted = constraint.acceptedText().equals("true");
    answerWell(operation);
    if (constraint.pointer().equals("envelope") && wanted) {
      wrapAnswer(operation);
    }

    ClientCalls.call(
        constraint.pointer().equals("envelope")
            ? server.builder().envelope(wanted).build()
            : server.builder().pretty(wanted).build(),
        operation,
        Map.of(),
        bodyOf(operation));

    assertThat(server.onlyRequest().target())
        .isEqualTo(operation.path() + (wanted ? "?" + constraint.pointer() + "=true" : ""));
  }

  @ParameterizedTest
  @MethodSource("requestBodies")
  void checksBodiesOfRequests(Constraint constraint) {
    FactualOperation operation = operation(constraint);
    sends(operation, constraint.acceptedBody());

    answerWell(operation);
    Throwable refusal =
        catchThrowable(
            () ->
                ClientCalls.call(server.client(), operation, Map.of(), constraint.breakingBody()));
    if (refusal instanceof JsonException unreadable) {
      // There is no such value in Java, so there is no such request.
      assertThat(constraint.keyword()).isIn("type", "format");
      assertThat(unreadable.path()).isEqualTo(Places.path(constraint.pointer()));
    } else {
      String path = Places.path(constraint.pointer());
      refuses(refusal, path.isEmpty() ? "body" : path);
      if (constraint.keyword().equals("required")) {
        assertThat(((InvalidRequestException) refusal).violations()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rulesInSchema")
  void checksRulesBetweenProperties(RuleCase rule) {
    FactualOperation operation = new FactualOperation("createGroupClusterRestoreJob");
    sends(operation, Optional.of(rule.acceptedBody()));

    answerWell(operation);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(
            () ->
                ClientCalls.call(
                    server.client(), operation, Map.of(), Optional.of(rule.breakingBody())))
        .satisfies(
            refusal ->
                assertThat(
                        refusal.violations().stream()
                            .map(violation -> violation.path() + " " + violation.message())
                            .collect(Collectors.joining("\n")))
                    .contains(rule.names()));
    assertThat(server.received()).isEmpty();
  }

  /** Only the service can judge these, by its clock. */
  @ParameterizedTest
  @MethodSource("rulesOfTheService")
  void leavesOtherRulesToTheService(RuleCase rule) {
    FactualOperation operation = new FactualOperation("createGroupClusterRestoreJob");

    sends(operation, Optional.of(rule.acceptedBody()));
    sends(operation, Optional.of(rule.breakingBody()));
  }

  @ParameterizedTest
  @MethodSource("responseBodies")
  void readsBodiesOfResponses(Constraint constraint) {
    FactualOperation operation = operation(constraint);
    int status = constraint.location().status();

    JsonNode good = constraint.acceptedBody().orElseThrow();
    JsonModel read = answered(operation, status, good);
    assertThat(ClientCalls.tree(read.toJson())).isEqualTo(Places.comparable(good, constraint));
    assertThat(read.validate(Direction.RESPONSE)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("responseBodies")
  void tellsWhatIsWrongWithBodiesOfResponses(Constraint constraint) {
    FactualOperation operation = operation(constraint);
    int status = constraint.location().status();
    String path = Places.path(constraint.pointer());
    JsonNode bad = constraint.breakingBody().orElseThrow();
    boolean mayBeUnreadable = Set.of("type", "format").contains(constraint.keyword());

    JsonModel read;
    try {
      read = answered(operation, status, bad);
    } catch (UnreadableResponseException unreadable) {
      assertThat(mayBeUnreadable).as("may be unreadable").isTrue();
      assertThat(unreadable.path()).isEqualTo(path);
      return;
    } catch (ApiException withoutTypedBody) {
      assertThat(mayBeUnreadable).as("may be unreadable").isTrue();
      assertThat(withoutTypedBody.status()).isEqualTo(status);
      assertThat(withoutTypedBody.body()).isEqualTo(bad.toString());
      return;
    }
    List<Violation> violations = read.validate(Direction.RESPONSE);
    assertThat(violations)
        .anySatisfy(
            violation -> {
              assertThat(violation.path()).isEqualTo(path);
              assertThat(violation.keyword()).isEqualTo(constraint.keyword());
            });
  }

  /** The body of an answer, be it a success or an error; an error without a body is thrown. */
  private static JsonModel answered(FactualOperation operation, int status, JsonNode body) {
    server.answers(status, operation.responseType(status), body.toString());
    try {
      JsonModel success = ClientCalls.call(server.client(), operation, Map.of(), bodyOf(operation));
      assertThat(status).isEqualTo(200);
      return success;
    } catch (ApiException e) {
      assertThat(e.status()).isEqualTo(status);
      ApiError error = e.error(ApiError.class);
      if (error == null) {
        throw e;
      }
      return error;
    }
  }

  private static void sends(FactualOperation operation, Optional<JsonNode> body) {
    answerWell(operation);
    ClientCalls.call(server.client(), operation, Map.of(), body);
    Received received = server.onlyRequest();
    assertThat(ClientCalls.tree(received.body())).isEqualTo(body.orElseThrow());
  }

  /** A refusal before anything was sent, that names the place. */
  private static void refuses(Throwable refusal, String path) {
    assertThat(refusal).isInstanceOf(InvalidRequestException.class);
    assertThat(((InvalidRequestException) refusal).violations())
        .extracting(Violation::path)
        .contains(path);
    assertThat(server.received()).isEmpty();
  }

  private static FactualOperation operation(Constraint constraint) {
    return new FactualOperation(constraint.operation());
  }

  private static Optional<JsonNode> bodyOf(FactualOperation operation) {
    return operation.takesBody() ? Optional.of(ConstraintTable.body("http")) : Optional.empty();
  }

  private static JsonNode goodAnswer(FactualOperation operation) {
    return ConstraintTable.body(operation.takesBody() ? "restore-jobs" : "restore-job");
  }

  private static void answerWell(FactualOperation operation) {
    server.answers(200, operation.datedType(), goodAnswer(operation).toString());
  }

  private static void wrapAnswer(FactualOperation operation) {
    String body = goodAnswer(operation).toString();
    server.answers(
        200,
        operation.datedType(),
        operation.takesBody()
            ? "{\"status\": 200, " + body.substring(1)
            : "{\"status\": 200, \"content\": " + body + "}");
  }
}
