package dev.dateline.contract.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which component schemas build on which with {@code allOf}: the alternatives of a discriminator
 * that names none (OpenAPI 3.1, Discriminator Object). Immutable.
 */
public final class Heirs {
  private static final String SCHEMAS = "#/components/schemas";

  private final Map<String, List<String>> byBase;

  private Heirs(Map<String, List<String>> byBase) {
    this.byBase = byBase;
  }

  /** The heirs of all component schemas of a document. */
  public static Heirs in(Node root) {
    Map<String, List<String>> byBase = new HashMap<>();
    Node components = root.get("components");
    Map<String, Node> schemas = components == null ? Map.of() : components.entries("schemas");
    schemas.forEach(
        (name, schema) -> {
          for (Node part : schema.elements("allOf")) {
            String base = part.string("$ref");
            if (base != null && base.startsWith(SCHEMAS + "/")) {
              byBase
                  .computeIfAbsent(
                      Pointer.child(SCHEMAS, Pointer.last(base)), key -> new ArrayList<>())
                  .add(Pointer.child(SCHEMAS, name));
            }
          }
        });
    return new Heirs(byBase);
  }

  /**
   * Pointers to the schemas that build on a schema: those that do so themselves in document order,
   * then those that build on these, and so on; none where the schema is no component of its own.
   */
  public List<String> of(String pointer) {
    Set<String> all = new LinkedHashSet<>(byBase.getOrDefault(pointer, List.of()));
    Deque<String> pending = new ArrayDeque<>(all);
    for (String next = pending.poll(); next != null; next = pending.poll()) {
      for (String heir : byBase.getOrDefault(next, List.of())) {
        if (!heir.equals(pointer) && all.add(heir)) {
          pending.add(heir);
        }
      }
    }
    return List.copyOf(all);
  }
}
