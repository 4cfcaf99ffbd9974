package dev.dateline.contract.read;

import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Way;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that schemas of one file give themselves (JSON Schema 2020-12, sections 8.2.1 and
 * 8.2.2): {@code $id} for the schema, {@code $anchor} for a place that a fragment may name. Where
 * two have one name, the first keeps it.
 */
final class SchemaNames {
  private final Map<String, String> anchors = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  private SchemaNames() {}

  /** The names in a file: an OpenAPI document, or a schema. */
  static SchemaNames in(Node root) {
    SchemaNames names = new SchemaNames();
    Element element =
        root instanceof Node.ObjectNode object && object.has("openapi")
            ? Element.DOCUMENT
            : Element.SCHEMA;
    names.walk(element, root, Way.from("#"));
    return names;
  }

  /** The pointer to the schema that names itself so with {@code $anchor}, or null. */
  @Nullable String anchored(String anchor) {
    return anchors.get(anchor);
  }

  /** The pointer to the schema that names itself so with {@code $id}, or null. */
  @Nullable String identified(String id) {
    return ids.get(id);
  }

  private void walk(Element element, Node node, Way way) {
    if (!(node instanceof Node.ObjectNode object)) {
      return;
    }
    if (element == Element.SCHEMA) {
      note(anchors, object.string("$anchor"), way);
      note(anchors, object.string("$dynamicAnchor"), way);
      String id = object.string("$id");
      note(ids, id != null && id.endsWith("#") ? id.substring(0, id.length() - 1) : id, way);
    }
    for (Map.Entry<String, Node> entry : object.fields().entrySet()) {
      Element.Field field = element.field(entry.getKey());
      if (field != null) {
        field.each(
            entry.getValue(),
            way.to(entry.getKey()),
            (item, to) -> walk(field.element(), item, to));
      }
    }
  }

  private static void note(Map<String, String> names, @Nullable String name, Way way) {
    if (name != null && !name.isEmpty()) {
      names.putIfAbsent(name, way.pointer());
    }
  }
}
