package dev.dateline.contract.build;

import dev.dateline.contract.build.Parts.Part;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.contract.schema.Dialect;
import dev.dateline.contract.schema.Json;
import dev.dateline.contract.slice.Homes;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Keywords;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.contract.tree.Position;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves schemas to types. A schema is resolved once, wherever it is used; the type of a schema
 * that contains itself is known by name before its parts are resolved.
 *
 * <p>Several schemas may hold for one value ({@code allOf}, the siblings of {@code $ref}, a
 * property that two merged objects share); they are resolved together, as one. Not thread safe.
 */
final class Types {
  /** Formats that imply text where no type is named. */
  private static final Set<String> TEXT_FORMATS =
      Set.of("date", "date-time", "uuid", "uri", "byte", "password", "email");

  private final Node root;
  private final Homes homes;
  private final Dialect dialect;
  private final TypeNames names;
  private final Diagnostics diagnostics;
  private final Map<Kind, Kind> scalars;
  private final boolean enforced;
  private final Rules rules;
  private final ObjectTypes objects;
  private final EnumTypes enums;
  private final UnionTypes unions;

  private final Map<TypeName, NamedType> types = new LinkedHashMap<>();
  private final Map<TypeName, Position> positions = new HashMap<>();

  /** Tags of the operations that alone reach a type; shared types are not in it. */
  private final Map<TypeName, String> tags = new HashMap<>();

  /** What schemas mean, by {@link Subject#key}. */
  private final Map<String, Use> resolved = new HashMap<>();

  /** Schemas being resolved, by key, with the name of their type once it has one. */
  private final Map<String, @Nullable TypeName> inProgress = new HashMap<>();

  /** Components that have enums nested in them, which are to be there even if only merged. */
  private final Set<String> owners = new LinkedHashSet<>();

  /**
   * @param homes who reaches what
   * @param scalars what takes the place of a kind of scalar
   * @param enforced whether constraints that contradict each other are kept
   */
  Types(
      Node root,
      Homes homes,
      Dialect dialect,
      TypeNames names,
      Map<Kind, Kind> scalars,
      boolean enforced,
      Diagnostics diagnostics) {
    this.root = root;
    this.enforced = enforced;
    this.homes = homes;
    this.scalars = scalars;
    this.dialect = dialect;
    this.names = names;
    this.diagnostics = diagnostics;
    this.rules = new Rules(root, dialect, diagnostics);
    this.objects = new ObjectTypes(this, rules, diagnostics);
    this.enums = new EnumTypes(this, diagnostics);
    this.unions = new UnionTypes(this, root, dialect, diagnostics);
  }

  /**
   * The schemas that hold for one value and what is known of it.
   *
   * @param key identity of the schemas together
   * @param self pointer to the schema where there is one only, else to the first
   * @param hint what the type is called if it needs a name
   * @param parts the schemas taken apart
   */
  record Subject(String key, String self, Hint hint, Parts parts) {

    /** The parts that shape the type. */
    List<At> shape() {
      return parts.own().stream().filter(part -> !part.rule()).map(Part::at).toList();
    }

    /** The prose that stands at the value itself. */
    Documentation prose() {
      Documentation prose = Documentation.NONE;
      for (Part part : parts.own()) {
        if (!part.rule() && part.origin() == null) {
          prose = Prose.merged(prose, Prose.of(part.node(), "title"));
        }
      }
      return prose;
    }
  }

  /** What a schema means. */
  Use use(At schema, Hint hint) {
    return use(List.of(schema), hint);
  }

