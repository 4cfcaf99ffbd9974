package dev.dateline.contracttests.facts.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.FactualOperation;
import dev.dateline.contracttests.facts.ShapeCase;
import dev.dateline.contracttests.facts.server.ServedApi.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server makes no rule of its own for lists and objects of which the pages say nothing. */
class ServerShapesTest {

  private static ServedApi api;

  @BeforeAll
  static void start() {
    api = new ServedApi();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  static Stream<ShapeCase> allowed() {
    return ShapeCase.all();
  }

  @ParameterizedTest
  @MethodSource
  void allowed(ShapeCase shape) {
    FactualOperation operation = shape.operation();
    int status = shape.isRequest() ? 200 : shape.location().status();
    JsonNode jobs = ConstraintTable.body("restore-jobs");
    api.onGet(request -> ServerAnswers.get(status, shape.body()));
    api.onPost(request -> ServerAnswers.post(status, shape.isRequest() ? jobs : shape.body()));
    JsonNode sent =
        shape.isRequest()
            ? shape.body()
            : operation.takesBody() ? ConstraintTable.body("http") : null;

    Answer answer = api.send(operation, sent);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(shape.isRequest() ? jobs : shape.body());
  }
}
