package dev.dateline.contract.build;

import dev.dateline.contract.build.Parts.Part;
import dev.dateline.contract.build.Types.Subject;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.NamedType.UnionType.Variant;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.contract.schema.Dialect;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Heirs;
import dev.dateline.contract.tree.Keywords;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes types of schemas with alternatives: {@code oneOf}, {@code anyOf}, and a discriminator whose
 * mapping names the schemas that build on this one.
 */
final class UnionTypes {
  static final int DEPTH = 20;

  private final Types types;
  private final Node root;
  private final Dialect dialect;
  private final Diagnostics diagnostics;
  private final Map<String, Set<String>> targets = new HashMap<>();
  private @Nullable Heirs heirs;

  /** What a schema describes, as far as it takes to tell alternatives apart. */
  private enum Sort {
    OBJECT,
    ARRAY,
    STRING_ENUM,
    STRING,
    INTEGER_ENUM,
    INTEGER,
    NUMBER,
    BOOLEAN,
    ANY
  }

  /**
   * The alternatives of a schema.
   *
   * @param part the schema that has them
   * @param branches the alternatives, null left out
   * @param nullable whether null is one
   * @param keyword where they stand
   */
  record Alternatives(At part, List<At> branches, boolean nullable, String keyword) {

    /** Whether there is only one, so that the schema means the same as its alternative. */
    boolean isOne() {
      return branches.size() == 1 && !keyword.equals("discriminator");
    }
  }

  UnionTypes(Types types, Node root, Dialect dialect, Diagnostics diagnostics) {
    this.types = types;
    this.root = root;
    this.dialect = dialect;
    this.diagnostics = diagnostics;
  }

  /** Whether a component lists another schema as one of its alternatives. */
  boolean isAlternative(String component, String schema) {
    return targets(component).contains(schema);
  }

  /** Whether a schema has alternatives that make a type of their own. */
  boolean hasSeveralAlternatives(At schema) {
    Alternatives found = alternatives(schema);
    return found != null && !found.isOne();
  }

  /** The alternatives of a subject, or null where it has none that make a type. */
  @Nullable Alternatives alternatives(Subject subject) {
    @Nullable Alternatives found = null;
    for (Part part : subject.parts().own()) {
      Alternatives here = part.rule() ? null : alternatives(part.at());
      if (here == null) {
        continue;
      }
      String origin = part.origin();
      if (origin != null && !origin.equals(subject.self())) {
        if (!targets(origin).contains(subject.self())) {
          diagnostics.warn(
              subject.self(),
              "the alternatives of '"
                  + Pointer.last(origin)
                  + "' are left out where it is merged; what only they declare is kept as JSON");
        }
      } else if (found == null) {
        found = here;
      } else {
        diagnostics.warn(
            part.at().pointer(), "a second list of alternatives for one value is left out");
      }
    }
    return found;
  }

  @Nullable Alternatives alternatives(At at) {
    for (String keyword : List.of("oneOf", "anyOf")) {
      List<At> branches = at.elements(keyword);
      if (!branches.isEmpty() && !Keywords.branchesAreShapeless(at.node(), keyword)) {
        List<At> present = branches.stream().filter(branch -> !isNull(branch)).toList();
        return new Alternatives(at, present, present.size() < branches.size(), keyword);
      }
    }
    if (at.node().get("discriminator") instanceof Node.ObjectNode
        && !at.node().has("oneOf")
        && !at.node().has("anyOf")) {
      List<At> branches = new ArrayList<>();
      for (String target : named(at)) {
        Node node = Pointer.resolve(root, target);
        if (node != null) {
          branches.add(new At(node, target));
        }
      }
      boolean itself = branches.size() == 1 && branches.get(0).pointer().equals(at.pointer());
      return branches.isEmpty() || itself
          ? null
          : new Alternatives(at, branches, false, "discriminator");
    }
    return null;
  }

