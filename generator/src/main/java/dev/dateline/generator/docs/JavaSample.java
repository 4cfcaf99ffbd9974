package dev.dateline.generator.docs;

import dev.dateline.contract.examples.ExampleValues;
import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.NamedType.UnionType.Variant;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.view.JavaView;
import dev.dateline.generator.view.Packages;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.json.ScalarText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call of one operation with the generated client. Not thread-safe; for one operation. */
final class JavaSample {

  private static final int WIDTH = 90;

  private final Contract contract;
  private final Packages packages;
  private final ExampleValues examples;
  private final Imports imports = new Imports("", List.of());

  JavaSample(Contract contract, Packages packages, ExampleValues examples) {
    this.contract = contract;
    this.packages = packages;
    this.examples = examples;
  }

  /** Imports, a blank line, and statements. */
  String of(OperationGroup group, Operation operation) {
    String client = imports.use(packages.base() + "." + contract.api().name() + "Client");
    List<String> setup = new ArrayList<>();
    if (CurlSamples.server(contract).equals("https://api.example.com")) {
      setup.add(
          ".baseUri(" + imports.use("java.net.URI") + ".create(\"https://api.example.com\"))");
    }
    String credentials = credentials(operation);
    if (credentials != null) {
      setup.add(".credentials(" + credentials + ")");
    }
    StringBuilder code = new StringBuilder(client).append(" client =\n    ").append(client);
    code.append(".builder()");
    setup.forEach(each -> code.append("\n        ").append(each));
    code.append(setup.isEmpty() ? ".build();\n\n" : "\n        .build();\n\n");

    List<String> setters = setters(operation);
    String call =
        "client."
            + JavaView.groupMethod(group)
            + "()."
            + JavaView.method(operation)
            + "(request -> "
            + (setters.isEmpty()
                ? "{}"
                : "request"
                    + setters.stream().collect(Collectors.joining("\n        ", "\n        ", "")))
            + ");";
    String result = result(operation);
    code.append(result == null ? "" : result + " result =\n    ").append(call).append('\n');
    String head =
        imports.lines().stream()
            .map(line -> "import " + line + ";\n")
            .collect(Collectors.joining());
    return head + "\n" + code.toString().strip();
  }

  /** The type of what the call returns; null where it returns nothing. */
  private @Nullable String result(Operation operation) {
    List<Response> successes = operation.responses().stream().filter(Response::success).toList();
    if (successes.stream().allMatch(response -> response.contents().isEmpty())) {
      return null;
    }
    boolean same =
        successes.stream().allMatch(response -> !response.contents().isEmpty())
            && successes.stream()
                    .map(response -> response.contents().get(0).type())
                    .distinct()
                    .count()
                == 1;
    return same
            && successes.get(0).contents().get(0).type() instanceof TypeRef.Named named
            && !(declared(named) instanceof EnumType)
        ? name(named.name())
        : "var";
  }

  private List<String> setters(Operation operation) {
    List<String> setters = new ArrayList<>();
    boolean chosen = false;
    for (Parameter each : operation.parameters()) {
      boolean instead = !chosen && operation.bodyRequired() && !isBodyRequired(operation);
      if (each.required() || (instead && each.in().isOfBody() && operation.body() == null)) {
        chosen |= each.in().isOfBody();
        setters.add("." + each.name() + "(" + value(examples.of(each), each.type(), true, 1) + ")");
      }
    }
    Body body = operation.body();
    if (body != null && operation.bodyRequired()) {
      TypeRef type = body.contents().get(0).type();
      JsonValue value = examples.request(operation);
      setters.add(
          ".body("
              + (value == null
                  ? imports.use("dev.dateline.runtime.http.BinaryData")
                      + ".of("
                      + imports.use("java.nio.file.Path")
                      + ".of(\"file\"))"
                  : value(value, type, true, 1))
              + ")");
    }
    return setters;
  }

  private static boolean isBodyRequired(Operation operation) {
    return operation.body() != null && operation.body().required();
  }

