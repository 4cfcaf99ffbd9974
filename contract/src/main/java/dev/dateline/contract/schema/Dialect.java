package dev.dateline.contract.schema;

import dev.dateline.contract.tree.Keywords;
import dev.dateline.contract.tree.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what OpenAPI 3.0 and 3.1 say differently.
 *
 * @param v31 whether schemas are those of JSON Schema 2020-12
 */
public record Dialect(boolean v31) {

  /** The dialect of a document. */
  public static Dialect of(Node root) {
    String version = root.text("openapi");
    return new Dialect(version != null && version.startsWith("3.1"));
  }

  /** The types that a schema names, without null; empty where it names none. */
  public Set<String> types(Node schema) {
    Set<String> types = new LinkedHashSet<>();
    Node type = schema.get("type");
    if (type != null) {
      String single = type.text();
      if (single != null) {
        types.add(single);
      }
      for (Node each : type.elements()) {
        String name = each.text();
        if (name != null) {
          types.add(name);
        } else if (each.isNull()) {
          types.add("null"); // YAML's null where the text was meant
        }
      }
      types.remove("null");
    }
    return types;
  }

  /** Whether a schema lets null pass, as far as type, enum and const say; null if they do not. */
  public @Nullable Boolean allowsNull(Node schema) {
    if (schema.flag("nullable") && !v31) {
      return true;
    }
    Node constant = schema.get("const");
    if (constant != null) {
      return constant.isNull();
    }
    Node values = schema.get("enum");
    if (values != null) {
      return values.elements().stream().anyMatch(Node::isNull);
    }
    Node type = schema.get("type");
    if (type == null) {
      return null;
    }
    return "null".equals(type.text())
        || type.elements().stream().anyMatch(each -> each.isNull() || "null".equals(each.text()));
  }

  /** Whether a schema describes null and nothing else. */
  public boolean isNullOnly(Node schema) {
    Node constant = schema.get("const");
    Node values = schema.get("enum");
    return "null".equals(schema.text("type"))
        || (constant != null && constant.isNull())
        || (values != null
            && !values.elements().isEmpty()
            && values.elements().stream().allMatch(Node::isNull));
  }

  /**
   * What beside a reference counts: everything in 3.1; in 3.0 nothing by the letter, yet prose
   * there harms no one.
   */
  public Node.ObjectNode siblings(Node.ObjectNode schema) {
    Map<String, Node> fields = new LinkedHashMap<>(schema.fields());
    fields.remove("$ref");
    if (!v31) {
      fields.keySet().removeIf(keyword -> !Keywords.isAnnotation(keyword));
    }
    return new Node.ObjectNode(fields, schema.position());
  }
}