  /** What schemas mean that hold for one value. */
  Use use(List<At> schemas, Hint hint) {
    Map<String, At> distinct = new LinkedHashMap<>();
    for (At schema : schemas) {
      String ref = schema.node().string("$ref");
      boolean plain = ref != null && schema.node().entries().size() == 1;
      distinct.putIfAbsent(plain && ref != null ? ref : schema.pointer(), schema);
    }
    if (distinct.size() > 1) {
      return resolve(String.join(" & ", distinct.keySet()), List.copyOf(distinct.values()), hint);
    }
    Map.Entry<String, At> only = distinct.entrySet().iterator().next();
    String pointer = only.getKey();
    At schema = only.getValue();
    if (!pointer.equals(schema.pointer())) {
      Node target = Pointer.resolve(root, pointer);
      if (target == null) {
        diagnostics.warn(schema.pointer(), "the reference '" + pointer + "' leads nowhere");
        return Use.ANYTHING;
      }
      schema = new At(target, pointer);
      String component = componentOf(pointer);
      if (component != null && !component.equals(pointer) && !inProgress.containsKey(component)) {
        component(component); // what stands inside it is named after it
      }
    }
    // A part of a component is named after where it stands, whoever comes by first.
    return resolve(pointer, List.of(schema), componentOf(pointer) == null ? hint : hintOf(pointer));
  }

  private void component(String pointer) {
    Node node = Pointer.resolve(root, pointer);
    if (node != null) {
      resolve(pointer, List.of(new At(node, pointer)), hintOf(pointer));
    }
  }

  /** Pointer to the component schema that a pointer leads to or into, or null. */
  private static @Nullable String componentOf(String pointer) {
    String folder = "#/components/schemas/";
    if (!pointer.startsWith(folder)) {
      return null;
    }
    int end = pointer.indexOf('/', folder.length());
    return end < 0 ? pointer : pointer.substring(0, end);
  }

  private Use resolve(String key, List<At> schemas, Hint hint) {
    Use known = resolved.get(key);
    if (known != null) {
      return known;
    }
    if (inProgress.containsKey(key)) {
      TypeName name = inProgress.get(key);
      if (name != null) {
        return named(name);
      }
      diagnostics.warn(
          schemas.get(0).pointer(),
          "a list, map or alias that contains itself has no Java type; it is any JSON here");
      return Use.ANYTHING;
    }
    inProgress.put(key, null);
    Use use = resolveNow(key, schemas, hint);
    inProgress.remove(key);
    resolved.put(key, use);
    return use;
  }

  /** Resolves what is neither known nor in progress. */
  Use resolveNow(String key, List<At> schemas, Hint hint) {
    String self = schemas.get(0).pointer();
    Parts parts = Parts.of(schemas, false, root, dialect, diagnostics);
    if (parts.references().size() == 1) {
      String ref = parts.references().iterator().next();
      boolean shapeless = parts.own().stream().allMatch(part -> Keywords.isShapeless(part.node()));
      if (shapeless && !unions.isAlternative(ref, self)) {
        return alias(ref, parts);
      }
    }
    if (!parts.references().isEmpty()) {
      parts = Parts.of(schemas, true, root, dialect, diagnostics);
    }
    return merged(new Subject(key, self, hint, parts));
  }

  /** A schema that says of another what it is used for, and under which conditions. */
  private Use alias(String ref, Parts parts) {
    Node target = Pointer.resolve(root, ref);
    if (target == null) {
      diagnostics.warn(ref, "the reference '" + ref + "' leads nowhere; it is any JSON here");
      return Use.ANYTHING;
    }
    Use base = resolve(ref, List.of(new At(target, ref)), hintOf(ref));
    Limits limits = limits().add(base.constraints());
    List<Rule> conditions = new ArrayList<>(base.rules());
    boolean nullable = base.nullable();
    Documentation prose = Documentation.NONE;
    for (Part part : parts.own()) {
      limits.add(part.at());
      conditions.addAll(rules.of(part.at(), true, part.rule()));
      Node constant = part.node().get("const");
      if (constant != null) {
        limits.constant(Json.value(constant));
      }
      Boolean allowsNull = dialect.allowsNull(part.node());
      nullable =
          dialect.v31()
              ? nullable && !Boolean.FALSE.equals(allowsNull)
              : nullable || Boolean.TRUE.equals(allowsNull);
      if (!part.rule()) {
        prose = Prose.merged(prose, Prose.of(part.node(), "title"));
      }
    }
    conditions.addAll(limits.rules());
    String pointer = parts.own().isEmpty() ? ref : parts.own().get(0).at().pointer();
    Documentation behind =
        base.type() instanceof TypeRef.Named
            ? Prose.notDeprecated(base.documentation())
            : base.documentation();
    Property.Access access = access(parts, pointer);
    JsonValue value = defaultValue(parts);
    return new Use(
        base.type(),
        nullable,
        limits.of(base.type(), pointer),
        conditions,
        access == Property.Access.BOTH ? base.access() : access,
        base.secret() || isSecret(parts),
        value == null ? base.defaultValue() : value,
        Prose.merged(prose, behind));
  }

