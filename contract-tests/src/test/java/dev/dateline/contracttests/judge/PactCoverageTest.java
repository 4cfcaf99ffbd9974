package dev.dateline.contracttests.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.contracttests.facts.ConstraintTable.Location;
import dev.dateline.contracttests.facts.ConstraintTable.Part;
import dev.dateline.contracttests.judge.PactFile.Interaction;
import dev.dateline.contracttests.judge.PactFile.Message;
import dev.dateline.contracttests.spec.SpecDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The pacts leave nothing of the document out. */
@Tag("needs-pact")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PactCoverageTest {

  private static final SpecDocument DOCUMENT = SpecDocument.read();

  private List<Interaction> interactions = List.of();

  @BeforeAll
  void readPacts() {
    interactions = PactFile.all().stream().flatMap(pact -> pact.interactions().stream()).toList();
  }

  @Test
  void hasEveryStatusOfEveryOperation() {
    Set<String> documented =
        DOCUMENT.operations().stream()
            .flatMap(
                operation ->
                    operation.node().path("responses").properties().stream()
                        .map(response -> operation.id() + " " + response.getKey()))
            .collect(Collectors.toSet());

    assertThat(
            interactions.stream()
                .map(each -> operation(each).operation().id() + " " + each.status())
                .collect(Collectors.toSet()))
        .isEqualTo(documented);
  }

  @Test
  void hasEveryPropertyOfRequests() {
    assertThat(found(Interaction::request)).containsAll(documentedOfRequests());
  }

  @Test
  void hasEveryPropertyOfResponses() {
    assertThat(found(Interaction::response)).containsAll(documentedOfResponses());
  }

  @Test
  void hasEveryParameter() {
    for (SpecDocument.Operation operation : DOCUMENT.operations()) {
      Set<String> sent =
          of(operation).flatMap(each -> each.query().keySet().stream()).collect(Collectors.toSet());

      assertThat(sent)
          .isEqualTo(new DocumentedOperation(DOCUMENT, operation).queryParameters().keySet());
    }
  }

  @Test
  void asksForEveryMeansOfDelivery() {
    assertThat(texts("createGroupClusterRestoreJob", Interaction::request, "/delivery/methodName"))
        .isEqualTo(values("BackupRestoreJobDelivery", "methodName"));
  }

  @Test
  void answersWithEveryMeansOfDelivery() {
    assertThat(
            texts(
                "createGroupClusterRestoreJob",
                Interaction::response,
                "/results/0/delivery/methodName"))
        .isEqualTo(values("BackupRestoreJobDelivery", "methodName"));
    assertThat(texts("getGroupClusterBackupRestoreJob", Interaction::response, "/deliveryType"))
        .isEqualTo(values("DiskBackupSnapshotRestoreJob", "deliveryType"));
  }

  @Test
  void asksForEveryRestorePoint() {
    assertThat(
            of(DOCUMENT.operation("createGroupClusterRestoreJob"))
                .map(
                    each ->
                        each.request().body().properties().stream()
                            .map(Map.Entry::getKey)
                            .filter(name -> !name.equals("delivery"))
                            .sorted()
                            .collect(Collectors.joining("+"))))
        .contains("", "snapshotId", "checkpointId", "oplogInc+oplogTs", "pointInTimeUTCMillis");
  }

  /** Whatever is not required is absent from a message, too. */
  @Test
  void leavesOutEverythingOptional() {
    for (SpecDocument.Operation operation : DOCUMENT.operations()) {
      List<JsonNode> answers =
          of(operation)
              .filter(each -> each.status() == 200)
              .map(each -> each.response().body())
              .toList();
      JsonNode schema =
          DOCUMENT.content(operation, new Location(Part.RESPONSE, 200)).getValue().path("schema");
      Set<String> documented = new TreeSet<>();
      collect("", schema, "", "writeOnly", documented);

      assertThat(documented)
          .map(String::strip)
          .filteredOn(pointer -> !isRequired(schema, pointer))
          .allSatisfy(
              pointer ->
                  assertThat(answers)
                      .as("answers of %s without %s", operation.id(), pointer)
                      .anyMatch(answer -> answer.at(pointer).isMissingNode()));
    }
  }

  private static boolean isRequired(JsonNode schema, String pointer) {
    int last = pointer.lastIndexOf('/');
    if (last < 0) {
      return true;
    }
    String name = pointer.substring(last + 1);
    String parent = pointer.substring(0, last);
    return isRequired(schema, parent)
        && (name.equals("0")
            || DOCUMENT
                .views(DOCUMENT.schemaAt(schema, parent))
                .flatMap(view -> view.path("required").valueStream())
                .anyMatch(required -> required.asText().equals(name)));
  }

  /** Operation and JSON pointer of everything in the bodies of the pact. */
  private Set<String> found(Function<Interaction, Message> message) {
    Set<String> found = new TreeSet<>();
    for (Interaction interaction : interactions) {
      DocumentedOperation operation = operation(interaction);
      Message each = message.apply(interaction);
      JsonNode holder =
          each.place().equals("request")
              ? operation.requestBody()
              : operation.response(interaction.status());
      holder
          .path("content")
          .forEach(
              media -> {
                JsonNode schema = media.path("schema");
                JsonNode body =
                    each.place().equals("response") && operation.wantsEnvelope(interaction.query())
                        ? operation.unwrapped(schema, each.body())
                        : each.body();
                BodyJudge.places(body, "")
                    .forEach(
                        place ->
                            found.add(
                                operation.operation().id()
                                    + " "
                                    + place.getKey().replaceAll("/\\d+", "/0")));
              });
    }
    return found;
  }

  private static Set<String> documentedOfRequests() {
    Set<String> documented = new TreeSet<>();
    for (SpecDocument.Operation operation : DOCUMENT.operations()) {
      DOCUMENT
          .resolved(operation.node().path("requestBody"))
          .path("content")
          .forEach(
              media -> collect(operation.id(), media.path("schema"), "", "readOnly", documented));
    }
    return documented;
  }

  private static Set<String> documentedOfResponses() {
    Set<String> documented = new TreeSet<>();
    for (SpecDocument.Operation operation : DOCUMENT.operations()) {
      operation
          .node()
          .path("responses")
          .forEach(
              response ->
                  DOCUMENT
                      .resolved(response)
                      .path("content")
                      .forEach(
                          media ->
                              collect(
                                  operation.id(),
                                  media.path("schema"),
                                  "",
                                  "writeOnly",
                                  documented)));
    }
    // A get carries nothing that could be wrong field by field: it has no status 400.
    documented.removeIf(
        place -> place.startsWith("getGroupClusterBackupRestoreJob /badRequestDetail"));
    return documented;
  }

  private static void collect(
      String operation, JsonNode schema, String pointer, String leftOut, Set<String> into) {
    if (DOCUMENT.keyword(schema, leftOut).asBoolean()) {
      return;
    }
    into.add(operation + " " + pointer);
    DOCUMENT
        .views(schema)
        .filter(view -> !view.has("not") && !view.has("if"))
        .forEach(
            view -> {
              view.path("properties")
                  .properties()
                  .forEach(
                      property ->
                          collect(
                              operation,
                              property.getValue(),
                              pointer + "/" + property.getKey(),
                              leftOut,
                              into));
              if (view.has("items")) {
                collect(operation, view.get("items"), pointer + "/0", leftOut, into);
              }
            });
  }

  private Set<String> texts(
      String operationId, Function<Interaction, Message> message, String pointer) {
    return of(DOCUMENT.operation(operationId))
        .map(each -> message.apply(each).body().at(pointer))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static Set<String> values(String schema, String property) {
    return DOCUMENT
        .target("#/components/schemas/" + schema + "/properties/" + property + "/enum")
        .valueStream()
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private Stream<Interaction> of(SpecDocument.Operation operation) {
    return interactions.stream()
        .filter(each -> operation(each).operation().id().equals(operation.id()));
  }

  private static DocumentedOperation operation(Interaction interaction) {
    return DocumentedOperation.of(DOCUMENT, interaction.method(), interaction.path())
        .orElseThrow(
            () ->
                new AssertionError(interaction.description() + " is for no documented operation"));
  }
}
