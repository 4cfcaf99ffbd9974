package dev.dateline.contracttests.facts.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.atlas.model.ApiError;
import dev.dateline.client.errors.ApiException;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.FactualOperation;
import dev.dateline.contracttests.facts.ShapeCase;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonModel;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client makes no rule of its own for lists and objects of which the pages say nothing. */
class ClientShapesTest {

  private static AnsweringServer server;

  @BeforeAll
  static void start() {
    server = new AnsweringServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<ShapeCase> allowed() {
    return ShapeCase.all();
  }

  @ParameterizedTest
  @MethodSource
  void allowed(ShapeCase shape) {
    FactualOperation operation = shape.operation();
    if (shape.isRequest()) {
      server.answers(200, operation.datedType(), ConstraintTable.body("restore-jobs").toString());
      ClientCalls.call(server.client(), operation, Map.of(), Optional.of(shape.body()));

      assertThat(ClientCalls.tree(server.onlyRequest().body())).isEqualTo(shape.body());
      return;
    }
    JsonModel read = answered(operation, shape.location().status(), shape.body());

    assertThat(read.validate(Direction.RESPONSE)).isEmpty();
    assertThat(ClientCalls.tree(read.toJson())).isEqualTo(shape.body());
  }

  private static JsonModel answered(FactualOperation operation, int status, JsonNode body) {
    server.answers(status, operation.responseType(status), body.toString());
    Optional<JsonNode> request =
        operation.takesBody() ? Optional.of(ConstraintTable.body("http")) : Optional.empty();
    try {
      return ClientCalls.call(server.client(), operation, Map.of(), request);
    } catch (ApiException e) {
      return Objects.requireNonNull(e.error(ApiError.class));
    }
  }
}