  /** A schema that names several types, as one alternative for each. */
  Alternatives ofTypes(At schema, Set<String> kinds, boolean nullable) {
    List<At> branches = new ArrayList<>();
    for (String kind : kinds) {
      Node.ObjectNode branch = new Node.ObjectNode(new LinkedHashMap<>(), schema.node().position());
      for (Map.Entry<String, Node> entry : schema.node().entries().entrySet()) {
        if (!Keywords.isAnnotation(entry.getKey()) && !entry.getKey().equals("nullable")) {
          branch = branch.with(entry.getKey(), entry.getValue());
        }
      }
      Node.Scalar type = new Node.Scalar(Node.Scalar.Kind.STRING, kind, schema.node().position());
      branches.add(
          new At(
              branch.with("type", type),
              Pointer.child(Pointer.child(schema.pointer(), "type"), branches.size())));
    }
    return new Alternatives(schema, branches, nullable, "type");
  }

  private boolean isNull(At branch) {
    return dialect.isNullOnly(branch.followed(root).node());
  }

  /** The schemas that a discriminator names, or that build on its schema where it names none. */
  private Set<String> named(At at) {
    Set<String> named = new LinkedHashSet<>(mapping(at).values());
    if (named.isEmpty() && at.node().get("discriminator") instanceof Node.ObjectNode) {
      named.addAll(heirs().of(at.pointer()));
    }
    return named;
  }

  /** Pointers by value of the discriminator. */
  static Map<String, String> mapping(At at) {
    Map<String, String> mapping = new LinkedHashMap<>();
    Node discriminator = at.node().get("discriminator");
    if (discriminator != null) {
      discriminator
          .entries("mapping")
          .forEach(
              (value, target) -> {
                String text = target.text();
                if (text != null) {
                  mapping.put(value, Pointer.ofSchema(text));
                }
              });
    }
    return mapping;
  }

  private Set<String> targets(String component) {
    Set<String> known = targets.get(component);
    if (known != null) {
      return known;
    }
    Set<String> found = new HashSet<>();
    Node node = Pointer.resolve(root, component);
    if (node != null) {
      At at = new At(node, component);
      for (String keyword : List.of("oneOf", "anyOf")) {
        for (At branch : at.elements(keyword)) {
          String ref = branch.node().string("$ref");
          found.add(ref == null ? branch.pointer() : ref);
        }
      }
      found.addAll(named(at));
    }
    targets.put(component, found);
    return found;
  }

  /** Component schemas by the component that their {@code allOf} refers to. */
  private Heirs heirs() {
    Heirs known = heirs;
    if (known == null) {
      known = Heirs.in(root);
      heirs = known;
    }
    return known;
  }

  /** The type of a value that is one of several. */
  Use build(Subject subject, Alternatives alternatives) {
    List<At> branches = alternatives.branches();
    if (branches.isEmpty()) {
      diagnostics.note(
          Pointer.child(alternatives.part().pointer(), alternatives.keyword()),
          "only null is a value here; it is any JSON in Java");
      Limits limits = types.limits().constant(JsonValue.JsonNull.INSTANCE);
      return types.finish(subject, Types.scalar(Kind.JSON), limits, List.of());
    }
    if (alternatives.isOne()) {
      return only(subject, alternatives);
    }
    List<Sort> sorts = branches.stream().map(branch -> sort(branch, 0)).toList();
    Set<Sort> distinct = EnumSet.copyOf(sorts);
    if (distinct.equals(EnumSet.of(Sort.STRING_ENUM))
        || distinct.equals(EnumSet.of(Sort.INTEGER_ENUM))) {
      return enumeration(subject, alternatives);
    }
    if (EnumSet.of(Sort.STRING, Sort.STRING_ENUM).containsAll(distinct)) {
      return widened(subject, alternatives, Kind.STRING);
    }
    if (EnumSet.of(Sort.INTEGER, Sort.INTEGER_ENUM).containsAll(distinct)) {
      return widened(subject, alternatives, Kind.INT64);
    }
    if (EnumSet.of(Sort.INTEGER, Sort.INTEGER_ENUM, Sort.NUMBER).containsAll(distinct)) {
      return widened(subject, alternatives, Kind.DECIMAL);
    }
    if (distinct.equals(EnumSet.of(Sort.BOOLEAN))) {
      return widened(subject, alternatives, Kind.BOOLEAN);
    }
    if (distinct.equals(EnumSet.of(Sort.OBJECT)) || areTellable(sorts)) {
      return union(subject, alternatives, distinct.equals(EnumSet.of(Sort.OBJECT)));
    }
    return anything(subject, alternatives, "their JSON types do not tell which one a value is");
  }

