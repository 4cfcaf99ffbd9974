package dev.dateline.generator.view;

import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import java.math.BigDecimal;
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

  /** A call of {@code json} that reads a value. */
  String json(TypeRef ref) {
    return told(type(ref)) + "json(" + reader(ref) + ")";
  }

  /** The name of a lambda's parameter; a lambda within a lambda needs another. */
  private String nextItem() {
    depth++;
    return depth == 1 ? "item" : "item" + depth;
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

  /** Whether a simple name means a type of the contract in this file. */
  boolean isType(String simpleName) {
    return contract.types().containsKey(TypeName.of(simpleName))
        || contract.types().containsKey(new TypeName(enclosing, simpleName));
  }

  /**
   * An expression that declares a property, without what holds for its value.
   *
   * @param property the class
   * @param wire its name as a literal
   */
  String property(String property, String wire, TypeRef ref) {
    String head = property + ".";
    if (isBinary(ref)) {
      return head + "of(" + wire + ", " + valueType(ref, Constraints.NONE) + ")";
    }
    if (ref instanceof TypeRef.Scalar scalar) {
      String factory = scalar.kind() == TypeRef.Scalar.Kind.JSON ? "json" : method(scalar.kind());
      return head + factory + "(" + wire + ")";
    }
    if (ref instanceof TypeRef.ListOf list && !list.nullableItems()) {
      return isModel(list.items()) && list.itemConstraints().equals(Constraints.NONE)
          ? head + told(type(list.items())) + "models(" + wire + ", " + reader(list.items()) + ")"
          : head
              + told(type(list.items()))
              + "list("
              + wire
              + ", "
              + valueType(list.items(), list.itemConstraints())
              + ")";
    }
    if (ref instanceof TypeRef.MapOf map && !map.nullableValues()) {
      return head
          + told(type(map.values()))
          + "map("
          + wire
          + ", "
          + valueType(map.values(), map.valueConstraints())
          + ")";
    }
    if (isEnum(ref)) {
      String enumeration = name(((TypeRef.Named) ref).name());
      return head + told(enumeration) + "enumeration(" + wire + ", " + enumeration + ".TYPE)";
    }
    if (isModel(ref)) {
      return head + told(type(ref)) + "model(" + wire + ", " + reader(ref) + ")";
    }
    return head + "of(" + wire + ", " + valueType(ref, Constraints.NONE) + ")";
  }

  /** An expression for what the document says of a value. */
  String valueType(TypeRef ref, Constraints constraints) {
    String type = imports.use(JSON + "ValueType") + ".";
    String expression;
    if (isBinary(ref)) {
      expression = type + "<" + type(ref) + ">opaque()";
    } else if (ref instanceof TypeRef.Scalar scalar) {
      expression = type + constant(scalar.kind());
    } else if (ref instanceof TypeRef.ListOf list) {
      expression =
          type
              + told(type(list.items()))
              + (list.nullableItems() ? "listOfNullable(" : "list(")
              + valueType(list.items(), list.itemConstraints())
              + ")";
    } else if (ref instanceof TypeRef.MapOf map) {
      expression =
          type
              + told(type(map.values()))
              + (map.nullableValues() ? "mapOfNullable(" : "map(")
              + valueType(map.values(), map.valueConstraints())
              + ")";
    } else if (isEnum(ref)) {
      String enumeration = name(((TypeRef.Named) ref).name());
      expression = type + told(enumeration) + "enumeration(" + enumeration + ".TYPE)";
    } else {
      expression = type + told(type(ref)) + "model(" + reader(ref) + ")";
    }
    return expression + String.join("", constraints(ref, constraints));
  }

  /** A type argument that is said, so that javac need not infer it: that is dear. */
  private static String told(String type) {
    return "<" + type + ">";
  }

  private static boolean isBinary(TypeRef ref) {
    return ref instanceof TypeRef.Scalar scalar && scalar.kind() == TypeRef.Scalar.Kind.BINARY;
  }

  private static String constant(TypeRef.Scalar.Kind kind) {
    return switch (kind) {
      case BOOLEAN -> "BOOL";
      case FLOAT -> "FLOAT32";
      case DOUBLE -> "FLOAT64";
      default -> kind.name();
    };
  }

  /** The calls that say what a value has to satisfy. */
  static List<String> constraints(TypeRef ref, Constraints constraints) {
    List<String> calls = new ArrayList<>();
    if (constraints.constant() != null) {
      calls.add(".constant(" + JavaLiteral.string(constraints.constant().toString()) + ")");
    }
    if (ref instanceof TypeRef.ListOf) {
      bound(calls, "minSize", constraints.minItems());
      bound(calls, "maxSize", constraints.maxItems());
      if (constraints.uniqueItems()) {
        calls.add(".unique()");
      }
    }
    if (ref instanceof TypeRef.MapOf) {
      bound(calls, "minSize", constraints.minProperties());
      bound(calls, "maxSize", constraints.maxProperties());
    }
    if (!(ref instanceof TypeRef.Scalar scalar)) {
      return calls;
    }
    switch (scalar.kind()) {
      case STRING -> {
        bound(calls, "minLength", constraints.minLength());
        bound(calls, "maxLength", constraints.maxLength());
        if (constraints.pattern() != null) {
          calls.add(".pattern(" + JavaLiteral.string(constraints.pattern().java()) + ")");
        }
      }
      case INT32, INT64, FLOAT, DOUBLE, DECIMAL -> {
        bound(
            calls,
            constraints.exclusiveMinimum() ? "exclusiveMinimum" : "minimum",
            constraints.minimum());
        bound(
            calls,
            constraints.exclusiveMaximum() ? "exclusiveMaximum" : "maximum",
            constraints.maximum());
        bound(calls, "multipleOf", constraints.multipleOf());
      }
      default -> {
        // The other types have no constraints of their own.
      }
    }
    return calls;
  }

  private static void bound(List<String> calls, String method, @Nullable Integer bound) {
    if (bound != null) {
      calls.add("." + method + "(" + bound + ")");
    }
  }

  private static void bound(List<String> calls, String method, @Nullable BigDecimal bound) {
    if (bound != null) {
      calls.add("." + method + "(\"" + bound.toPlainString() + "\")");
    }
  }
}
