package dev.dateline.contracttests.facts;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contracttests.facts.ConstraintTable.Location;
import dev.dateline.contracttests.facts.ConstraintTable.Part;
import java.util.stream.Stream;

/**
 * A body that is allowed because the pages forbid nothing of the kind: no list of theirs has a
 * bound or unique items, what is not required may be absent, and an object may have properties that
 * only a later version knows.
 *
 * @param operation whose body it is
 * @param location where it travels
 * @param what is particular about it
 * @param body itself
 */
public record ShapeCase(FactualOperation operation, Location location, String what, JsonNode body) {

  /** All of them. */
  public static Stream<ShapeCase> all() {
    return Stream.of(lists(), unknownProperties(), withoutOptionalProperties())
        .flatMap(cases -> cases);
  }

  /** Bodies with an empty list, and with a list of equal items, in the place of each list. */
  private static Stream<ShapeCase> lists() {
    return bodies()
        .flatMap(
            base ->
                Places.lists(base.body()).stream()
                    .flatMap(pointer -> Stream.of(base.emptied(pointer), base.doubled(pointer))));
  }

  /** Bodies with an unknown property in each object. */
  private static Stream<ShapeCase> unknownProperties() {
    return bodies()
        .flatMap(base -> Places.objects(base.body()).stream().map(base::withUnknownProperty));
  }

  /** Bodies without each of the properties that may be absent. */
  private static Stream<ShapeCase> withoutOptionalProperties() {
    return bodies()
        .flatMap(
            base ->
                Places.objects(base.body()).stream()
                    .flatMap(
                        pointer ->
                            base.body()
                                .at(pointer)
                                .propertyStream()
                                .map(property -> pointer + "/" + property.getKey()))
                    .filter(pointer -> !base.requires(pointer))
                    .map(base::without));
  }

  private static Stream<ShapeCase> bodies() {
    FactualOperation get = new FactualOperation("getGroupClusterBackupRestoreJob");
    FactualOperation post = new FactualOperation("createGroupClusterRestoreJob");
    return Stream.of(
        of(get, Part.RESPONSE, 200, "restore-job"),
        of(post, Part.REQUEST, 0, "http"),
        of(post, Part.RESPONSE, 200, "restore-jobs"),
        of(post, Part.RESPONSE, 400, "error"));
  }

  private static ShapeCase of(FactualOperation operation, Part part, int status, String body) {
    return new ShapeCase(operation, new Location(part, status), body, ConstraintTable.body(body));
  }

  /** Whether the body is a request's. */
  public boolean isRequest() {
    return location.part() == Part.REQUEST;
  }

  private boolean requires(String pointer) {
    return ConstraintTable.constraints().stream()
        .filter(row -> row.keyword().equals("required"))
        .filter(row -> row.operation().equals(operation.id()) && row.location().equals(location))
        .anyMatch(row -> row.pointer().equals(pointer));
  }

  private ShapeCase without(String pointer) {
    JsonNode copy = body.deepCopy();
    JsonPointer at = JsonPointer.compile(pointer);
    ((ObjectNode) copy.at(at.head())).remove(at.last().getMatchingProperty());
    return new ShapeCase(operation, location, "without " + pointer, copy);
  }

  private ShapeCase emptied(String pointer) {
    JsonNode copy = body.deepCopy();
    ((ArrayNode) copy.at(pointer)).removeAll();
    return new ShapeCase(operation, location, "nothing in " + pointer, copy);
  }

  private ShapeCase doubled(String pointer) {
    JsonNode copy = body.deepCopy();
    ArrayNode list = (ArrayNode) copy.at(pointer);
    list.add(list.get(0).deepCopy());
    return new ShapeCase(operation, location, "the same twice in " + pointer, copy);
  }

  private ShapeCase withUnknownProperty(String pointer) {
    JsonNode copy = body.deepCopy();
    ((ObjectNode) copy.at(pointer)).put("addedLater", "of a later version");
    return new ShapeCase(operation, location, "something unknown in " + pointer, copy);
  }

  @Override
  public String toString() {
    return operation + " " + location + ": " + what;
  }
}
