package dev.dateline.generator.values;

import dev.dateline.contract.examples.Conformance;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.NamedType.UnionType.Variant;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.view.Packages;
import dev.dateline.runtime.http.WireText;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonBoolean;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.json.ScalarText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Expressions for values, with the generated types of one side. Not thread-safe; for one file.
 *
 * <p>Throws {@link InexpressibleException} for what no expression of these types makes.
 */
public final class JavaValues {

  private static final int WIDTH = 90;

  private final Contract contract;
  private final Packages packages;
  private final Conformance conformance;
  private final Direction direction;
  private final boolean complete;
  private final Imports imports;

  /**
   * For one file.
   *
   * @param contract of the types
   * @param packages where the generated types are
   * @param direction in which the values travel
   * @param complete whether explicit nulls and properties that the document does not know are
   *     written too; a sample reads better without them
   * @param imports of the file
   */
  public JavaValues(
      Contract contract,
      Packages packages,
      Direction direction,
      boolean complete,
      Imports imports) {
    this.contract = contract;
    this.packages = packages;
    this.conformance = Conformance.to(contract);
    this.direction = direction;
    this.complete = complete;
    this.imports = imports;
  }

  /**
   * An expression.
   *
   * @param value to be made; not null
   * @param type of it
   * @param set whether it goes to a setter, which takes constants of enums as they are
   * @param depth of indentation
   * @throws InexpressibleException where there is none
   */
  public String value(JsonValue value, TypeRef type, boolean set, int depth) {
    if (type instanceof TypeRef.Scalar scalar) {
      return scalar(value, scalar.kind());
    }
    if (type instanceof TypeRef.ListOf list) {
      List<String> items = new ArrayList<>();
      boolean nulls = false;
      for (JsonValue each : expected(JsonArray.class, value).items()) {
        nulls |= each instanceof JsonNull;
        items.add(each instanceof JsonNull ? "null" : value(each, list.items(), false, depth + 1));
      }
      if (nulls && items.size() == 1) {
        return imports.use("java.util.Collections") + ".singletonList(null)";
      }
      String factory =
          nulls
              ? imports.use("java.util.Arrays") + ".asList("
              : imports.use("java.util.List") + ".of(";
      return arguments(factory, items, depth);
    }
    if (type instanceof TypeRef.MapOf map) {
      List<String> entries = new ArrayList<>();
      String maps = imports.use("java.util.Map");
      expected(JsonObject.class, value)
          .members()
          .forEach(
              (key, member) -> {
                if (member instanceof JsonNull && complete) {
                  throw new InexpressibleException("null in a map");
                }
                if (!(member instanceof JsonNull)) {
                  entries.add(
                      maps
                          + ".entry("
                          + JavaLiteral.string(key)
                          + ", "
                          + value(member, map.values(), false, depth + 1)
                          + ")");
                }
              });
      return arguments(maps + ".ofEntries(", entries, depth);
    }
    TypeRef.Named named = (TypeRef.Named) type;
    NamedType declared = declared(named);
    if (declared instanceof EnumType listed) {
      return constant(value, listed, set);
    }
    if (declared instanceof UnionType union) {
      Variant variant = conformance.variant(union, value, direction);
      if (variant == null && complete) {
        throw new InexpressibleException("none of the variants");
      }
      if (variant == null) {
        return name(union.name())
            + ".read("
            + imports.use("dev.dateline.runtime.json.JsonReader")
            + ".of("
            + JavaLiteral.string(value.toString())
            + ", "
            + imports.use("dev.dateline.runtime.json.Direction")
            + ".BOTH))";
      }
      boolean itself =
          variant.type() instanceof TypeRef.Named inner && !(declared(inner) instanceof EnumType);
      String inside = value(value, variant.type(), false, depth);
      return itself
          ? inside
          : "new " + name(union.name()) + "." + variant.name() + "(" + inside + ")";
    }
    return object(value, (ObjectType) declared, depth);
  }

