package dev.dateline.contracttests.facts.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.atlas.server.api.CreateGroupClusterRestoreJobRequest;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.ConstraintTable.Access;
import dev.dateline.contracttests.facts.ConstraintTable.Property;
import dev.dateline.contracttests.facts.FactualOperation;
import dev.dateline.contracttests.facts.Places;
import dev.dateline.contracttests.facts.server.ServedApi.Answer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Read-only properties do not reach a service, write-only ones do not leave it. */
class ServerDirectionsTest {

  private static final FactualOperation POST = new FactualOperation("createGroupClusterRestoreJob");

  private static ServedApi api;

  @BeforeAll
  static void start() {
    api = new ServedApi();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  static Stream<Property> readOnlyProperties() {
    return properties(Access.READ_ONLY);
  }

  static Stream<Property> writeOnlyProperties() {
    return properties(Access.WRITE_ONLY);
  }

  static Stream<Property> properties(Access access) {
    return ConstraintTable.properties().stream()
        .filter(property -> property.access() == access)
        .filter(property -> property.schema().startsWith("BackupRestoreJob"));
  }

  private static String pointer(Property property) {
    return (property.schema().equals("BackupRestoreJob") ? "/" : "/delivery/") + property.name();
  }

  @ParameterizedTest
  @MethodSource("readOnlyProperties")
  void readOnlyPropertiesOfRequestsAreIgnored(Property property) {
    JsonNode value = ConstraintTable.body("restore-jobs").at("/results/0" + pointer(property));
    isIgnored(property, value);
  }

  /** What is ignored may be anything. */
  @ParameterizedTest
  @MethodSource("readOnlyProperties")
  void readOnlyPropertiesOfRequestsMayBeOfAnyType(Property property) {
    isIgnored(property, ConstraintTable.body("restore-job"));
    isIgnored(property, ConstraintTable.body("error").path("error"));
  }

  private static void isIgnored(Property property, JsonNode value) {
    AtomicReference<CreateGroupClusterRestoreJobRequest> received = new AtomicReference<>();
    api.onPost(
        request -> {
          received.set(request);
          return ServerAnswers.post(200, ConstraintTable.body("restore-jobs"));
        });
    JsonNode body = with(ConstraintTable.body("http"), pointer(property), value);

    Answer answer = api.send(POST, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(received.get().body().toJson()).doesNotContain("\"" + property.name() + "\"");
    assertThat(received.get().body().unknownProperties()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("writeOnlyProperties")
  void writeOnlyPropertiesAreLeftOutOfAnswers(Property property) {
    JsonNode value = valueOf(property);
    JsonNode jobs = ConstraintTable.body("restore-jobs");
    JsonNode withProperty = with(jobs.deepCopy(), "/results/0" + pointer(property), value);
    api.onPost(request -> ServerAnswers.post(200, withProperty));

    Answer answer = api.send(POST, ConstraintTable.body("http"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(jobs);
  }

  @ParameterizedTest
  @MethodSource("writeOnlyProperties")
  void writeOnlyPropertiesReachTheService(Property property) {
    AtomicReference<CreateGroupClusterRestoreJobRequest> received = new AtomicReference<>();
    api.onPost(
        request -> {
          received.set(request);
          return ServerAnswers.post(200, ConstraintTable.body("restore-jobs"));
        });

    Answer answer = api.send(POST, bodyWith(property));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(received.get().body().toJson()).contains("\"" + property.name() + "\"");
    assertThat(received.get().body().unknownProperties()).isEmpty();
  }

  private static JsonNode valueOf(Property property) {
    return bodyWith(property).at(pointer(property));
  }

  /** The body among those of the tables that has the property. */
  private static JsonNode bodyWith(Property property) {
    return Stream.of("automated-checkpoint", "automated-oplog", "automated-point-in-time")
        .map(ConstraintTable::body)
        .filter(body -> Places.has(body, pointer(property)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No body of the tables has " + property));
  }

  private static JsonNode with(JsonNode body, String pointer, JsonNode value) {
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) body.at(pointer.substring(0, last))).set(pointer.substring(last + 1), value);
    return body;
  }
}
