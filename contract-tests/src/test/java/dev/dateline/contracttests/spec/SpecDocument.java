package dev.dateline.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.dateline.contracttests.facts.ConstraintTable.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The document in {@code spec/} as a tree, and the ways through it that tests need. Immutable as
 * long as nobody changes the tree.
 *
 * @param root the whole document
 */
public record SpecDocument(JsonNode root) {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /** The document, from the test class path. */
  public static SpecDocument read() {
    try (InputStream in = SpecDocument.class.getResourceAsStream("/spec/atlas-restore-jobs.yaml")) {
      return new SpecDocument(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One operation.
   *
   * @param path its path template
   * @param method its HTTP method, in capitals
   * @param node its object in the document
   */
  public record Operation(String path, String method, JsonNode node) {
    /** Its operationId. */
    public String id() {
      return node.path("operationId").asText();
    }
  }

  /** The operations, in the order of the document. */
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .map(
                        entry ->
                            new Operation(
                                path.getKey(),
                                entry.getKey().toUpperCase(Locale.ROOT),
                                entry.getValue()))
                    .forEach(operations::add));
    return operations;
  }

  /** The operation of that operationId. */
  public Operation operation(String operationId) {
    return operations().stream()
        .filter(operation -> operation.id().equals(operationId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The document has no operation " + operationId));
  }

  /** The value of an example among the components; not to be changed. */
  public JsonNode example(String name) {
    JsonNode value = root.path("components").path("examples").path(name).path("value");
    if (value.isMissingNode()) {
      throw new AssertionError("The document has no example " + name);
    }
    return value;
  }

  /** What a local reference points to; missing where it points to nothing. */
  public JsonNode target(String reference) {
    return reference.startsWith("#") ? root.at(reference.substring(1)) : MissingNode.getInstance();
  }

  /** The node, or what it refers to. */
  public JsonNode resolved(JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref")) {
      found = target(found.get("$ref").asText());
    }
    return found;
  }

  /**
   * The content of the request body, or of the response with the given status: media type to media
   * type object.
   */
  public Map.Entry<String, JsonNode> content(Operation operation, Location location) {
    JsonNode holder =
        switch (location.part()) {
          case REQUEST -> operation.node().path("requestBody");
          case RESPONSE ->
              operation.node().path("responses").path(Integer.toString(location.status()));
          case PATH, QUERY -> throw new IllegalArgumentException(location + " has no content");
        };
    Set<Map.Entry<String, JsonNode>> content = resolved(holder).path("content").properties();
    if (content.size() != 1) {
      throw new AssertionError(
          "%s, %s: one media type expected, found %s".formatted(operation.id(), location, content));
    }
    return content.iterator().next();
  }

  /** The parameter of that name, resolved. */
  public JsonNode parameter(Operation operation, String name) {
    return operation
        .node()
        .path("parameters")
        .valueStream()
        .map(this::resolved)
        .filter(parameter -> parameter.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(operation.id() + " has no parameter " + name));
  }

  /** A schema and all that holds along with it: what it refers to, and its {@code allOf}. */
  public Stream<JsonNode> views(JsonNode schema) {
    return Stream.of(
            Stream.of(schema),
            schema.has("$ref") ? views(resolved(schema)) : Stream.<JsonNode>empty(),
            schema.path("allOf").valueStream().flatMap(this::views))
        .flatMap(views -> views);
  }

  /**
   * The schema of the value at a JSON pointer into an instance; missing where the schema says
   * nothing of it.
   */
  public JsonNode schemaAt(JsonNode schema, String pointer) {
    JsonNode found = schema;
    for (String step :
        pointer.isEmpty() ? List.<String>of() : List.of(pointer.substring(1).split("/", -1))) {
      boolean index = step.chars().allMatch(Character::isDigit);
      found =
          views(found)
              .map(view -> index ? view.path("items") : view.path("properties").path(step))
              .filter(child -> !child.isMissingNode())
              .findFirst()
              .orElse(MissingNode.getInstance());
    }
    return found;
  }

  /**
   * The value of a keyword of a schema, wherever it stands among its {@link #views}; missing where
   * it does not.
   */
  public JsonNode keyword(JsonNode schema, String keyword) {
    return views(schema)
        .map(view -> view.path(keyword))
        .filter(value -> !value.isMissingNode())
        .findFirst()
        .orElse(MissingNode.getInstance());
  }
}
