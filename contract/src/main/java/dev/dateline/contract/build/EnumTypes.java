package dev.dateline.contract.build;

import dev.dateline.contract.build.Types.Subject;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.EnumType.Constant;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.contract.schema.Json;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Node.Scalar;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes types of lists of values and of single values. */
final class EnumTypes {
  /** The constants of an enum are made in one method, which has 64 KiB at most (JVMS 4.7.3). */
  private static final int MOST_CONSTANTS = 1_500;

  private final Types types;
  private final Diagnostics diagnostics;

  EnumTypes(Types types, Diagnostics diagnostics) {
    this.types = types;
    this.diagnostics = diagnostics;
  }

  /** Whether schemas list the values they allow. */
  boolean applies(List<At> shape) {
    return shape.stream()
        .anyMatch(at -> !at.node().elements("enum").isEmpty() || at.node().has("const"));
  }

  /** The type of a listed value. */
  Use build(Subject subject, List<At> shape) {
    List<Node> values = null;
    boolean constant = false;
    for (At at : shape) {
      List<Node> here = listed(at.node());
      constant |= at.node().has("const");
      if (here != null) {
        values = values == null ? here : common(values, here);
      }
    }
    return build(subject, shape, values == null ? List.of() : values, constant);
  }

  /**
   * The type of a value out of a list.
   *
   * @param constant whether the list is one value by {@code const}
   */
  Use build(Subject subject, List<At> shape, List<Node> values, boolean constant) {
    List<Node> present = values.stream().filter(value -> !value.isNull()).toList();
    Kind kind = kind(present, shape);
    Limits limits = types.limits(shape);
    if (present.isEmpty()) {
      if (values.isEmpty()) {
        diagnostics.warn(subject.self(), "no value is allowed here; it is any JSON");
      } else {
        limits.constant(JsonValue.JsonNull.INSTANCE);
      }
      return types.finish(subject, Types.scalar(Kind.JSON), limits, List.of());
    }
    if (kind == null) {
      if (!constant || present.size() != 1) {
        diagnostics.warn(
            subject.self(), "values of different types make no enum; it is any JSON here");
      }
      List<Rule> rules =
          constant
              ? List.of()
              : List.of(
                  Rule.oneOfValues(values.stream().map(Json::value).toArray(JsonValue[]::new)));
      return types.finish(subject, Types.scalar(Kind.JSON), limits, rules);
    }
    if (kind == Kind.BOOLEAN || constant) {
      if (present.size() == 1) {
        limits.constant(literal(present.get(0), kind));
      }
      return types.finish(subject, Types.scalar(scalarKind(kind, shape)), limits, List.of());
    }
    if (present.size() > MOST_CONSTANTS) {
      diagnostics.warn(
          subject.self(),
          present.size()
              + " values are more than a Java enum can hold; they are not checked, and the value"
              + " has the type of each of them");
      return types.finish(subject, Types.scalar(scalarKind(kind, shape)), limits, List.of());
    }
    TypeName name = types.beginNested(subject);
    types.add(new EnumType(name, subject.self(), subject.prose(), kind, constants(present, kind)));
    return types.finish(subject, new TypeRef.Named(name), types.limits(), List.of());
  }

  /** The values that a schema lists, or null. */
  static @Nullable List<Node> listed(Node schema) {
    Node constant = schema.get("const");
    if (constant != null) {
      return List.of(constant);
    }
    return schema.has("enum") ? schema.elements("enum") : null;
  }

  private static List<Node> common(List<Node> first, List<Node> second) {
    Set<JsonValue> allowed = new HashSet<>();
    second.forEach(value -> allowed.add(Json.value(value)));
    return first.stream().filter(value -> allowed.contains(Json.value(value))).toList();
  }

  /** What the values are, or null where they differ or are no scalars. */
  private static @Nullable Kind kind(List<Node> values, List<At> shape) {
    boolean text = shape.stream().anyMatch(at -> "string".equals(at.node().text("type")));
    Set<Kind> kinds = new LinkedHashSet<>();
    for (Node value : values) {
      if (!(value instanceof Scalar scalar)) {
        return null;
      }
      switch (scalar.kind()) {
        case STRING -> kinds.add(Kind.STRING);
        // YAML takes an unquoted 1.0 for a number where the type says that it is text.
        case NUMBER ->
            kinds.add(text ? Kind.STRING : isInteger(scalar.text()) ? Kind.INT64 : Kind.DECIMAL);
        case BOOLEAN -> kinds.add(text ? Kind.STRING : Kind.BOOLEAN);
        case NULL -> {
          // a matter of nullability
        }
      }
    }
    if (kinds.equals(Set.of(Kind.INT64, Kind.DECIMAL))
        || (kinds.equals(Set.of(Kind.INT64))
            && shape.stream().anyMatch(at -> "number".equals(at.node().text("type"))))) {
      return Kind.DECIMAL;
    }
    return kinds.size() == 1 ? kinds.iterator().next() : null;
  }

  private static Kind scalarKind(Kind kind, List<At> shape) {
    if (kind == Kind.INT64
        && shape.stream().anyMatch(at -> "int32".equals(at.node().string("format")))) {
      return Kind.INT32;
    }
    return kind;
  }

  private static boolean isInteger(String number) {
    try {
      BigDecimal value = new BigDecimal(number);
      return value.precision() - value.scale() <= 19 && value.stripTrailingZeros().scale() <= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static JsonValue literal(Node value, Kind kind) {
    String text = value.text();
    return kind == Kind.STRING && text != null ? JsonValue.of(text) : Json.value(value);
  }

  private static List<Constant> constants(List<Node> values, Kind kind) {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (Node value : values) {
      String text = value.text();
      if (text != null) {
        String wire = kind == Kind.INT64 ? new BigDecimal(text).toBigInteger().toString() : text;
        wanted.putIfAbsent(wire, JavaNames.constant(wire));
      }
    }
    Map<String, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    // Names that need no change first: what they are does not depend on their neighbours.
    for (boolean exact : new boolean[] {true, false}) {
      wanted.forEach(
          (wire, name) -> {
            if (name.equals(wire) == exact) {
              names.put(wire, JavaNames.unique(name, "_", taken));
            }
          });
    }
    List<Constant> constants = new ArrayList<>();
    for (String wire : wanted.keySet()) {
      constants.add(new Constant(wire, names.getOrDefault(wire, wire)));
    }
    return constants;
  }
}
