package dev.dateline.contracttests.facts.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.atlas.server.inmemory.Cluster;
import dev.dateline.atlas.server.inmemory.InMemoryBackups;
import dev.dateline.atlas.server.inmemory.ObjectIds;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.ConstraintTable.Constraint;
import dev.dateline.contracttests.facts.ConstraintTable.Part;
import dev.dateline.contracttests.facts.ConstraintTable.RuleCase;
import dev.dateline.contracttests.facts.FactualOperation;
import dev.dateline.contracttests.facts.Places;
import dev.dateline.contracttests.facts.server.ServedApi.Answer;
import dev.dateline.runtime.json.JsonException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The generated server takes what the pages allow and refuses what they do not, in requests of
 * callers and in answers of services.
 */
class ServerConstraintsTest {

  private static ServedApi api;

  @BeforeAll
  static void start() {
    api = new ServedApi();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  static Stream<Constraint> parameters() {
    return ConstraintTable.constraints().stream()
        .filter(constraint -> !constraint.location().isBody());
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
  @MethodSource("parameters")
  void checksParameters(Constraint constraint) {
    answerAll();

    Answer good = sendParameter(constraint, constraint.acceptedText());
    assertThat(good.status()).as(good.text()).isEqualTo(200);

    Answer bad = sendParameter(constraint, constraint.breakingText());
    if (constraint.breakingText().isEmpty()) {
      // A path without that segment is another one, and the API has no such path.
      assertThat(bad.status()).isEqualTo(404);
    } else {
      refuses(bad, constraint.pointer());
    }
  }

  private static Answer sendParameter(Constraint constraint, String value) {
    FactualOperation operation = new FactualOperation(constraint.operation());
    JsonNode body = operation.takesBody() ? ConstraintTable.body("http") : null;
    if (constraint.location().part() == Part.PATH) {
      String path = operation.path(Map.of(constraint.pointer(), value));
      return api.send(operation, path, body, UnaryOperator.identity());
    }
    String query = constraint.pointer() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return api.send(operation, operation.path() + "?" + query, body, UnaryOperator.identity());
  }

  @ParameterizedTest
  @MethodSource("requestBodies")
  void checksBodiesOfRequests(Constraint constraint) {
    answerAll();
    FactualOperation operation = new FactualOperation(constraint.operation());

    Answer good = api.send(operation, constraint.acceptedBody().orElse(null));
    assertThat(good.status()).as(good.text()).isEqualTo(200);

    Answer bad = api.send(operation, constraint.breakingBody().orElse(null));
    refuses(bad, Places.path(constraint.pointer()));
    if (constraint.keyword().equals("required")) {
      assertThat(bad.fields()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("rulesInSchema")
  void checksRulesBetweenProperties(RuleCase rule) {
    answerAll();
    FactualOperation operation = new FactualOperation("createGroupClusterRestoreJob");

    Answer good = api.send(operation, rule.acceptedBody());
    assertThat(good.status()).as(good.text()).isEqualTo(200);

    Answer bad = api.send(operation, rule.breakingBody());
    assertThat(bad.status()).as(bad.text()).isEqualTo(400);
    assertThat(bad.descriptions()).contains(rule.names());
  }

  /** No schema can state these: the services in memory do, by their clock. */
  @ParameterizedTest
  @MethodSource("rulesOfTheService")
  @SuppressWarnings("deprecation") // the operation is, and still part of the contract
  void leavesOtherRulesToTheService(RuleCase rule) {
    String groupId = FactualOperation.usual("groupId");
    InMemoryBackups backups =
        InMemoryBackups.create(
                Clock.fixed(rule.now().orElseThrow(), ZoneOffset.UTC), ObjectIds.sequence())
            .with(Cluster.builder(groupId, "orders").withId(groupId).build());
    api.onPost(backups::createGroupClusterRestoreJob);
    FactualOperation operation = new FactualOperation("createGroupClusterRestoreJob");

    Answer good = api.send(operation, rule.acceptedBody());
    assertThat(good.status()).as(good.text()).isEqualTo(200);

    Answer bad = api.send(operation, rule.breakingBody());
    assertThat(bad.status()).as(bad.text()).isEqualTo(400);
    assertThat(bad.fields()).containsAll(rule.names());
  }

  @ParameterizedTest
  @MethodSource("responseBodies")
  void checksBodiesOfResponses(Constraint constraint) {
    FactualOperation operation = new FactualOperation(constraint.operation());
    int status = constraint.location().status();

    Answer good = answer(operation, status, constraint.acceptedBody().orElseThrow());
    assertThat(good.status()).as(good.text()).isEqualTo(status);
    assertThat(good.contentType()).isEqualTo(operation.responseType(status));
    assertThat(good.body())
        .isEqualTo(Places.comparable(constraint.acceptedBody().orElseThrow(), constraint));

    JsonNode breaking = constraint.breakingBody().orElseThrow();
    Answer bad;
    try {
      bad = answer(operation, status, breaking);
    } catch (JsonException e) {
      // Not even a careless service can answer that: there is no such value in Java.
      assertThat(constraint.keyword()).isIn("type", "format");
      assertThat(e.path()).isEqualTo(Places.path(constraint.pointer()));
      return;
    }
    assertThat(bad.status()).as(bad.text()).isEqualTo(500);
    assertThat(bad.body()).isNotEqualTo(breaking);
    assertThat(bad.body().path("errorCode").asText()).isEqualTo(operation.errorCode(500));
    assertThat(bad.text()).doesNotContain("deliveryType").doesNotContain("results");
  }

  private static Answer answer(FactualOperation operation, int status, JsonNode body) {
    if (operation.takesBody()) {
      var response = ServerAnswers.post(status, body);
      api.onPost(request -> response);
      return api.send(operation, ConstraintTable.body("http"));
    }
    var response = ServerAnswers.get(status, body);
    api.onGet(request -> response);
    return api.send(operation, null);
  }

  private static void answerAll() {
    JsonNode job = ConstraintTable.body("restore-job");
    JsonNode jobs = ConstraintTable.body("restore-jobs");
    api.onGet(request -> ServerAnswers.get(200, job));
    api.onPost(request -> ServerAnswers.post(200, jobs));
  }

  /** An answer 400 that says where the mistake is. */
  private static void refuses(Answer answer, String field) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.body().path("error").asInt()).isEqualTo(400);
    assertThat(answer.body().path("errorCode").asText()).isEqualTo("VALIDATION_ERROR");
    List<String> expected = field.isEmpty() ? List.of("", "body") : List.of(field);
    assertThat(answer.fields()).as(answer.text()).containsAnyElementsOf(expected);
    assertThat(answer.body().at("/badRequestDetail/fields/0/description").asText()).isNotBlank();
  }
}
