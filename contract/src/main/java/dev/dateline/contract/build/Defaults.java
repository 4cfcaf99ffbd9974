package dev.dateline.contract.build;

import dev.dateline.contract.schema.Problem;
import dev.dateline.contract.schema.Purpose;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a server assumes only what it would accept: a default that its own schema forbids
 * would have every request refused that leaves the parameter out. Not thread safe.
 */
final class Defaults {
  private final Node root;
  private final Diagnostics diagnostics;
  private final SchemaJudge schemas;

  Defaults(Node root, Diagnostics diagnostics) {
    this.root = root;
    this.diagnostics = diagnostics;
    this.schemas = new SchemaJudge(root);
  }

  /**
   * What stands for a parameter or a field of a form that is left out.
   *
   * @param schema of the value
   * @param value its default, or null
   * @param texts whether it travels as texts; one that travels as JSON is not assumed
   * @return the default, or null where nothing is assumed; that is told unless it is null by itself
   */
  @Nullable JsonValue assumed(At schema, @Nullable JsonValue value, boolean texts) {
    if (value == null || value instanceof JsonNull) {
      return null;
    }
    if (!texts || !isOfTexts(value)) {
      diagnostics.note(
          pointer(schema),
          "a default that is no text or list of texts is described and not assumed");
      return null;
    }
    for (Problem problem : schemas.judge(schema, text(value), Purpose.SENT.ofTexts()).problems()) {
      if (problem.isError()) {
        diagnostics.warn(
            pointer(schema),
            "the default "
                + SchemaJudge.shown(value)
                + " is not what its own schema allows: it "
                + problem.message()
                + ". It is not assumed. Correct the default or the schema");
        return null;
      }
    }
    return value;
  }

  private static boolean isOfTexts(JsonValue value) {
    return value instanceof JsonArray array
        ? array.items().stream().noneMatch(Defaults::isComposite)
        : !isComposite(value);
  }

  private static boolean isComposite(JsonValue value) {
    return value instanceof JsonArray || value instanceof JsonObject;
  }

  /** The default as it would travel. */
  private static JsonValue text(JsonValue value) {
    if (value instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(Defaults::text).toList());
    }
    return value instanceof JsonString ? value : JsonValue.of(value.toString());
  }

  /** Where the default stands, as far as it can be told. */
  private String pointer(At schema) {
    At at = schema.get("default") != null ? schema : schema.followed(root);
    return at.node().has("default") ? Pointer.child(at.pointer(), "default") : schema.pointer();
  }
}