  private String object(JsonValue value, ObjectType type, int depth) {
    if (!(value instanceof JsonObject object)) {
      if (complete) {
        throw new InexpressibleException("no object");
      }
      return name(type.name()) + ".builder().build()";
    }
    List<String> setters = new ArrayList<>();
    for (Property each : type.properties()) {
      JsonValue member = object.members().get(each.wireName());
      if (member instanceof JsonNull) {
        if (complete) {
          setters.add("." + each.name() + "(" + nothing(each) + ")");
        }
      } else if (member != null) {
        setters.add("." + each.name() + "(" + value(member, each.type(), true, depth + 1) + ")");
      }
    }
    if (complete) {
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        if (type.properties().stream().noneMatch(p -> p.wireName().equals(member.getKey()))) {
          setters.add(
              ".unknownProperty("
                  + JavaLiteral.string(member.getKey())
                  + ", "
                  + json(member.getValue())
                  + ")");
        }
      }
    }
    String start = name(type.name()) + ".builder()";
    String flat = start + String.join("", setters) + ".build()";
    if (depth * 4 + flat.length() <= WIDTH && !flat.contains("\n")) {
      return flat;
    }
    String indent = "\n" + "    ".repeat(depth + 2);
    setters.add(".build()");
    return start + indent + String.join(indent, setters);
  }

  private static String arguments(String head, List<String> items, int depth) {
    String flat = head + String.join(", ", items) + ")";
    String indent = "\n" + "    ".repeat(depth + 2);
    return items.size() < 2 || (depth * 4 + flat.length() <= WIDTH && !flat.contains("\n"))
        ? flat
        : head + indent + String.join("," + indent, items) + ")";
  }

  private String constant(JsonValue value, EnumType type, boolean set) {
    String text = value instanceof JsonString it ? it.value() : value.toString();
    String name = name(type.name());
    for (EnumType.Constant each : type.constants()) {
      if (each.value().equals(text)) {
        String constant = name + "." + each.name();
        return set ? constant : name + ".TYPE.of(" + constant + ")";
      }
    }
    return name + ".TYPE.of(" + JavaLiteral.string(text) + ")";
  }

  /** Enumerations have two setters, between which null cannot choose. */
  private String nothing(Property property) {
    if (!property.nullable()) {
      throw new InexpressibleException("null where there is none");
    }
    if (property.type() instanceof TypeRef.Named named
        && declared(named) instanceof EnumType listed) {
      return "("
          + imports.use("dev.dateline.runtime.json.EnumValue")
          + "<"
          + name(listed.name())
          + ">) null";
    }
    return "null";
  }

  private static <T extends JsonValue> T expected(Class<T> kind, JsonValue value) {
    if (!kind.isInstance(value)) {
      throw new InexpressibleException("a value of another type");
    }
    return kind.cast(value);
  }

  private String json(JsonValue value) {
    return imports.use("dev.dateline.runtime.json.JsonValue")
        + ".parse("
        + JavaLiteral.string(value.toString())
        + ")";
  }

  private String scalar(JsonValue value, TypeRef.Scalar.Kind kind) {
    try {
      return literal(value, kind);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new InexpressibleException("a value of another type");
    }
  }

  private String literal(JsonValue value, TypeRef.Scalar.Kind kind) {
    switch (kind) {
      case STRING, DATE, DATE_TIME, UUID, URI, BASE64 -> expected(JsonString.class, value);
      case BOOLEAN -> expected(JsonBoolean.class, value);
      case INT32, INT64, FLOAT, DOUBLE, DECIMAL -> expected(JsonNumber.class, value);
      case BINARY, JSON -> {
        // Any will do.
      }
    }
    String text = value instanceof JsonString it ? it.value() : value.toString();
    String literal = JavaLiteral.string(text);
    return switch (kind) {
      case STRING -> literal;
      case BOOLEAN -> text;
      case INT32 -> Integer.toString(((JsonNumber) value).decimal().intValueExact());
      case INT64 -> ((JsonNumber) value).decimal().longValueExact() + "L";
      case FLOAT -> ((JsonNumber) value).decimal().floatValue() + "f";
      case DOUBLE -> ((JsonNumber) value).decimal().doubleValue() + "d";
      case DECIMAL -> "new " + imports.use("java.math.BigDecimal") + "(" + literal + ")";
      case DATE ->
          imports.use("java.time.LocalDate")
              + ".parse("
              + JavaLiteral.string(ScalarText.of(ScalarText.parseDate(text)))
              + ")";
      case DATE_TIME ->
          imports.use("java.time.OffsetDateTime")
              + ".parse("
              + JavaLiteral.string(ScalarText.of(ScalarText.parseDateTime(text)))
              + ")";
      case UUID ->
          imports.use("java.util.UUID") + ".fromString(" + checkedUuid(text, literal) + ")";
      case URI -> imports.use("java.net.URI") + ".create(" + checkedUri(text, literal) + ")";
      case BASE64 -> imports.use("java.util.Base64") + ".getDecoder().decode(" + literal + ")";
      case BINARY ->
          imports.use("dev.dateline.runtime.http.BinaryData")
              + ".of("
              + imports.use("java.nio.file.Path")
              + ".of(\"file\"))";
      case JSON -> json(value);
    };
  }

  private static String checkedUuid(String text, String literal) {
    WireText.parseUuid(text);
    return literal;
  }

  private static String checkedUri(String text, String literal) {
    WireText.parseUri(text);
    return literal;
  }

  private NamedType declared(TypeRef.Named named) {
    return Objects.requireNonNull(contract.types().get(named.name()));
  }

  /** How the file names a type. */
  public String name(TypeName name) {
    String owner = name.owner();
    if (owner == null) {
      return imports.use(packages.model(name.simple()));
    }
    boolean model = contract.types().containsKey(TypeName.of(owner));
    return imports.use(model ? packages.model(owner) : packages.api() + "." + owner)
        + "."
        + name.simple();
  }
}