  private Use merged(Subject subject) {
    if (subject.parts().never()) {
      diagnostics.warn(
          subject.self(), "the schema 'false' lets no value pass; it is any JSON here");
      return Use.ANYTHING;
    }
    UnionTypes.Alternatives alternatives = unions.alternatives(subject);
    if (alternatives != null) {
      return unions.build(subject, alternatives);
    }
    List<At> shape = subject.shape();
    if (enums.applies(shape)) {
      return enums.build(subject, shape);
    }
    if (shape.stream().anyMatch(at -> dialect.isNullOnly(at.node()))) {
      Limits limits = limits().constant(JsonValue.JsonNull.INSTANCE);
      return finish(subject, scalar(Kind.JSON), limits, List.of());
    }
    Set<String> kinds = kinds(shape);
    if (kinds.size() > 1 && shape.size() == 1) {
      return unions.build(
          subject, unions.ofTypes(shape.get(0), kinds, isNullable(subject.parts())));
    }
    if (kinds.size() > 1) {
      diagnostics.warn(
          subject.self(),
          "a value of several types (" + String.join(", ", kinds) + ") is any JSON here");
      Set<String> allowed = new LinkedHashSet<>(kinds);
      if (isNullable(subject.parts())) {
        allowed.add("null");
      }
      return finish(
          subject, scalar(Kind.JSON), limits(), List.of(Rule.type(allowed.toArray(String[]::new))));
    }
    return switch (kinds.isEmpty() ? "" : kinds.iterator().next()) {
      case "object" -> objects.build(subject, shape);
      case "array" -> array(subject, shape);
      case "string" -> finish(subject, chosen(textKind(shape)), limits(shape), List.of());
      case "integer" -> finish(subject, chosen(integerKind(shape)), limits(shape), List.of());
      case "number" -> finish(subject, chosen(numberKind(shape)), limits(shape), List.of());
      case "boolean" -> finish(subject, chosen(Kind.BOOLEAN), limits(shape), List.of());
      default -> finish(subject, scalar(Kind.JSON), limits(shape), List.of());
    };
  }

  /**
   * The JSON types that are left of those the schemas name; empty where they name or imply none.
   */
  private Set<String> kinds(List<At> shape) {
    Set<String> kinds = null;
    for (At at : shape) {
      Set<String> named = dialect.types(at.node());
      if (named.contains("number")) {
        named.remove("integer");
      }
      if (named.isEmpty()) {
        continue;
      }
      if (kinds == null) {
        kinds = named;
      } else if (kinds.contains("number") && named.contains("integer")) {
        kinds.remove("number");
        kinds.add("integer");
        kinds.retainAll(named);
      } else if (kinds.contains("integer") && named.contains("number")) {
        named.add("integer");
        kinds.retainAll(named);
      } else {
        kinds.retainAll(named);
      }
    }
    if (kinds == null) {
      return implied(shape);
    }
    if (kinds.isEmpty() && shape.stream().anyMatch(at -> !dialect.types(at.node()).isEmpty())) {
      diagnostics.warn(
          shape.get(0).pointer(),
          "these schemas name different types, so no value passes; it is any JSON here");
    }
    Set<String> known = new LinkedHashSet<>();
    for (String kind : kinds) {
      if (Set.of("object", "array", "string", "integer", "number", "boolean").contains(kind)) {
        known.add(kind);
      } else {
        diagnostics.warn(
            shape.get(0).pointer(), "there is no type '" + kind + "'; it is any JSON here");
      }
    }
    return known;
  }

