package dev.dateline.contracttests.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import dev.dateline.contracttests.spec.SchemaJudge;
import dev.dateline.contracttests.spec.SchemaJudge.Direction;
import dev.dateline.contracttests.spec.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Judges bodies by schemas of the document. Beyond what a schema says, a body may have no property
 * that the schema does not name: schemas allow such, but a pact has no reason to.
 */
final class BodyJudge {

  private final SpecDocument document;
  private final SchemaJudge schemas;

  BodyJudge(SpecDocument document) {
    this.document = document;
    this.schemas = new SchemaJudge(document);
  }

  /** What is wrong with a body: JSON pointer into it and message, in the order of the pointers. */
  Map<String, String> judge(JsonNode schema, JsonNode body, Direction direction) {
    Map<String, String> found = new TreeMap<>();
    for (Error error : schemas.judge(schema, body, direction)) {
      found.merge(pointer(error), error.getMessage(), (one, other) -> one + "; " + other);
    }
    undocumented(schema, body, "")
        .forEach(pointer -> found.putIfAbsent(pointer, "a property that the document has not"));
    return found;
  }

  private static String pointer(Error error) {
    return error.getKeyword().equals("required") && error.getProperty() != null
        ? error.getInstanceLocation() + "/" + error.getProperty()
        : error.getInstanceLocation().toString();
  }

  private List<String> undocumented(JsonNode schema, JsonNode body, String pointer) {
    List<String> found = new ArrayList<>();
    // A schema without properties is one of any object.
    boolean open = document.views(schema).noneMatch(view -> view.has("properties"));
    if (body.isObject() && !open) {
      body.properties()
          .forEach(
              property -> {
                String at = pointer + "/" + property.getKey();
                JsonNode child = document.schemaAt(schema, "/" + property.getKey());
                if (child.isMissingNode()) {
                  found.add(at);
                } else {
                  found.addAll(undocumented(child, property.getValue(), at));
                }
              });
    }
    for (int i = 0; body.isArray() && i < body.size(); i++) {
      found.addAll(undocumented(document.schemaAt(schema, "/0"), body.get(i), pointer + "/" + i));
    }
    return found;
  }

  /** Every place in the body: JSON pointer to value, that of the whole body first. */
  static Stream<Map.Entry<String, JsonNode>> places(JsonNode body, String pointer) {
    Stream<Map.Entry<String, JsonNode>> below = Stream.empty();
    if (body.isObject()) {
      below =
          body.properties().stream()
              .flatMap(entry -> places(entry.getValue(), pointer + "/" + entry.getKey()));
    } else if (body.isArray()) {
      below =
          Stream.iterate(0, i -> i < body.size(), i -> i + 1)
              .flatMap(i -> places(body.get(i), pointer + "/" + i));
    }
    return Stream.concat(Stream.of(Map.entry(pointer, body)), below);
  }
}
