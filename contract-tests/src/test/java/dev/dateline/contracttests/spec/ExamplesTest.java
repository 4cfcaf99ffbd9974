package dev.dateline.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import dev.dateline.contracttests.spec.SchemaJudge.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example in the document is valid by the document, and there are examples of everything that
 * matters.
 */
class ExamplesTest {

  private static final SpecDocument DOCUMENT = SpecDocument.read();
  private static final SchemaJudge JUDGE = new SchemaJudge(DOCUMENT);

  /**
   * An example and the schema it is to be valid by.
   *
   * @param where what it is an example of
   */
  record Example(String where, JsonNode schema, JsonNode value, Direction direction) {
    @Override
    public String toString() {
      return where;
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isValid(Example example) {
    assertThat(JUDGE.judge(example.schema(), example.value(), example.direction()))
        .extracting(Error::toString)
        .isEmpty();
  }

  @Test
  void areThereForEveryDeliveryMethodOfRequests() {
    JsonNode methods =
        DOCUMENT.target("#/components/schemas/BackupRestoreJobDelivery/properties/methodName/enum");

    assertThat(values("createGroupClusterRestoreJob request", "/delivery/methodName"))
        .containsExactlyInAnyOrderElementsOf(texts(methods));
  }

  @Test
  void areThereForEveryRestorePointOfRequests() {
    for (String restorePoint :
        List.of("snapshotId", "checkpointId", "oplogTs", "pointInTimeUTCMillis")) {
      assertThat(values("createGroupClusterRestoreJob request", "/" + restorePoint)).isNotEmpty();
    }
  }

  /** An automated restore comes back as HTTP, so that method has no example. */
  @Test
  void areThereForEveryDeliveryMethodOfResponses() {
    JsonNode methods =
        DOCUMENT.target("#/components/schemas/BackupRestoreJobDelivery/properties/methodName/enum");
    Set<String> expected = texts(methods);
    expected.remove("AUTOMATED_RESTORE");

    assertThat(values("createGroupClusterRestoreJob 200", "/results/0/delivery/methodName"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void areThereForEveryDeliveryType() {
    JsonNode types =
        DOCUMENT.target(
            "#/components/schemas/DiskBackupSnapshotRestoreJob/properties/deliveryType/enum");

    assertThat(values("getGroupClusterBackupRestoreJob 200", "/deliveryType"))
        .containsExactlyInAnyOrderElementsOf(texts(types));
  }

  @Test
  void areThereForEveryStatus() {
    for (SpecDocument.Operation operation : DOCUMENT.operations()) {
      operation
          .node()
          .path("responses")
          .fieldNames()
          .forEachRemaining(
              status ->
                  assertThat(values(operation.id() + " " + status, ""))
                      .as("%s %s", operation.id(), status)
                      .isNotEmpty());
    }
  }

  /**
   * Request and response examples of the same name are one exchange: a response to each request.
   */
  @Test
  void answerEveryRequest() {
    JsonNode post = DOCUMENT.operation("createGroupClusterRestoreJob").node();
    Set<String> requests = names(post.at("/requestBody/content"));
    Set<String> responses = names(post.at("/responses/200/content"));

    assertThat(responses).containsAll(requests);
  }

  @Test
  void areCounted() {
    List<Example> found = examples().toList();
    System.out.println("Examples checked in spec/: " + found.size());

    long inComponents = DOCUMENT.root().at("/components/examples").size();
    assertThat(found).hasSizeGreaterThan(Math.toIntExact(inComponents));
  }

  static Stream<Example> examples() {
    List<Example> found = new ArrayList<>();
    for (SpecDocument.Operation operation : DOCUMENT.operations()) {
      JsonNode node = operation.node();
      node.path("parameters")
          .valueStream()
          .map(DOCUMENT::resolved)
          .forEach(
              parameter ->
                  ofHolder(
                      operation.id() + " " + parameter.path("name").asText(),
                      parameter,
                      Direction.REQUEST,
                      found));
      ofContent(operation.id() + " request", node.path("requestBody"), Direction.REQUEST, found);
      node.path("responses")
          .properties()
          .forEach(
              response ->
                  ofContent(
                      operation.id() + " " + response.getKey(),
                      response.getValue(),
                      Direction.RESPONSE,
                      found));
    }
    DOCUMENT
        .root()
        .at("/components/schemas")
        .properties()
        .forEach(schema -> ofSchema(schema.getKey(), schema.getValue(), found));
    return found.stream();
  }

  private static void ofContent(
      String where, JsonNode holder, Direction direction, List<Example> found) {
    DOCUMENT
        .resolved(holder)
        .path("content")
        .properties()
        .forEach(media -> ofHolder(where, media.getValue(), direction, found));
  }

  /** A parameter or a media type: {@code example}, {@code examples}, and what its schema holds. */
  private static void ofHolder(
      String where, JsonNode holder, Direction direction, List<Example> found) {
    JsonNode schema = holder.path("schema");
    if (holder.has("example")) {
      found.add(new Example(where, schema, holder.get("example"), direction));
    }
    holder
        .path("examples")
        .properties()
        .forEach(
            example ->
                found.add(
                    new Example(
                        where + " " + example.getKey(),
                        schema,
                        DOCUMENT.resolved(example.getValue()).path("value"),
                        direction)));
    ofSchema(where, schema, found);
  }

  /**
   * {@code examples}, {@code example} and {@code default} of a schema and of the schemas in it,
   * references left alone.
   */
  private static void ofSchema(String where, JsonNode schema, List<Example> found) {
    Direction direction =
        schema.path("readOnly").asBoolean() ? Direction.RESPONSE : Direction.REQUEST;
    Stream.of(
            schema.path("examples").valueStream(),
            Stream.of(schema.path("example"), schema.path("default")))
        .flatMap(values -> values)
        .filter(value -> !value.isMissingNode())
        .forEach(value -> found.add(new Example(where + " " + value, schema, value, direction)));
    schema
        .path("properties")
        .properties()
        .forEach(property -> ofSchema(where + "." + property.getKey(), property.getValue(), found));
    if (schema.has("items")) {
      ofSchema(where + "[]", schema.get("items"), found);
    }
  }

  private static Set<String> values(String where, String pointer) {
    return examples()
        .filter(example -> example.where().startsWith(where))
        .map(example -> example.value().at(pointer))
        .filter(value -> !value.isMissingNode())
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static Set<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
  }

  private static Set<String> names(JsonNode content) {
    return content
        .valueStream()
        .flatMap(media -> media.path("examples").propertyStream())
        .map(example -> example.getKey())
        .collect(Collectors.toSet());
  }
}