  private static Set<String> implied(List<At> shape) {
    Set<String> kinds = new LinkedHashSet<>();
    for (At at : shape) {
      Node schema = at.node();
      if (schema.has("properties")
          || schema.has("additionalProperties")
          || schema.has("patternProperties")) {
        kinds.add("object");
      } else if (schema.has("items") || schema.has("prefixItems")) {
        kinds.add("array");
      } else if (schema.has("pattern") || schema.has("minLength") || schema.has("maxLength")) {
        kinds.add("string");
      } else {
        String format = schema.string("format");
        if (format != null && TEXT_FORMATS.contains(format)) {
          kinds.add("string");
        }
      }
    }
    return kinds.size() == 1 ? kinds : Set.of();
  }

  private Use array(Subject subject, List<At> shape) {
    List<At> items = new ArrayList<>();
    for (At at : shape) {
      if (at.node().has("prefixItems")) {
        diagnostics.warn(
            at.pointer(), "items with a place of their own (prefixItems) are any JSON here");
        items.clear();
        break;
      }
      At item = at.get("items");
      if (item != null && (item.node().isObject() || item.node().is(false))) {
        items.add(item);
      }
    }
    Hint hint = subject.hint();
    Use item =
        items.isEmpty()
            ? Use.ANYTHING
            : use(items, hint.owner() == null ? hint.within("Item") : hint);
    List<Rule> conditions = item.rules().stream().map(Rule::items).toList();
    TypeRef type = new TypeRef.ListOf(item.type(), item.nullable(), item.constraints());
    return finish(subject, type, limits(shape), conditions);
  }

  /** No constraints yet. */
  Limits limits() {
    return new Limits(diagnostics, enforced);
  }

  /** The constraints of the schemas that shape a type. */
  Limits limits(List<At> shape) {
    Limits limits = limits();
    for (At at : shape) {
      limits.add(at);
      Node constant = at.node().get("const");
      if (constant != null && !constant.isNull()) {
        limits.constant(Json.value(constant));
      }
    }
    return limits;
  }

  /**
   * A use of a type that has no place for rules of its own.
   *
   * @param more rules to go with those among the schemas
   */
  Use finish(Subject subject, TypeRef type, Limits limits, List<Rule> more) {
    List<Rule> all = new ArrayList<>(more);
    for (Part part : subject.parts().own()) {
      all.addAll(rules.of(part.at(), part.rule(), part.rule()));
    }
    all.addAll(limits.rules());
    return finished(subject, type, limits, all);
  }

  /** A use of a type. */
  Use finished(Subject subject, TypeRef type, Limits limits, List<Rule> conditions) {
    boolean anything = type.equals(scalar(Kind.JSON));
    return new Use(
        type,
        isNullable(subject.parts()) || (anything && saysNothingOfNull(subject.parts())),
        limits.of(type, subject.self()),
        conditions,
        access(subject.parts(), subject.self()),
        isSecret(subject.parts()),
        defaultValue(subject.parts()),
        subject.prose());
  }

  /** Whether all schemas let null pass and one says so; in 3.0, whether one says so. */
  boolean isNullable(Parts parts) {
    boolean said = false;
    for (Part part : parts.own()) {
      Boolean allowed = dialect.allowsNull(part.node());
      if (Boolean.TRUE.equals(allowed)) {
        said = true;
      } else if (Boolean.FALSE.equals(allowed) && dialect.v31()) {
        return false;
      }
    }
    return said;
  }

