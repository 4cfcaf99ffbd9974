package dev.dateline.contract.build;

import dev.dateline.contract.schema.Dialect;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Keywords;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that hold for one value, taken apart: {@code allOf} is flattened, and references are
 * either listed or replaced by what they mean.
 *
 * @param own schemas, whose {@code $ref} and {@code allOf} are dealt with
 * @param references pointers to the schemas referred to; empty when they were replaced
 * @param never whether the schema {@code false} is among them
 */
record Parts(List<Part> own, Set<String> references, boolean never) {

  /**
   * One schema.
   *
   * @param at the schema
   * @param rule whether it stands in an {@code allOf} for the sake of a rule
   * @param origin pointer to the component that it came from by way of a reference, or null
   */
  record Part(At at, boolean rule, @Nullable String origin) {
    Node node() {
      return at.node();
    }
  }

  /** Takes schemas apart. */
  static Parts of(
      List<At> schemas, boolean replaceReferences, Node root, Dialect dialect, Diagnostics out) {
    Collector collector = new Collector(replaceReferences, root, dialect, out);
    for (At schema : schemas) {
      collector.seen.add(schema.pointer());
      collector.add(schema, false, null);
    }
    return new Parts(collector.own, collector.references, collector.never);
  }

  private static final class Collector {
    private final boolean replaceReferences;
    private final Node root;
    private final Dialect dialect;
    private final Diagnostics diagnostics;
    private final List<Part> own = new ArrayList<>();
    private final Set<String> references = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();
    private boolean never;

    Collector(boolean replaceReferences, Node root, Dialect dialect, Diagnostics diagnostics) {
      this.replaceReferences = replaceReferences;
      this.root = root;
      this.dialect = dialect;
      this.diagnostics = diagnostics;
    }

    void add(At schema, boolean branch, @Nullable String origin) {
      Node node = schema.node();
      if (node.is(false)) {
        never = true;
      }
      if (!(node instanceof Node.ObjectNode object)) {
        return;
      }
      String ref = object.string("$ref");
      if (ref != null) {
        reference(ref, schema);
        Node.ObjectNode siblings = dialect.siblings(object);
        if (siblings.fields().isEmpty()) {
          return;
        }
        object = siblings;
      }
      At whole = new At(object, schema.pointer());
      Node.ObjectNode rest = object.without("allOf");
      if (!rest.fields().isEmpty() || whole.elements("allOf").isEmpty()) {
        own.add(
            new Part(new At(rest, schema.pointer()), branch && Keywords.isRule(object), origin));
      }
      for (At part : whole.elements("allOf")) {
        add(part, true, origin);
      }
    }

    private void reference(String ref, At from) {
      if (!replaceReferences) {
        references.add(ref);
        return;
      }
      Node target = Pointer.resolve(root, ref);
      if (target == null) {
        diagnostics.warn(from.pointer(), "the reference '" + ref + "' leads nowhere");
      } else if (seen.add(ref)) {
        add(new At(target, ref), false, ref);
      }
    }
  }
}
