package dev.dateline.generator.view;

import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Java expressions for the types of a contract, as one file writes them: the type itself, how a
 * value is read, written and checked. Not thread-safe; lives as long as one file is put together.
 */
final class JavaTypes {

  private static final String JSON = "dev.dateline.runtime.json.";

  private final Contract contract;
  private final Packages packages;
  private final Imports imports;
  private final String enclosing;
  private int depth;

  /**
   * @param enclosing simple name of the model that the file declares, so that types nested in it
   *     are written without it; empty in other files
   */
  JavaTypes(Contract contract, Packages packages, Imports imports, String enclosing) {
    this.contract = contract;
    this.packages = packages;
    this.imports = imports;
    this.enclosing = enclosing;
  }

  Imports imports() {
    return imports;
  }

  /** Whether {@code ref} is a model or a union, which reads, writes and checks itself. */
  boolean isModel(TypeRef ref) {
    return ref instanceof TypeRef.Named && !isEnum(ref);
  }

  /** Whether {@code ref} is an object that a {@code JsonModel} stands for. */
  boolean isObject(TypeRef ref) {
    return ref instanceof TypeRef.Named named && declared(named) instanceof NamedType.ObjectType;
  }

  boolean isEnum(TypeRef ref) {
    return ref instanceof TypeRef.Named named && declared(named) instanceof NamedType.EnumType;
  }

  private NamedType declared(TypeRef.Named named) {
    return Objects.requireNonNull(
        contract.types().get(named.name()), () -> "the contract has no type " + named.name());
  }

  /** The Java type of a value, boxed. */
  String type(TypeRef ref) {
    if (ref instanceof TypeRef.Scalar scalar) {
      return scalar(scalar.kind());
    }
    if (ref instanceof TypeRef.ListOf list) {
      return imports.use("java.util.List")
          + "<"
          + element(list.items(), list.nullableItems())
          + ">";
    }
    if (ref instanceof TypeRef.MapOf map) {
      return imports.use("java.util.Map")
          + "<String, "
          + element(map.values(), map.nullableValues())
          + ">";
    }
    TypeRef.Named named = (TypeRef.Named) ref;
    if (declared(named) instanceof NamedType.EnumType) {
      return imports.use(JSON + "EnumValue") + "<" + name(named.name()) + ">";
    }
    return name(named.name());
  }

  private String element(TypeRef ref, boolean nullable) {
    return nullable ? nullable(type(ref)) : type(ref);
  }

  /** {@code type} with the JSpecify annotation in the place that the language wants it in. */
  String nullable(String type) {
    String annotation = "@" + imports.use("org.jspecify.annotations.Nullable");
    if (type.endsWith("[]")) {
      return type.substring(0, type.length() - 2) + " " + annotation + " []";
    }
    int generics = type.indexOf('<');
    int dot = type.lastIndexOf('.', generics < 0 ? type.length() : generics);
    return dot < 0
        ? annotation + " " + type
        : type.substring(0, dot + 1) + annotation + " " + type.substring(dot + 1);
  }

  private String scalar(TypeRef.Scalar.Kind kind) {
    return switch (kind) {
      case STRING -> "String";
      case BOOLEAN -> "Boolean";
      case INT32 -> "Integer";
      case INT64 -> "Long";
      case FLOAT -> "Float";
      case DOUBLE -> "Double";
      case DECIMAL -> imports.use("java.math.BigDecimal");
      case DATE -> imports.use("java.time.LocalDate");
      case DATE_TIME -> imports.use("java.time.OffsetDateTime");
      case UUID -> imports.use("java.util.UUID");
      case URI -> imports.use("java.net.URI");
      case BASE64 -> "byte[]";
      case BINARY -> imports.use("dev.dateline.runtime.http.BinaryData");
      case JSON -> imports.use(JSON + "JsonValue");
    };
  }

  /** The name of a declared type. */
  String name(TypeName name) {
    String owner = name.owner();
    if (owner == null) {
      return imports.use(packages.model(name.simple()));
    }
    if (owner.equals(enclosing)) {
      return name.simple();
    }
    // What parameters need is nested in the request, which is no type of the contract.
    boolean model = contract.types().containsKey(TypeName.of(owner));
    String home = model ? packages.model(owner) : packages.api() + "." + owner;
    return imports.use(home) + "." + name.simple();
  }

  /** What {@code JsonReader}, {@code JsonWriter} and {@code ParameterValue} call a scalar. */
  private static String method(TypeRef.Scalar.Kind kind) {
    return switch (kind) {
      case STRING -> "string";
      case BOOLEAN -> "bool";
      case INT32 -> "int32";
      case INT64 -> "int64";
      case FLOAT -> "float32";
      case DOUBLE -> "float64";
      case DECIMAL -> "decimal";
      case DATE -> "date";
      case DATE_TIME -> "dateTime";
      case UUID -> "uuid";
      case URI -> "uri";
      case BASE64, BINARY -> "base64";
      case JSON -> "value";
    };
  }