  private boolean saysNothingOfNull(Parts parts) {
    return parts.own().stream().allMatch(part -> dialect.allowsNull(part.node()) == null);
  }

  private Property.Access access(Parts parts, String pointer) {
    boolean readOnly = parts.own().stream().anyMatch(part -> part.node().flag("readOnly"));
    boolean writeOnly = parts.own().stream().anyMatch(part -> part.node().flag("writeOnly"));
    if (readOnly && writeOnly) {
      diagnostics.warn(
          pointer, "readOnly and writeOnly exclude each other; it travels in both directions here");
      return Property.Access.BOTH;
    }
    return readOnly
        ? Property.Access.READ_ONLY
        : writeOnly ? Property.Access.WRITE_ONLY : Property.Access.BOTH;
  }

  private static boolean isSecret(Parts parts) {
    return parts.own().stream().anyMatch(part -> "password".equals(part.node().string("format")));
  }

  private static @Nullable JsonValue defaultValue(Parts parts) {
    for (Part part : parts.own()) {
      Node value = part.node().get("default");
      if (value != null) {
        return Json.value(value);
      }
    }
    return null;
  }

  private static Kind textKind(List<At> shape) {
    for (At at : shape) {
      String format = at.node().string("format");
      if (format != null) {
        switch (format) {
          case "date" -> {
            return Kind.DATE;
          }
          case "date-time" -> {
            return Kind.DATE_TIME;
          }
          case "uuid" -> {
            return Kind.UUID;
          }
          case "uri" -> {
            return Kind.URI;
          }
          // Bytes as they are have no place in JSON: Forms and Bodies know where they have one.
          case "byte", "binary" -> {
            return Kind.BASE64;
          }
          default -> {
            // no type of its own
          }
        }
      }
      if ("base64".equals(at.node().string("contentEncoding"))) {
        return Kind.BASE64;
      }
    }
    return Kind.STRING;
  }

  private static Kind integerKind(List<At> shape) {
    return shape.stream().anyMatch(at -> "int32".equals(at.node().string("format")))
        ? Kind.INT32
        : Kind.INT64;
  }

  private static Kind numberKind(List<At> shape) {
    for (At at : shape) {
      String format = at.node().string("format");
      if ("float".equals(format)) {
        return Kind.FLOAT;
      }
      if ("double".equals(format)) {
        return Kind.DOUBLE;
      }
    }
    return Kind.DECIMAL;
  }

  /** A scalar, or what was asked for in the place of its kind. */
  private TypeRef chosen(Kind kind) {
    return scalar(scalars.getOrDefault(kind, kind));
  }

  static TypeRef scalar(Kind kind) {
    return new TypeRef.Scalar(kind);
  }

  /** A use of a type by its name alone. */
  private static Use named(TypeName name) {
    return new Use(
        new TypeRef.Named(name),
        false,
        Constraints.NONE,
        List.of(),
        Property.Access.BOTH,
        false,
        null,
        Documentation.NONE);
  }

  /** A name for the type of a subject that is not nested; from here on others may refer to it. */
  TypeName begin(Subject subject) {
    return begin(subject, home(subject));
  }

  /** The same for a type that lives with the alternatives that stand in a schema. */
  TypeName begin(Subject subject, At alternatives) {
    return begin(subject, homes.tag(alternatives.pointer()));
  }

  private TypeName begin(Subject subject, Optional<String> tag) {
    TypeName name =
        names.isComponent(subject.key())
            ? names.component(subject.key())
            : names.inline(subject.key(), subject.hint().top());
    begin(subject, name);
    tag.ifPresent(known -> tags.put(name, known));
    return name;
  }

  /** A name for an enum, nested where it has an owner. */
  TypeName beginNested(Subject subject) {
    String owner = subject.hint().owner();
    if (owner == null || names.isComponent(subject.key())) {
      return begin(subject);
    }
    TypeName name = names.nested(owner, subject.hint().nested());
    String component = componentOf(subject.key());
    if (component != null) {
      owners.add(component);
    }
    begin(subject, name);
    return name;
  }