  private @Nullable String credentials(Operation operation) {
    List<String> names =
        operation.security().stream().filter(each -> !each.isEmpty()).findFirst().orElse(List.of());
    List<String> each = new ArrayList<>();
    for (String name : names) {
      SecurityScheme scheme = contract.protocol().securitySchemes().get(name);
      String made = scheme == null ? null : credentials(scheme);
      if (made != null) {
        each.add(made);
      }
    }
    String type = "dev.dateline.client.credentials.Credentials";
    return each.isEmpty()
        ? null
        : each.size() == 1
            ? each.get(0)
            : imports.use(type) + ".several(" + String.join(", ", each) + ")";
  }

  private @Nullable String credentials(SecurityScheme scheme) {
    String type = "dev.dateline.client.credentials.Credentials";
    String arguments =
        switch (scheme.kind()) {
          case OAUTH2_CLIENT_CREDENTIALS ->
              ".serviceAccount("
                  + secret(scheme, "clientId", "CLIENT_ID")
                  + ", "
                  + secret(scheme, "clientSecret", "CLIENT_SECRET")
                  + ")";
          case DIGEST, BASIC ->
              (scheme.kind() == SecurityScheme.Kind.DIGEST ? ".digest(" : ".basic(")
                  + secret(scheme, "username", "USERNAME")
                  + ", "
                  + secret(scheme, "password", "PASSWORD")
                  + ")";
          case BEARER, OAUTH2_OTHER, OPEN_ID -> ".bearer(" + secret(scheme, "token", "TOKEN") + ")";
          case API_KEY_HEADER, API_KEY_QUERY, API_KEY_COOKIE ->
              ".apiKey(" + secret(scheme, "key", "API_KEY") + ")";
          case MUTUAL_TLS, OTHER -> "";
        };
    return arguments.isEmpty() ? null : imports.use(type) + arguments;
  }

  private static String secret(SecurityScheme scheme, String role, String otherwise) {
    return "System.getenv("
        + JavaLiteral.string(scheme.environment().getOrDefault(role, otherwise))
        + ")";
  }

  // ---- values

  /**
   * An expression.
   *
   * @param set whether it goes to a setter, which takes constants of enums as they are
   */
  private String value(JsonValue value, TypeRef type, boolean set, int depth) {
    if (type instanceof TypeRef.Scalar scalar) {
      return scalar(value, scalar.kind());
    }
    if (type instanceof TypeRef.ListOf list) {
      List<String> items = new ArrayList<>();
      boolean nulls = false;
      for (JsonValue each : ((JsonArray) value).items()) {
        nulls |= each instanceof JsonNull;
        items.add(each instanceof JsonNull ? "null" : value(each, list.items(), false, depth + 1));
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
      ((JsonObject) value)
          .members()
          .forEach(
              (key, member) -> {
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
      Variant variant = examples.variant(union, value);
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
      return name(type.name()) + ".builder().build()";
    }
    List<String> setters = new ArrayList<>();
    for (Property each : type.properties()) {
      JsonValue member = object.members().get(each.wireName());
      if (member != null && !(member instanceof JsonNull)) {
        setters.add("." + each.name() + "(" + value(member, each.type(), true, depth + 1) + ")");
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

  private String scalar(JsonValue value, TypeRef.Scalar.Kind kind) {
    String text = value instanceof JsonString it ? it.value() : value.toString();
    String literal = JavaLiteral.string(text);
    return switch (kind) {
      case STRING -> literal;
      case BOOLEAN -> text;
      case INT32 -> ((JsonNumber) value).decimal().toBigInteger().toString();
      case INT64 -> ((JsonNumber) value).decimal().toBigInteger() + "L";
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
      case UUID -> imports.use("java.util.UUID") + ".fromString(" + literal + ")";
      case URI -> imports.use("java.net.URI") + ".create(" + literal + ")";
      case BASE64 -> imports.use("java.util.Base64") + ".getDecoder().decode(" + literal + ")";
      case BINARY ->
          imports.use("dev.dateline.runtime.http.BinaryData")
              + ".of("
              + imports.use("java.nio.file.Path")
              + ".of(\"file\"))";
      case JSON ->
          imports.use("dev.dateline.runtime.json.JsonValue")
              + ".parse("
              + JavaLiteral.string(value.toString())
              + ")";
    };
  }

  private NamedType declared(TypeRef.Named named) {
    return Objects.requireNonNull(contract.types().get(named.name()));
  }

  private String name(TypeName name) {
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