  /** An expression that reads a value from the reader {@code in}. */
  String read(TypeRef ref, String in) {
    if (ref instanceof TypeRef.Scalar scalar) {
      return in + "." + method(scalar.kind()) + "()";
    }
    if (ref instanceof TypeRef.ListOf list) {
      return in
          + (list.nullableItems() ? ".listOfNullable(" : ".list(")
          + reader(list.items())
          + ")";
    }
    if (ref instanceof TypeRef.MapOf map) {
      return in + (map.nullableValues() ? ".mapOfNullable(" : ".map(") + reader(map.values()) + ")";
    }
    TypeRef.Named named = (TypeRef.Named) ref;
    if (declared(named) instanceof NamedType.EnumType) {
      return in + ".enumeration(" + name(named.name()) + ".TYPE)";
    }
    return name(named.name()) + ".read(" + in + ")";
  }

  /** A function from reader to value. */
  String reader(TypeRef ref) {
    if (ref instanceof TypeRef.Scalar scalar) {
      return imports.use(JSON + "JsonReader") + "::" + method(scalar.kind());
    }
    if (isModel(ref)) {
      return name(((TypeRef.Named) ref).name()) + "::read";
    }
    String item = nextItem();
    String lambda = item + " -> " + read(ref, item);
    depth--;
    return lambda;
  }

  /** The name of a lambda's parameter; a lambda within a lambda needs another. */
  private String nextItem() {
    depth++;
    return depth == 1 ? "item" : "item" + depth;
  }

  /** A statement that writes the property {@code wire} (a literal), nothing where it is null. */
  String write(String wire, String value, TypeRef ref) {
    if (ref instanceof TypeRef.Scalar scalar) {
      return "out." + method(scalar.kind()) + "(" + wire + ", " + value + ");";
    }
    if (ref instanceof TypeRef.ListOf list) {
      return "out.list(" + wire + ", " + value + ", " + writer(list.items()) + ");";
    }
    if (ref instanceof TypeRef.MapOf map) {
      return "out.map(" + wire + ", " + value + ", " + writer(map.values()) + ");";
    }
    return "out." + namedMethod(ref) + "(" + wire + ", " + value + ");";
  }

  private String namedMethod(TypeRef ref) {
    return isEnum(ref) ? "enumeration" : "model";
  }

  /** A function that writes an element, from writer and value. */
  String writer(TypeRef ref) {
    if (ref instanceof TypeRef.Scalar scalar) {
      return imports.use(JSON + "JsonWriter") + "::" + method(scalar.kind());
    }
    boolean list = ref instanceof TypeRef.ListOf;
    if (list || ref instanceof TypeRef.MapOf) {
      TypeRef inner =
          ref instanceof TypeRef.ListOf of ? of.items() : ((TypeRef.MapOf) ref).values();
      String item = nextItem();
      String w = depth == 1 ? "w" : "w" + depth;
      String lambda =
          "(%1$s, %2$s) -> %1$s.%3$s(%2$s, %4$s)"
              .formatted(w, item, list ? "list" : "map", writer(inner));
      depth--;
      return lambda;
    }
    return imports.use(JSON + "JsonWriter") + "::" + namedMethod(ref);
  }

  /** A statement that writes a value without a name. */
  String writeElement(TypeRef ref, String value) {
    if (ref instanceof TypeRef.ListOf list) {
      return "out.list(" + value + ", " + writer(list.items()) + ");";
    }
    if (ref instanceof TypeRef.MapOf map) {
      return "out.map(" + value + ", " + writer(map.values()) + ");";
    }
    String method = ref instanceof TypeRef.Scalar scalar ? method(scalar.kind()) : namedMethod(ref);
    return "out." + method + "(" + value + ");";
  }

  /** An expression that reads a parameter from {@code in}, a {@code ParameterValue}. */
  String parameter(TypeRef ref, String in) {
    if (ref instanceof TypeRef.Scalar scalar && scalar.kind() != TypeRef.Scalar.Kind.JSON) {
      return in + "." + method(scalar.kind()) + "()";
    }
    if (ref instanceof TypeRef.ListOf list) {
      TypeRef items = list.items();
      String item =
          items instanceof TypeRef.Scalar scalar && scalar.kind() != TypeRef.Scalar.Kind.JSON
              ? imports.use("dev.dateline.server.ParameterValue") + "::" + method(scalar.kind())
              : parameterLambda(items);
      return in + ".list(" + item + ")";
    }
    if (ref instanceof TypeRef.MapOf map) {
      return in + ".map(" + parameterLambda(map.values()) + ")";
    }
    if (isEnum(ref)) {
      return in + ".enumeration(" + name(((TypeRef.Named) ref).name()) + ".TYPE)";
    }
    return in + ".json(" + reader(ref) + ")";
  }

  private String parameterLambda(TypeRef ref) {
    String item = nextItem();
    String lambda = item + " -> " + parameter(ref, item);
    depth--;
    return lambda;
  }

