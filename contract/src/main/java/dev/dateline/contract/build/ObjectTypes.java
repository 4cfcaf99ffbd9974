package dev.dateline.contract.build;

import dev.dateline.contract.build.Parts.Part;
import dev.dateline.contract.build.Types.Subject;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.NamedType.AdditionalProperties;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.validation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes types of object schemas: objects with properties, maps, and free-form objects. */
final class ObjectTypes {
  private final Types types;
  private final Rules rules;
  private final Diagnostics diagnostics;

  ObjectTypes(Types types, Rules rules, Diagnostics diagnostics) {
    this.types = types;
    this.rules = rules;
    this.diagnostics = diagnostics;
  }

  /** The type of an object. */
  Use build(Subject subject, List<At> shape) {
    Map<String, List<At>> properties = properties(shape);
    for (At at : shape) {
      if (!at.node().entries("patternProperties").isEmpty()) {
        diagnostics.warn(
            Pointer.child(at.pointer(), "patternProperties"),
            "properties that are told by a pattern have no type; they are kept as any JSON");
      }
    }
    boolean closed = isClosed(shape);
    if (properties.isEmpty() && !closed) {
      return withoutProperties(subject, shape);
    }
    Limits limits = types.limits(shape);
    TypeName name = types.begin(subject);
    add(subject, shape, properties, closed, limits, name);
    return types.finished(subject, new TypeRef.Named(name), types.limits(), List.of());
  }

  /** The object part of a schema that has alternatives too, as a type of its own. */
  TypeName plain(Subject subject, List<At> shape, String suffix) {
    TypeName name = types.beginFurther(subject, suffix);
    add(subject, shape, properties(shape), isClosed(shape), types.limits(shape), name);
    return name;
  }

  /** The properties that schemas declare, each with all that is said of it. */
  static Map<String, List<At>> properties(List<At> shape) {
    Map<String, List<At>> properties = new LinkedHashMap<>();
    for (At at : shape) {
      at.entries("properties")
          .forEach(
              (name, schema) ->
                  properties.computeIfAbsent(name, wireName -> new ArrayList<>()).add(schema));
    }
    return properties;
  }

  private void add(
      Subject subject,
      List<At> shape,
      Map<String, List<At>> declared,
      boolean closed,
      Limits limits,
      TypeName name) {
    Set<String> required = new LinkedHashSet<>();
    for (At at : shape) {
      for (Node each : at.node().elements("required")) {
        String wireName = each.text();
        if (wireName != null) {
          required.add(wireName);
        }
      }
    }
    declared.values().forEach(schemas -> types.keepClear(name.simple(), schemas));
    List<Rule> conditions = new ArrayList<>();
    List<Property> properties = new ArrayList<>();
    for (Map.Entry<String, List<At>> entry : declared.entrySet()) {
      String wireName = entry.getKey();
      At first = entry.getValue().get(0);
      if (entry.getValue().stream().anyMatch(at -> at.node().is(false))) {
        conditions.add(Rule.property(wireName, Rule.never()));
        diagnostics.note(first.pointer(), "a property that must not be there is left out");
        continue;
      }
      Use use = types.use(entry.getValue(), Hint.member(name.simple(), wireName));
      use.rules().forEach(rule -> conditions.add(Rule.property(wireName, rule)));
      properties.add(
          new Property(
              wireName,
              "",
              use.type(),
              required.contains(wireName),
              use.nullable(),
              use.access(),
              use.secret(),
              use.constraints(),
              use.defaultValue(),
              use.documentation(),
              first.pointer()));
    }
    Map<String, String> names = names(properties);
    required.stream()
        .filter(wireName -> !declared.containsKey(wireName))
        .forEach(wireName -> conditions.add(Rule.required(wireName)));
    for (Part part : subject.parts().own()) {
      conditions.addAll(rules.of(part.at(), part.rule(), part.rule()));
    }
    types.add(
        new ObjectType(
            name,
            subject.self(),
            subject.prose(),
            properties.stream().map(property -> renamed(property, names)).toList(),
            additional(shape, closed, Hint.top(name.simple() + "Value")),
            limits.minProperties(),
            limits.maxProperties(),
            conditions));
  }

