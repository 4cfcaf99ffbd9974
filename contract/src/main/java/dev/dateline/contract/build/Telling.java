package dev.dateline.contract.build;

import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the alternatives themselves know the property that is to tell them apart. */
final class Telling {
  private final UnionTypes unions;
  private final Node root;
  private final Diagnostics diagnostics;
  private final At part;
  private final String property;
  private final Set<String> taken = new HashSet<>();
  private final List<String> undeclared = new ArrayList<>();
  private final List<String> optional = new ArrayList<>();

  Telling(UnionTypes unions, Node root, Diagnostics diagnostics, At part, String property) {
    this.unions = unions;
    this.root = root;
    this.diagnostics = diagnostics;
    this.part = part;
    this.property = property;
  }

  /**
   * The values of the property that mean an alternative: those that the property lists, where its
   * list lacks the name that stands for it.
   */
  List<String> said(At branch, List<At> schemas, List<String> values, Map<String, String> mapping) {
    At target = branch.followed(root);
    List<At> shape = schemas.stream().flatMap(each -> unions.shape(each).stream()).toList();
    List<At> declared = ObjectTypes.properties(shape).getOrDefault(property, List.of());
    String name = Pointer.last(target.pointer());
    UnionTypes.Alternatives inner = unions.alternatives(target);
    if (inner != null && !mapping.containsValue(target.pointer())) {
      Set<String> all = new LinkedHashSet<>(values);
      addInner(inner, all, 0);
      return List.copyOf(all);
    }
    if (declared.isEmpty()) {
      if (inner == null) {
        undeclared.add(name);
      }
      return values;
    }
    boolean required =
        shape.stream()
            .flatMap(each -> each.node().elements("required").stream())
            .anyMatch(each -> property.equals(each.text()));
    if (!required) {
      optional.add(name);
    }
    Set<String> possible = possible(declared);
    if (possible.isEmpty() || values.stream().anyMatch(possible::contains)) {
      return values;
    }
    List<String> meant =
        possible.stream()
            .filter(each -> possible.size() == 1 || each.equalsIgnoreCase(name))
            .toList();
    if (!mapping.containsValue(target.pointer()) && meant.size() == 1 && taken.add(meant.get(0))) {
      diagnostics.note(
          Pointer.child(part.pointer(), "discriminator"),
          "the mapping does not list '"
              + name
              + "', and its '"
              + property
              + "' cannot be its name; '"
              + meant.get(0)
              + "' means it here");
      return meant;
    }
    diagnostics.warn(
        Pointer.child(part.pointer(), "discriminator"),
        "'"
            + name
            + "' is meant by "
            + (values.isEmpty() ? "nothing" : String.join(", ", values))
            + ", and its own '"
            + property
            + "' can only be "
            + String.join(", ", possible)
            + ". Correct the mapping or the property");
    return values;
  }

  /** The values that mean an alternative of an alternative. */
  private void addInner(UnionTypes.Alternatives alternatives, Set<String> values, int depth) {
    Node tells = alternatives.part().node().get("discriminator");
    Map<String, String> mapping =
        tells != null && property.equals(tells.string("propertyName"))
            ? UnionTypes.mapping(alternatives.part())
            : Map.of();
    values.addAll(mapping.keySet());
    for (At branch : alternatives.branches()) {
      At target = branch.followed(root);
      UnionTypes.Alternatives inner = unions.alternatives(target);
      if (mapping.containsValue(target.pointer())) {
        continue;
      }
      if (inner != null && depth < UnionTypes.DEPTH) {
        addInner(inner, values, depth + 1);
      } else {
        Map<String, List<At>> properties = ObjectTypes.properties(unions.shape(branch));
        Set<String> possible = possible(properties.getOrDefault(property, List.of()));
        values.addAll(
            !possible.isEmpty() ? possible : UnionTypes.values(mapping, target.pointer(), 1));
      }
    }
  }

  /** The texts that a property can be by all that is said of it, where they are listed. */
  private Set<String> possible(List<At> schemas) {
    @Nullable Set<String> possible = null;
    for (At schema : schemas) {
      for (At each : unions.shape(schema)) {
        List<Node> listed = EnumTypes.listed(each.node());
        if (listed != null) {
          Set<String> here = new LinkedHashSet<>();
          listed.stream().map(Node::text).filter(text -> text != null).forEach(here::add);
          if (possible == null) {
            possible = here;
          } else {
            possible.retainAll(here);
          }
        }
      }
    }
    return possible == null ? Set.of() : possible;
  }

  void report() {
    String at = Pointer.child(Pointer.child(part.pointer(), "discriminator"), "propertyName");
    if (!undeclared.isEmpty()) {
      diagnostics.warn(
          at,
          "'"
              + property
              + "' is no property of "
              + String.join(", ", undeclared)
              + ": what is made as one of these does not say so unless the caller adds it."
              + " Declare the property there, and require it");
    }
    if (!optional.isEmpty()) {
      diagnostics.note(
          at,
          "'"
              + property
              + "' is not required by "
              + String.join(", ", optional)
              + "; a value without it is none that is known. Require it");
    }
  }
}