  /**
   * The statements that check a value.
   *
   * @param name an expression for its name
   * @param value an expression for it, which may be null at run time
   * @param patterns gives the constant that holds a pattern
   */
  List<String> checks(
      String name, String value, TypeRef ref, Constraints constraints, PatternConstants patterns) {
    List<String> statements = new ArrayList<>();
    scalarChecks(name, value, ref, constraints, patterns, statements);
    if (ref instanceof TypeRef.ListOf list) {
      if (constraints.minItems() != null
          || constraints.maxItems() != null
          || constraints.uniqueItems()) {
        statements.add(
            "checks.items(%s, %s, %s, %s, %s);"
                .formatted(
                    name,
                    value,
                    bound(constraints.minItems(), 0),
                    bound(constraints.maxItems(), -1),
                    constraints.uniqueItems()));
      }
      each("each", name, value, list.items(), list.itemConstraints(), patterns, statements);
    }
    if (ref instanceof TypeRef.MapOf map) {
      if (constraints.minProperties() != null || constraints.maxProperties() != null) {
        statements.add(
            "checks.properties(%s, %s, %s, %s);"
                .formatted(
                    name,
                    value,
                    bound(constraints.minProperties(), 0),
                    bound(constraints.maxProperties(), -1)));
      }
      each("eachValue", name, value, map.values(), map.valueConstraints(), patterns, statements);
    }
    if (isEnum(ref)) {
      statements.add("checks.known(" + name + ", " + value + ");");
    }
    if (isModel(ref)) {
      statements.add("checks.model(" + name + ", " + value + ");");
    }
    return statements;
  }

  private static String bound(@Nullable Integer value, int none) {
    return String.valueOf(value == null ? none : value);
  }

  private void each(
      String method,
      String name,
      String value,
      TypeRef items,
      Constraints constraints,
      PatternConstants patterns,
      List<String> statements) {
    String call = "checks." + method + "(" + name + ", " + value + ", ";
    if (isModel(items)) {
      statements.add(call + imports.use("dev.dateline.runtime.validation.Checks") + "::model);");
      return;
    }
    if (isEnum(items)) {
      statements.add(call + imports.use("dev.dateline.runtime.validation.Checks") + "::known);");
      return;
    }
    // A lambda within a lambda needs names of its own.
    String suffix = depth == 0 ? "" : String.valueOf(depth + 1);
    depth++;
    List<String> inner = checks("name" + suffix, "item" + suffix, items, constraints, patterns);
    depth--;
    String head = call + "(c%1$s, name%1$s, item%1$s) -> ".formatted(suffix);
    String receiver = "c" + suffix;
    if (inner.size() == 1) {
      String statement = inner.get(0);
      statements.add(
          head + receiver + statement.substring("checks".length(), statement.length() - 1) + ");");
    } else if (!inner.isEmpty()) {
      StringBuilder block = new StringBuilder(head).append('{');
      inner.forEach(
          s -> block.append("\n  ").append(receiver).append(s.substring("checks".length())));
      statements.add(block.append("\n});").toString());
    }
  }

  private void scalarChecks(
      String name,
      String value,
      TypeRef ref,
      Constraints constraints,
      PatternConstants patterns,
      List<String> statements) {
    if (constraints.constant() != null) {
      statements.add(
          "checks.constant(%s, %s, %s);"
              .formatted(name, value, JavaLiteral.string(constraints.constant().toString())));
    }
    if (!(ref instanceof TypeRef.Scalar scalar)) {
      return;
    }
    switch (scalar.kind()) {
      case STRING -> {
        if (constraints.minLength() != null || constraints.maxLength() != null) {
          statements.add(
              "checks.length(%s, %s, %s, %s);"
                  .formatted(
                      name,
                      value,
                      bound(constraints.minLength(), 0),
                      bound(constraints.maxLength(), -1)));
        }
        if (constraints.pattern() != null) {
          statements.add(
              "checks.pattern(%s, %s, %s);"
                  .formatted(name, value, patterns.constant(constraints.pattern())));
        }
      }
      case INT32, INT64, FLOAT, DOUBLE, DECIMAL -> {
        if (constraints.minimum() != null) {
          statements.add(
              "checks.minimum(%s, %s, \"%s\", %s);"
                  .formatted(
                      name,
                      value,
                      constraints.minimum().toPlainString(),
                      constraints.exclusiveMinimum()));
        }
        if (constraints.maximum() != null) {
          statements.add(
              "checks.maximum(%s, %s, \"%s\", %s);"
                  .formatted(
                      name,
                      value,
                      constraints.maximum().toPlainString(),
                      constraints.exclusiveMaximum()));
        }
        if (constraints.multipleOf() != null) {
          statements.add(
              "checks.multipleOf(%s, %s, \"%s\");"
                  .formatted(name, value, constraints.multipleOf().toPlainString()));
        }
      }
      default -> {
        // The other types have no constraints of their own.
      }
    }
  }
}
