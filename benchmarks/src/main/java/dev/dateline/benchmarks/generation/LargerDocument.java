package dev.dateline.benchmarks.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * A document several times over, to see how cost grows: each copy has paths, operationIds, tags and
 * components of its own.
 */
final class LargerDocument {
  private static final int MORE_THAN_ANY_DOCUMENT = 1 << 30;

  private LargerDocument() {}

  /** Writes a document, {@code times} times over, as JSON. */
  static void write(Path document, int times, Path to) {
    try {
      ObjectMapper json = new ObjectMapper();
      ObjectNode once = (ObjectNode) read(document);
      ObjectNode all = once.deepCopy();
      for (int copy = 1; copy < times; copy++) {
        String suffix = "Copy" + copy;
        ObjectNode more = (ObjectNode) renamed(once, suffix);
        append(
            all.withObjectProperty("paths"), more.withObjectProperty("paths"), "/copy" + copy, "");
        more.withObjectProperty("components")
            .properties()
            .forEach(
                folder -> {
                  if (!folder.getKey().equals("securitySchemes")) {
                    append(
                        all.withObjectProperty("components").withObjectProperty(folder.getKey()),
                        (ObjectNode) folder.getValue(),
                        "",
                        suffix);
                  }
                });
      }
      Files.createDirectories(to.toAbsolutePath().getParent());
      json.writeValue(to.toFile(), all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path document) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MORE_THAN_ANY_DOCUMENT);
    YAMLFactory yaml = YAMLFactory.builder().loaderOptions(options).build();
    return new ObjectMapper(yaml).readTree(document.toFile());
  }

  private static void append(ObjectNode to, ObjectNode from, String prefix, String suffix) {
    from.properties().forEach(entry -> to.set(prefix + entry.getKey() + suffix, entry.getValue()));
  }

  /** A copy in which references, operationIds and tags of operations end in the suffix. */
  private static JsonNode renamed(JsonNode node, String suffix) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object
          .properties()
          .forEach(
              entry -> copy.set(entry.getKey(), renamed(entry.getKey(), entry.getValue(), suffix)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(renamed(element, suffix)));
      return copy;
    }
    return node;
  }

  private static JsonNode renamed(String key, JsonNode value, String suffix) {
    if (value.isTextual()
        && (key.equals("operationId") || value.textValue().startsWith("#/components/"))) {
      return TextNode.valueOf(value.textValue() + suffix);
    }
    if (key.equals("tags") && value.isArray() && value.path(0).isTextual()) {
      ArrayNode tags = ((ArrayNode) value).arrayNode();
      value.forEach(tag -> tags.add(tag.textValue() + suffix));
      return tags;
    }
    return renamed(value, suffix);
  }
}
