package dev.dateline.contracttests.facts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.client.errors.ApiException;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.ConstraintTable.Access;
import dev.dateline.contracttests.facts.ConstraintTable.Property;
import dev.dateline.contracttests.facts.FactualOperation;
import dev.dateline.contracttests.facts.client.AnsweringServer.Received;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods, paths, media types, error codes and directions, as the pages have them. */
class ClientOperationsTest {

  private static final FactualOperation POST = new FactualOperation("createGroupClusterRestoreJob");

  private static AnsweringServer server;

  @BeforeAll
  static void start() {
    server = new AnsweringServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<FactualOperation> operations() {
    return FactualOperation.all();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void areSentAsStated(FactualOperation operation) {
    Received received = send(operation, body(operation));

    assertThat(received.method()).isEqualTo(operation.method());
    assertThat(received.target()).isEqualTo(operation.path());
    assertThat(received.accept()).containsExactly(operation.datedType() + ", application/json");
    assertThat(received.contentType())
        .isEqualTo(operation.takesBody() ? List.of(operation.datedType()) : List.of());
  }

  static Stream<Arguments> errors() {
    return FactualOperation.all().stream()
        .flatMap(
            operation ->
                operation.statuses().stream()
                    .filter(status -> status >= 400)
                    .map(status -> Arguments.of(operation, status)));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorsAreToldApartByTheirCodes(FactualOperation operation, int status) {
    ObjectNode error = (ObjectNode) ConstraintTable.body("error");
    error.put("error", status).put("errorCode", operation.errorCode(status));
    server.answers(status, operation.responseType(status), error.toString());

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> ClientCalls.call(server.client(), operation, Map.of(), body(operation)))
        .satisfies(
            thrown -> {
              assertThat(thrown.status()).isEqualTo(status);
              assertThat(thrown.errorCode()).contains(operation.errorCode(status));
              assertThat(thrown).hasMessageContaining(error.path("detail").asText());
              assertThat(thrown.getClass()).isNotEqualTo(ApiException.class);
            });
  }

  static Stream<Property> readOnlyProperties() {
    return ConstraintTable.properties().stream()
        .filter(property -> property.access() == Access.READ_ONLY)
        .filter(property -> property.schema().startsWith("BackupRestoreJob"));
  }

  /** As when a job that was read is sent back. */
  @ParameterizedTest
  @MethodSource("readOnlyProperties")
  void readOnlyPropertiesAreNotSent(Property property) {
    JsonNode read = ConstraintTable.body("restore-jobs").at("/results/0");
    ObjectNode body = (ObjectNode) ConstraintTable.body("http");
    if (property.schema().equals("BackupRestoreJob")) {
      body.set(property.name(), read.get(property.name()));
    } else {
      ((ObjectNode) body.get("delivery"))
          .set(property.name(), read.get("delivery").get(property.name()));
    }

    Received received = send(POST, Optional.of(body));

    assertThat(ClientCalls.tree(received.body())).isEqualTo(ConstraintTable.body("http"));
  }

  static List<String> bodiesOfRequests() {
    return List.of(
        "http",
        "automated-snapshot",
        "automated-checkpoint",
        "automated-oplog",
        "automated-point-in-time");
  }

  @ParameterizedTest
  @MethodSource("bodiesOfRequests")
  void everythingElseIsSent(String name) {
    JsonNode body = ConstraintTable.body(name);

    assertThat(ClientCalls.tree(send(POST, Optional.of(body)).body())).isEqualTo(body);
  }

  private static Received send(FactualOperation operation, Optional<JsonNode> body) {
    server.answers(
        200,
        operation.datedType(),
        ConstraintTable.body(operation.takesBody() ? "restore-jobs" : "restore-job").toString());
    ClientCalls.call(server.client(), operation, Map.of(), body);
    return server.onlyRequest();
  }

  private static Optional<JsonNode> body(FactualOperation operation) {
    return operation.takesBody() ? Optional.of(ConstraintTable.body("http")) : Optional.empty();
  }
}
