package dev.dateline.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.ConstraintTable.Constraint;
import dev.dateline.contracttests.facts.ConstraintTable.Location;
import dev.dateline.contracttests.facts.ConstraintTable.Part;
import dev.dateline.contracttests.spec.SchemaJudge.Direction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document states every constraint of the public pages, exactly, and no other. */
class ConstraintsTest {

  private static final SpecDocument DOCUMENT = SpecDocument.read();
  private static final SchemaJudge JUDGE = new SchemaJudge(DOCUMENT);

  /** Keywords that say something about a value, rather than forbid one. */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "default",
          "deprecated",
          "description",
          "example",
          "examples",
          "externalDocs",
          "readOnly",
          "title",
          "writeOnly");

  /** Keywords that lead to other schemas. */
  private static final Set<String> STRUCTURE = Set.of("$ref", "allOf", "items", "properties");

  static List<Constraint> constraints() {
    return ConstraintTable.constraints();
  }

  @ParameterizedTest
  @MethodSource("constraints")
  void acceptsWhatIsAllowed(Constraint constraint) {
    Optional<JsonNode> accepted = accepted(constraint);

    assertThat(accepted).isPresent();
    assertThat(judge(constraint, accepted.get())).extracting(Error::toString).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("constraints")
  void rejectsWhatIsNotAndForThatReason(Constraint constraint) {
    Optional<JsonNode> breaking = breaking(constraint);
    if (breaking.isEmpty()) {
      assertThat(operation(constraint).node().at("/requestBody/required").asBoolean()).isTrue();
      return;
    }

    String pointer = constraint.location().isBody() ? constraint.pointer() : "";
    assertThat(judge(constraint, breaking.get()))
        .anySatisfy(
            error -> {
              assertThat(error.getKeyword()).isEqualTo(constraint.keyword());
              if (constraint.keyword().equals("required")) {
                assertThat(error.getInstanceLocation() + "/" + error.getProperty())
                    .isEqualTo(pointer);
              } else {
                assertThat(error.getInstanceLocation()).hasToString(pointer);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("constraints")
  void statesIt(Constraint constraint) {
    if (constraint.keyword().equals("required")) {
      return; // judged by the two tests above; where it stands is the document's affair
    }
    JsonNode schema = DOCUMENT.schemaAt(schema(constraint), bodyPointer(constraint));

    assertThat(DOCUMENT.keyword(schema, constraint.keyword()))
        .isEqualTo(constraint.argumentValue().orElseThrow());
  }

  /** The other way round: nothing is forbidden in the document that the pages allow. */
  @Test
  void statesNothingElse() {
    Set<String> stated =
        constraints().stream()
            .map(
                constraint ->
                    key(
                        constraint.operation(),
                        constraint.location(),
                        constraint.location().isBody()
                            ? constraint.pointer()
                            : "?" + constraint.pointer(),
                        constraint.keyword()))
            .collect(Collectors.toSet());

    assertThat(assertionsOfTheDocument()).isNotEmpty().isSubsetOf(stated);
  }

  private static Set<String> assertionsOfTheDocument() {
    Set<String> found = new TreeSet<>();
    for (SpecDocument.Operation operation : DOCUMENT.operations()) {
      operation
          .node()
          .path("parameters")
          .valueStream()
          .map(DOCUMENT::resolved)
          .forEach(
              parameter ->
                  collect(
                      operation.id(),
                      new Location(
                          parameter.path("in").asText().equals("path") ? Part.PATH : Part.QUERY, 0),
                      "?" + parameter.path("name").asText(),
                      parameter.path("schema"),
                      found));
      Stream.concat(
              Stream.of(new Location(Part.REQUEST, 0))
                  .filter(request -> operation.node().has("requestBody")),
              operation
                  .node()
                  .path("responses")
                  .propertyStream()
                  .map(entry -> new Location(Part.RESPONSE, Integer.parseInt(entry.getKey())))
                  // The other errors have the same schema, which the table of operations states.
                  .filter(location -> location.status() <= 400))
          .forEach(
              location ->
                  collect(
                      operation.id(),
                      location,
                      "",
                      DOCUMENT.content(operation, location).getValue().path("schema"),
                      found));
    }
    // A string with a pattern: its type is stated for bodies; the text of a parameter is a string
    // by itself.
    found.removeIf(key -> key.contains(" path ") && key.endsWith(" type"));
    return found;
  }

  private static void collect(
      String operation, Location location, String pointer, JsonNode schema, Set<String> found) {
    String leftOut = location.part() == Part.REQUEST ? "readOnly" : "writeOnly";
    if (DOCUMENT.keyword(schema, leftOut).asBoolean()) {
      return;
    }
    // Of an allOf beside a schema, the branches without a $ref are the rules, which have a test of
    // their own.
    Stream.concat(
            Stream.of(schema),
            DOCUMENT
                .views(schema)
                .skip(1)
                .filter(view -> !view.has("description") || view.has("type")))
        .forEach(
            view -> {
              view.fieldNames()
                  .forEachRemaining(
                      keyword -> {
                        if (keyword.equals("required")) {
                          view.path(keyword)
                              .forEach(
                                  name ->
                                      found.add(
                                          key(
                                              operation,
                                              location,
                                              pointer + "/" + name.asText(),
                                              keyword)));
                        } else if (!ANNOTATIONS.contains(keyword) && !STRUCTURE.contains(keyword)) {
                          found.add(key(operation, location, pointer, keyword));
                        }
                      });
              view.path("properties")
                  .properties()
                  .forEach(
                      property ->
                          collect(
                              operation,
                              location,
                              pointer + "/" + property.getKey(),
                              property.getValue(),
                              found));
              if (view.has("items")) {
                collect(operation, location, pointer + "/0", view.get("items"), found);
              }
            });
  }

  private static String key(String operation, Location location, String pointer, String keyword) {
    return operation + " " + location + " " + pointer + " " + keyword;
  }

  private static List<Error> judge(Constraint constraint, JsonNode value) {
    return JUDGE.judge(
        schema(constraint),
        value,
        constraint.location().part() == Part.RESPONSE ? Direction.RESPONSE : Direction.REQUEST);
  }

  private static JsonNode schema(Constraint constraint) {
    return constraint.location().isBody()
        ? DOCUMENT.content(operation(constraint), constraint.location()).getValue().path("schema")
        : DOCUMENT.parameter(operation(constraint), constraint.pointer()).path("schema");
  }

  private static SpecDocument.Operation operation(Constraint constraint) {
    return DOCUMENT.operation(constraint.operation());
  }

  private static String bodyPointer(Constraint constraint) {
    return constraint.location().isBody() ? constraint.pointer() : "";
  }

  private static Optional<JsonNode> accepted(Constraint constraint) {
    return constraint.location().isBody()
        ? constraint.acceptedBody()
        : Optional.of(parameterValue(constraint, constraint.acceptedText()));
  }

  private static Optional<JsonNode> breaking(Constraint constraint) {
    return constraint.location().isBody()
        ? constraint.breakingBody()
        : Optional.of(parameterValue(constraint, constraint.breakingText()));
  }

  /** The value that the text of a parameter stands for, where it stands for one of the type. */
  private static JsonNode parameterValue(Constraint constraint, String text) {
    boolean wantsBoolean = DOCUMENT.keyword(schema(constraint), "type").asText().equals("boolean");
    return wantsBoolean && Set.of("true", "false").contains(text)
        ? JsonNodeFactory.instance.booleanNode(text.equals("true"))
        : JsonNodeFactory.instance.textNode(text);
  }
}