  private Use anything(Subject subject, Alternatives alternatives, String why) {
    diagnostics.warn(
        Pointer.child(alternatives.part().pointer(), alternatives.keyword()),
        "a value that is one of these alternatives is any JSON here, because " + why);
    Use use = types.finish(subject, Types.scalar(Kind.JSON), types.limits(), List.of());
    return nullable(use, alternatives.nullable());
  }

  /** One alternative, perhaps beside null: the alternative itself. */
  private Use only(Subject subject, Alternatives alternatives) {
    List<At> schemas = new ArrayList<>();
    schemas.add(alternatives.branches().get(0));
    for (Part part : subject.parts().own()) {
      At at = part.at();
      Node node =
          at.pointer().equals(alternatives.part().pointer())
                  && at.node() instanceof Node.ObjectNode object
              ? object.without(alternatives.keyword()).without("discriminator")
              : at.node() instanceof Node.ObjectNode other ? other : at.node();
      if (!node.entries().isEmpty()) {
        schemas.add(new At(node, at.pointer()));
      }
    }
    Use use = types.resolveNow(subject.key(), schemas, subject.hint());
    return nullable(use, alternatives.nullable());
  }

  private static Use nullable(Use use, boolean nullable) {
    return !nullable || use.nullable()
        ? use
        : new Use(
            use.type(),
            true,
            use.constraints(),
            use.rules(),
            use.access(),
            use.secret(),
            use.defaultValue(),
            use.documentation());
  }

  /** Several lists of values: one list. */
  private Use enumeration(Subject subject, Alternatives alternatives) {
    List<Node> values = new ArrayList<>();
    boolean nullable = alternatives.nullable();
    List<At> shape = new ArrayList<>();
    for (At branch : alternatives.branches()) {
      for (At part : shape(branch)) {
        List<Node> listed = EnumTypes.listed(part.node());
        if (listed != null) {
          values.addAll(listed);
        }
        if (part.node().has("type")) {
          shape.add(new At(typeOnly(part.node()), part.pointer()));
        }
        nullable |= Boolean.TRUE.equals(dialect.allowsNull(part.node()));
      }
    }
    Use use = new EnumTypes(types, diagnostics).build(subject, shape, values, false);
    return nullable(use, nullable);
  }

  private static Node typeOnly(Node schema) {
    Map<String, Node> fields = new LinkedHashMap<>(schema.entries());
    fields.keySet().retainAll(Set.of("type", "format"));
    return new Node.ObjectNode(fields, schema.position());
  }

  /** Alternatives that Java has one type for. */
  private Use widened(Subject subject, Alternatives alternatives, Kind kind) {
    diagnostics.note(
        Pointer.child(alternatives.part().pointer(), alternatives.keyword()),
        "what tells these alternatives apart is not checked: they are all "
            + (kind == Kind.STRING ? "text" : kind == Kind.BOOLEAN ? "boolean" : "numbers"));
    Use use = types.finish(subject, Types.scalar(kind), types.limits(), List.of());
    return nullable(use, alternatives.nullable());
  }

