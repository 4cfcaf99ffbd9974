package dev.dateline.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dateline.contract.ContractDocument;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.Documents;
import dev.dateline.contract.examples.ExampleValues;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Response;
import dev.dateline.runtime.http.ParameterText;
import dev.dateline.runtime.http.PathTemplate;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pacts made of values that obey, one interaction for every operation and documented status of
 * whole documents: nothing is wrong with them.
 */
class ObedientPactsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "canonical, 2, 10",
    "petstore-expanded-3.0.yaml, 4, 8",
    "train-travel-3.1.yaml, 7, 30",
    "atlas-admin-v2.yaml, 500, 2500",
  })
  void nothingIsWrong(String name, int operations, int interactions) {
    Path path =
        name.equals("canonical") ? Documents.canonical() : Documents.published(name).orElse(null);
    assumeTrue(path != null, "the document is not here");
    ContractDocument document =
        ContractReader.document(ContractSource.file(path), ContractOptions.LATEST);
    List<Operation> all = document.contract().operations();
    assertThat(all).hasSizeGreaterThanOrEqualTo(operations);
    ExampleValues values = ExampleValues.of(document.contract());
    List<JsonValue> made = new ArrayList<>();
    for (Operation operation : all) {
      for (Response response : operation.responses()) {
        made.add(interaction(values, operation, response));
      }
    }
    assertThat(made).hasSizeGreaterThanOrEqualTo(interactions);
    String pact =
        JsonObject.EMPTY
            .with("interactions", new JsonArray(made))
            .with("metadata", JsonValue.parse("{\"pactSpecification\":{\"version\":\"3.0.0\"}}"))
            .toString();
    PactVerdict verdict = new PactCheck(document).check(name, pact);
    assertThat(verdict.verdicts())
        .filteredOn(
            each ->
                each.operation() == null
                    || !each.interaction().description().startsWith(each.operation().id() + " "))
        .extracting(each -> each.interaction().description())
        .isEmpty();
    assertThat(
            verdict.all().stream()
                .filter(Finding::isError)
                // Values are made without e-mail addresses; one example has what no answer has.
                .filter(each -> !each.message().contains("must be an e-mail address"))
                .filter(each -> each.code() != FindingCode.RESPONSE_WRITE_ONLY)
                // Where a type is any JSON, the value made for it is a text.
                .filter(each -> !each.message().contains("must be an object, and is the string"))
                .map(each -> each.code().id() + " " + each.message() + " " + each.document())
                .collect(Collectors.toList()))
        .isEmpty();
  }

  private static JsonObject interaction(
      ExampleValues values, Operation operation, Response response) {
    int status =
        response.status().equals("default")
            ? 599
            : Integer.parseInt(response.status().replace("XX", "00"));
    Map<String, String> path = new LinkedHashMap<>();
    Map<String, JsonValue> query = new LinkedHashMap<>();
    Map<String, JsonValue> headers = new LinkedHashMap<>();
    for (Parameter each : operation.parameters()) {
      JsonValue value = values.of(each);
      switch (each.in()) {
        case PATH ->
            path.put(
                each.wireName(),
                ParameterText.writePath(
                    each.wireName(), plain(value), each.style(), each.explode()));
        case QUERY -> {
          if (each.required()) {
            query.put(
                each.wireName(), value instanceof JsonArray array ? array : JsonArray.of(value));
          }
        }
        case HEADER -> {
          if (each.required()) {
            headers.put(each.wireName(), JsonValue.of(text(value)));
          }
        }
        default -> {
          // bodies are made below, or not at all
        }
      }
    }
    if (!operation.security().isEmpty()) {
      headers.put("Authorization", JsonValue.of("Bearer x"));
    }
    JsonObject request =
        JsonObject.EMPTY
            .with("method", JsonValue.of(operation.method()))
            .with("path", JsonValue.of(PathTemplate.of(operation.path()).expand(path::get)))
            .with("query", new JsonObject(query));
    JsonValue body = values.request(operation);
    if (operation.body() != null && body != null) {
      headers.put(
          "Content-Type", JsonValue.of(operation.body().contents().get(0).mediaType().toString()));
      request = request.with("body", body);
    } else if (operation.takesBody()) {
      // Bytes, whatever they are.
      request = request.with("body", JsonValue.of("x"));
      headers.put("Content-Type", JsonValue.of(operation.requestTypes().get(0).toString()));
    }
    request = request.with("headers", new JsonObject(headers));
    JsonObject answer = JsonObject.EMPTY.with("status", JsonValue.of(status));
    JsonValue expected = values.response(operation, response);
    if (expected != null) {
      answer =
          answer
              .with(
                  "headers",
                  JsonObject.EMPTY.with(
                      "Content-Type",
                      JsonValue.of(response.contents().get(0).mediaType().toString())))
              .with("body", expected);
    }
    return JsonObject.EMPTY
        .with("description", JsonValue.of(operation.id() + " answers " + response.status()))
        .with("request", request)
        .with("response", answer);
  }

  private static Object plain(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.items().stream().map(ObedientPactsTest::text).toList();
    }
    return text(value);
  }

  private static String text(@Nullable JsonValue value) {
    return value instanceof JsonString text ? text.value() : String.valueOf(value);
  }
}