  /** Keeps the enums nested in a type clear of the types that its properties refer to. */
  void keepClear(String owner, Collection<At> users) {
    Set<String> references = new HashSet<>();
    for (At user : users) {
      Element.SCHEMA.walk(
          user.node(),
          (element, node) -> {
            String ref = node.string("$ref");
            if (ref != null) {
              references.add(ref);
            }
          });
    }
    names.keepClear(owner, references);
  }

  /** What schemas demand of an object beside the types of its properties. */
  List<Rule> rules(At schema) {
    List<Rule> all = new ArrayList<>();
    for (Part part : Parts.of(List.of(schema), true, root, dialect, diagnostics).own()) {
      all.addAll(rules.of(part.at(), part.rule(), part.rule()));
      Limits limits = limits().add(part.at());
      Integer least = limits.minProperties();
      if (least != null) {
        all.add(Rule.minProperties(least));
      }
      Integer most = limits.maxProperties();
      if (most != null) {
        all.add(Rule.maxProperties(most));
      }
    }
    return all;
  }

  /** Whether a type is an enumeration. */
  boolean isEnum(TypeRef.Named type) {
    return types.get(type.name()) instanceof NamedType.EnumType;
  }

  /** A name for a further type that a subject needs. */
  TypeName beginFurther(Subject subject, String suffix) {
    TypeName name = names.inline(subject.key() + " " + suffix, subject.hint().top() + suffix);
    positions.put(name, position(subject));
    home(subject).ifPresent(tag -> tags.put(name, tag));
    return name;
  }

  private void begin(Subject subject, TypeName name) {
    positions.put(name, position(subject));
    if (inProgress.containsKey(subject.key())) {
      inProgress.put(subject.key(), name);
    }
  }

  /**
   * The tag that alone reaches the type of a subject. Where several schemas hold for one value, who
   * reaches the type reaches all of them: it lives where the fewest come by.
   */
  private Optional<String> home(Subject subject) {
    Optional<String> home = homes.tag(subject.self());
    for (Part part : subject.parts().own()) {
      home = home.isPresent() ? home : homes.tag(part.at().pointer());
    }
    return home;
  }

  /** Tags by the simple name of a type that stands alone, where one tag alone reaches it. */
  Map<String, String> tags() {
    Map<String, String> bySimpleName = new HashMap<>();
    tags.forEach((name, tag) -> bySimpleName.put(name.simple(), tag));
    return bySimpleName;
  }

  /**
   * Java wants a sealed type and what it permits in one package. Where one comes to be known in a
   * place that its document does not show, as content of one version does that was part of a shared
   * answer, they are where all may be.
   */
  private void keepAlternativesTogether() {
    boolean moved;
    do {
      moved = false;
      for (NamedType type : types.values()) {
        if (type instanceof NamedType.UnionType union) {
          Set<TypeName> together = new LinkedHashSet<>(Set.of(union.name()));
          for (NamedType.UnionType.Variant variant : union.variants()) {
            if (variant.type() instanceof TypeRef.Named named && !isEnum(named)) {
              together.add(named.name());
            }
          }
          if (together.stream().map(tags::get).distinct().count() > 1) {
            tags.keySet().removeAll(together);
            moved = true;
          }
        }
      }
    } while (moved);
  }

  private Position position(Subject subject) {
    Node node = Pointer.resolve(root, subject.self());
    return node == null ? root.position() : node.position();
  }

  /** Keeps a finished type. */
  void add(NamedType type) {
    types.put(type.name(), type);
  }