  /** Java names by wire name: unique, and clear of the {@code has…} of what may be empty. */
  private static Map<String, String> names(List<Property> properties) {
    Map<String, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Property property : properties) {
      if (property.type() instanceof TypeRef.ListOf
          || property.type() instanceof TypeRef.MapOf
          || property.nullable()) {
        String name = JavaNames.property(property.wireName());
        taken.add("has" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
      }
    }
    // Names that need no change first: what they are does not depend on their neighbours.
    for (boolean exact : new boolean[] {true, false}) {
      for (Property property : properties) {
        String name = JavaNames.property(property.wireName());
        if (name.equals(property.wireName()) == exact) {
          String free = taken.contains(name) && name.startsWith("has") ? name + "Value" : name;
          names.put(property.wireName(), JavaNames.unique(free, "", taken));
        }
      }
    }
    return names;
  }

  private static Property renamed(Property property, Map<String, String> names) {
    return new Property(
        property.wireName(),
        names.getOrDefault(property.wireName(), property.wireName()),
        property.type(),
        property.required(),
        property.nullable(),
        property.access(),
        property.secret(),
        property.constraints(),
        property.defaultValue(),
        property.documentation(),
        property.pointer());
  }

  private boolean isClosed(List<At> shape) {
    boolean closed = false;
    long withProperties =
        shape.stream().filter(at -> !at.node().entries("properties").isEmpty()).count();
    for (At at : shape) {
      if (saysFalse(at, "unevaluatedProperties")) {
        closed = true;
      } else if (saysFalse(at, "additionalProperties")) {
        if (withProperties > 1) {
          diagnostics.warn(
              Pointer.child(at.pointer(), "additionalProperties"),
              "'additionalProperties: false' in a part of an allOf forbids the properties of the"
                  + " other parts; it is ignored here. 'unevaluatedProperties: false' beside the"
                  + " allOf says what is meant");
        } else {
          closed = true;
        }
      }
    }
    return closed;
  }

  private static boolean saysFalse(At at, String keyword) {
    Node value = at.node().get(keyword);
    return value != null && value.is(false);
  }

  private AdditionalProperties additional(List<At> shape, boolean closed, Hint hint) {
    if (closed) {
      return new AdditionalProperties(false, null, Constraints.NONE);
    }
    List<At> values = valueSchemas(shape);
    if (values.isEmpty()) {
      return AdditionalProperties.ANY;
    }
    Use use = types.use(values, hint);
    return new AdditionalProperties(true, use.type(), use.constraints());
  }

  private static List<At> valueSchemas(List<At> shape) {
    List<At> values = new ArrayList<>();
    for (At at : shape) {
      At value = at.get("additionalProperties");
      if (value != null && value.node().isObject()) {
        values.add(value);
      }
    }
    return values;
  }

  private Use withoutProperties(Subject subject, List<At> shape) {
    List<Rule> conditions = new ArrayList<>();
    for (At at : shape) {
      for (Node each : at.node().elements("required")) {
        String wireName = each.text();
        if (wireName != null) {
          conditions.add(Rule.required(wireName));
        }
      }
    }
    @Nullable TypeRef type = null;
    List<At> values = valueSchemas(shape);
    if (!values.isEmpty()) {
      Use use = types.use(values, subject.hint().within("Value"));
      use.rules().forEach(rule -> conditions.add(Rule.otherProperties(Set.of(), rule)));
      type = new TypeRef.MapOf(use.type(), use.nullable(), use.constraints());
    } else if (shape.stream().anyMatch(ObjectTypes::isOpenMap)) {
      type = new TypeRef.MapOf(Types.scalar(Kind.JSON), true, Constraints.NONE);
    } else if (shape.stream().anyMatch(at -> at.node().has("type"))) {
      // JSON of any kind would do for the Java type: that it is an object has to be checked.
      conditions.add(
          types.isNullable(subject.parts()) ? Rule.type("object", "null") : Rule.type("object"));
    }
    return types.finish(
        subject, type == null ? Types.scalar(Kind.JSON) : type, types.limits(shape), conditions);
  }

  private static boolean isOpenMap(At at) {
    Node value = at.node().get("additionalProperties");
    return value != null && value.is(true);
  }
}