  /** Whether the JSON type of a value tells which alternative it is. */
  private static boolean areTellable(List<Sort> sorts) {
    Set<String> seen = new HashSet<>();
    for (Sort sort : sorts) {
      String json =
          switch (sort) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING, STRING_ENUM -> "string";
            case INTEGER, INTEGER_ENUM, NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ANY -> "";
          };
      if (json.isEmpty() || !seen.add(json)) {
        return false;
      }
    }
    return true;
  }

  /**
   * An alternative that is an object but no type with properties, or null. Known before the union
   * has a name: who refers to the name meanwhile needs the type to be there in the end.
   */
  private @Nullable At shapeless(Subject subject, Alternatives alternatives) {
    int index = 0;
    for (At branch : alternatives.branches()) {
      At followed = branch.followed(root);
      if (!followed.pointer().equals(subject.self())
          && ObjectTypes.properties(shape(branch)).isEmpty()
          && alternatives(followed) == null
          && withBase(branch, subject, alternatives).size() == 1) {
        Hint hint = branchHint(branch.node(), subject.hint().top(), Integer.toString(index));
        if (!(types.use(branch, hint).type() instanceof TypeRef.Named)) {
          return branch;
        }
      }
      index++;
    }
    return null;
  }

  private Use union(Subject subject, Alternatives alternatives, boolean objects) {
    At shapeless = objects ? shapeless(subject, alternatives) : null;
    if (shapeless != null) {
      return anything(
          subject, alternatives, "'" + Pointer.last(shapeless.pointer()) + "' is no object type");
    }
    At part = alternatives.part();
    Node discriminator = part.node().get("discriminator");
    String property = discriminator == null ? null : discriminator.string("propertyName");
    TypeName name = types.begin(subject, part);
    Map<String, String> mapping = mapping(part);
    List<At> branches = new ArrayList<>(alternatives.branches());
    Set<String> listed = new HashSet<>();
    branches.forEach(branch -> listed.add(branch.followed(root).pointer()));
    for (String target : new LinkedHashSet<>(mapping.values())) {
      Node node = Pointer.resolve(root, target);
      if (node != null && listed.add(target)) {
        diagnostics.note(
            Pointer.child(part.pointer(), "discriminator"),
            "the mapping names '"
                + Pointer.last(target)
                + "', which is no alternative; it is one"
                + " here");
        branches.add(new At(node, target));
      }
    }
    List<Variant> variants = new ArrayList<>();
    Telling telling = new Telling(this, root, diagnostics, part, property == null ? "" : property);
    Set<String> variantNames = new HashSet<>();
    boolean nullable = alternatives.nullable();
    List<Rule> conditions = new ArrayList<>();
    for (At branch : branches) {
      String target = branch.followed(root).pointer();
      TypeRef type;
      if (target.equals(subject.self())) {
        TypeName plain =
            new ObjectTypes(types, new Rules(root, dialect, diagnostics), diagnostics)
                .plain(subject, subject.shape(), "Base");
        type = new TypeRef.Named(plain);
      } else {
        List<At> schemas = withBase(branch, subject, alternatives);
        Use use =
            schemas.size() == 1
                ? types.use(
                    branch,
                    branchHint(branch.node(), name.simple(), Integer.toString(variants.size())))
                : types.use(
                    schemas, Hint.top(name.simple() + JavaNames.pascal(Pointer.last(target))));
        type = use.type();
        nullable |= use.nullable() && !type.equals(Types.scalar(Kind.JSON));
        if (!use.rules().isEmpty()) {
          diagnostics.warn(branch.pointer(), "the rules beside an alternative are not checked");
        }
      }
      if (objects && !(type instanceof TypeRef.Named)) {
        return anything(
            subject, alternatives, "'" + Pointer.last(branch.pointer()) + "' is no object type");
      }
      List<String> values = property == null ? List.of() : values(mapping, target, listed.size());
      if (property != null && !target.equals(subject.self())) {
        values = telling.said(branch, withBase(branch, subject, alternatives), values, mapping);
      }
      if (property != null && values.isEmpty()) {
        diagnostics.warn(
            branch.pointer(),
            "no value of '"
                + property
                + "' means this alternative, as it has no name and the mapping does not list it");
      }
      variants.add(
          new Variant(JavaNames.unique(variantName(type), "", variantNames), type, values));
    }
    telling.report();
    types.add(
        new UnionType(name, subject.self(), subject.prose(), objects ? property : null, variants));
    Use use = types.finish(subject, new TypeRef.Named(name), types.limits(), conditions);
    return nullable(use, nullable);
  }

  /**
   * An alternative with what stands beside the list of alternatives and holds for each of them,
   * unless it says as much itself.
   */
  private List<At> withBase(At branch, Subject subject, Alternatives alternatives) {
    List<At> base = new ArrayList<>();
    for (Part part : subject.parts().own()) {
      Node node = part.node();
      if (part.at().pointer().equals(alternatives.part().pointer())
          && node instanceof Node.ObjectNode object) {
        node = object.without(alternatives.keyword()).without("discriminator");
      }
      if (!part.rule() && !node.entries("properties").isEmpty()) {
        base.add(new At(withoutProse(node), part.at().pointer()));
      }
    }
    Set<String> declared = ObjectTypes.properties(shape(branch)).keySet();
    boolean complete = declared.containsAll(ObjectTypes.properties(base).keySet());
    List<At> schemas = new ArrayList<>();
    schemas.add(branch);
    if (!complete) {
      schemas.addAll(base);
    }
    return schemas;
  }

  private static Node withoutProse(Node schema) {
    Map<String, Node> fields = new LinkedHashMap<>(schema.entries());
    fields.keySet().removeIf(Keywords::isAnnotation);
    return new Node.ObjectNode(fields, schema.position());
  }

  /** The values of the discriminator that mean a schema: mapped ones, else its name. */
  static List<String> values(Map<String, String> mapping, String target, int alternatives) {
    List<String> values = new ArrayList<>();
    mapping.forEach(
        (value, mapped) -> {
          if (mapped.equals(target)) {
            values.add(value);
          }
        });
    if (values.isEmpty() && target.startsWith("#/components/schemas/") && alternatives > 0) {
      values.add(Pointer.last(target));
    }
    return values;
  }

  /**
   * What an alternative without a name is called: after its title if that is short, else after its
   * place.
   */
  static Hint branchHint(Node branch, String union, String index) {
    String title = branch.string("title");
    String wish = title == null ? "" : JavaNames.pascal(title);
    return Hint.top(
        union
            + (wish.isEmpty() || wish.length() > 40
                ? "Variant" + (Integer.parseInt(index) + 1)
                : wish));
  }

  private static String variantName(TypeRef type) {
    if (type instanceof TypeRef.Named named) {
      return named.name().simple();
    }
    if (type instanceof TypeRef.ListOf) {
      return "ListValue";
    }
    if (type instanceof TypeRef.MapOf) {
      return "ObjectValue";
    }
    return switch (((TypeRef.Scalar) type).kind()) {
      case BOOLEAN -> "BooleanValue";
      case INT32, INT64 -> "IntegerValue";
      case FLOAT, DOUBLE, DECIMAL -> "NumberValue";
      case JSON -> "ObjectValue";
      case STRING, DATE, DATE_TIME, UUID, URI, BASE64, BINARY -> "TextValue";
    };
  }

  /** What a schema describes. */
  private Sort sort(At schema, int depth) {
    if (depth > DEPTH) {
      return Sort.ANY;
    }
    Sort sort = Sort.ANY;
    boolean listed = false;
    for (At part : shape(schema)) {
      Node node = part.node();
      List<At> branches = part.elements("oneOf");
      branches = branches.isEmpty() ? part.elements("anyOf") : branches;
      Sort here = Sort.ANY;
      Set<String> named = dialect.types(node);
      List<Node> values = EnumTypes.listed(node);
      if (values != null) {
        listed = true;
      }
      if (named.size() == 1) {
        here = sort(named.iterator().next());
      } else if (named.isEmpty() && (node.has("properties") || node.has("discriminator"))) {
        here = Sort.OBJECT;
      } else if (named.isEmpty() && node.has("items")) {
        here = Sort.ARRAY;
      } else if (named.isEmpty()
          && values != null
          && !values.isEmpty()
          && values.stream().allMatch(value -> value.text() != null)
          && values.stream().allMatch(UnionTypes::isText)) {
        here = Sort.STRING;
      }
      if (!branches.isEmpty() && !Keywords.isShapeless(node) && here != Sort.OBJECT) {
        Set<Sort> inner = new HashSet<>();
        branches.forEach(branch -> inner.add(sort(branch, depth + 1)));
        return inner.size() == 1 ? inner.iterator().next() : Sort.ANY;
      }
      if (here != Sort.ANY) {
        sort = here;
      }
    }
    return !listed
        ? sort
        : sort == Sort.STRING ? Sort.STRING_ENUM : sort == Sort.INTEGER ? Sort.INTEGER_ENUM : sort;
  }

  private static boolean isText(Node value) {
    return value instanceof Node.Scalar scalar && scalar.kind() == Node.Scalar.Kind.STRING;
  }

  private static Sort sort(String type) {
    return switch (type) {
      case "object" -> Sort.OBJECT;
      case "array" -> Sort.ARRAY;
      case "string" -> Sort.STRING;
      case "integer" -> Sort.INTEGER;
      case "number" -> Sort.NUMBER;
      case "boolean" -> Sort.BOOLEAN;
      default -> Sort.ANY;
    };
  }

  List<At> shape(At schema) {
    return Parts.of(List.of(schema), true, root, dialect, diagnostics).own().stream()
        .filter(part -> !part.rule())
        .map(Part::at)
        .toList();
  }
}