  /** What the type at a pointer would be called, from the names of what it stands in. */
  private Hint hintOf(String pointer) {
    String[] keys = Pointer.keys(pointer);
    if (keys.length < 3) {
      return Hint.top(JavaNames.pascal(Pointer.last(pointer)));
    }
    String at = Pointer.child("#/components/" + keys[1], keys[2]);
    Hint hint =
        Hint.top(names.isComponent(at) ? names.component(at).simple() : JavaNames.pascal(keys[2]));
    for (int i = 3; i < keys.length; i++) {
      String owner = at;
      at = Pointer.child(at, keys[i]);
      boolean named = i + 1 < keys.length;
      switch (keys[i]) {
        case "properties" -> {
          if (named) {
            at = Pointer.child(at, keys[++i]);
            hint = ofProperty(owner, hint, keys[i]);
          }
        }
        case "$defs", "definitions" -> {
          if (named) {
            at = Pointer.child(at, keys[++i]);
            hint = Hint.top(hint.top() + JavaNames.pascal(keys[i]));
          }
        }
        case "oneOf", "anyOf" -> {
          if (named) {
            at = Pointer.child(at, keys[++i]);
            Node branch = Pointer.resolve(root, at);
            Node whole = Pointer.resolve(root, owner);
            boolean several = whole != null && unions.hasSeveralAlternatives(new At(whole, owner));
            if (branch != null && several) {
              hint = UnionTypes.branchHint(branch, hint.top(), keys[i]);
            }
          }
        }
        case "items" -> hint = hint.owner() == null ? hint.within("Item") : hint;
        case "additionalProperties" -> hint = hint.within("Value");
        default -> {
          // allOf and the like lend no name
        }
      }
      String given = names.inlineAt(at);
      if (given != null) {
        hint = new Hint(hint.owner(), hint.nested(), given);
      }
    }
    return hint;
  }

  /** Nothing is nested in unions. */
  private Hint ofProperty(String owner, Hint hint, String wireName) {
    Node node = Pointer.resolve(root, owner);
    Hint member = Hint.member(hint.top(), wireName);
    return node != null && unions.hasSeveralAlternatives(new At(node, owner))
        ? Hint.top(member.top())
        : member;
  }

  /** Every type that was resolved, in document order, owners before the types nested in them. */
  Map<TypeName, NamedType> all() {
    while (!owners.isEmpty()) {
      List<String> wanted = List.copyOf(owners);
      owners.clear();
      wanted.forEach(this::component);
    }
    Discriminators.infer(types, diagnostics);
    keepAlternativesTogether();
    Comparator<TypeName> byPosition =
        Comparator.comparing((TypeName name) -> !isInRoot(positionOf(name)))
            .thenComparing(name -> positionOf(name).source())
            .thenComparingInt(name -> positionOf(name).line())
            .thenComparingInt(name -> positionOf(name).column())
            .thenComparing(TypeName::toString);
    List<TypeName> order = new ArrayList<>(types.keySet());
    order.sort(byPosition);
    Map<String, List<TypeName>> nested = new HashMap<>();
    for (TypeName name : order) {
      String owner = name.owner();
      if (owner != null && types.containsKey(TypeName.of(owner))) {
        nested.computeIfAbsent(owner, type -> new ArrayList<>()).add(name);
      }
    }
    Map<TypeName, NamedType> sorted = new LinkedHashMap<>();
    for (TypeName name : order) {
      String owner = name.owner();
      if (owner == null || !types.containsKey(TypeName.of(owner))) {
        copy(name, sorted);
        if (owner == null) {
          nested.getOrDefault(name.simple(), List.of()).forEach(inner -> copy(inner, sorted));
        }
      }
    }
    return sorted;
  }

  private void copy(TypeName name, Map<TypeName, NamedType> into) {
    NamedType type = types.get(name);
    if (type != null) {
      into.put(name, type);
    }
  }

  private boolean isInRoot(Position position) {
    return position.source().equals(root.position().source());
  }

  private Position positionOf(TypeName name) {
    return positions.getOrDefault(name, root.position());
  }
}
