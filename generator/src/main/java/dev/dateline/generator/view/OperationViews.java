package dev.dateline.generator.view;

import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests, responses, shared error cases and the classes that say how operations travel. */
final class OperationViews {

  private static final String JSON = "dev.dateline.runtime.json.";
  private static final String HTTP = "dev.dateline.runtime.http.";
  private static final String UNDOCUMENTED = "Undocumented";

  private final Contract contract;
  private final Packages packages;
  private final String origin;
  private final Target target;
  private final ModelViews modelViews;

  OperationViews(
      Contract contract, Packages packages, String origin, Target target, ModelViews modelViews) {
    this.modelViews = modelViews;
    this.contract = contract;
    this.packages = packages;
    this.origin = origin;
    this.target = target;
  }

  List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    Map<String, SharedCase> shared = new LinkedHashMap<>();
    for (Operation operation : contract.operations()) {
      String name = operation.name();
      files.add(file(name + "Request", "api/request.mustache", request(operation)));
      files.add(file(name + "Response", "api/response.mustache", response(operation, shared)));
      files.add(
          target == Target.CLIENT
              ? file(name + "Operation", "client/operation.mustache", operation(operation))
              : file(name + "Operation", "server/operation.mustache", operation(operation)));
    }
    shared
        .values()
        .forEach(it -> files.add(file(it.name(), "api/error-case.mustache", errorCase(it))));
    if (target == Target.CLIENT) {
      files.add(file(UNDOCUMENTED, "client/undocumented.mustache", undocumented()));
    }
    return files;
  }

  private SourceFile file(String simpleName, String template, Object view) {
    return new SourceFile(Packages.path(packages.api(), simpleName), template, view);
  }

  private JavaTypes types(Imports imports) {
    return new JavaTypes(contract, packages, imports, "");
  }

  private Imports imports(String... declared) {
    return new Imports(packages.api(), List.of(declared));
  }

  // ---- request

  private RequestView request(Operation operation) {
    String name = operation.name() + "Request";
    List<EnumType> nested = modelViews.enumsOf(name);
    List<String> declared = new ArrayList<>(List.of(name, "Builder"));
    nested.forEach(type -> declared.add(type.name().simple()));
    Imports imports = imports(declared.toArray(String[]::new));
    JavaTypes types = new JavaTypes(contract, packages, imports, name);
    FieldViews fieldViews = new FieldViews(types, name, "parameter", target == Target.CLIENT);
    PatternConstants patterns = new PatternConstants();
    imports.use("java.util.function.Consumer");
    imports.use("org.jspecify.annotations.Nullable");
    imports.use(JSON + "Shape");
    imports.use(HTTP + "OperationRequest");
    imports.use("dev.dateline.runtime.validation.Checks");

    List<FieldView> fields = new ArrayList<>();
    List<String> checks = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of(name));
    for (Parameter parameter : operation.parameters()) {
      FieldView field =
          fieldViews.field(
              parameter.name(),
              parameter.wireName(),
              parameter.type(),
              parameter.required(),
              false,
              false,
              parameter.documentation());
      fields.add(field);
      names.add(parameter.name());
      patterns.named(parameter.name());
      String value = Expressions.field(parameter.name(), "checks");
      if (parameter.required()) {
        checks.add("checks.required(" + field.wire() + ", " + value + ");");
      }
      if (parameter.in() == Parameter.Location.PATH && isText(parameter.type())) {
        checks.add("checks.pathSegment(" + field.wire() + ", " + value + ");");
      }
      checks.addAll(
          types.checks(field.wire(), value, parameter.type(), parameter.constraints(), patterns));
    }
    Body body = operation.body();
    List<String> rules = new ArrayList<>();
    String ruled = "";
    if (body != null) {
      Content content = body.contents().get(0);
      TypeRef type = bodyType(content);
      fields.add(
          fieldViews.field(
              "body",
              "body",
              type,
              body.required(),
              false,
              false,
              body.documentation().description() == null && body.documentation().summary() == null
                  ? new Documentation("The request body", null, false, null)
                  : body.documentation()));
      names.add("body");
      patterns.named("body");
      if (body.required()) {
        checks.add("checks.required(\"body\", body);");
      }
      checks.addAll(
          types.checks(
              types.isModel(type) ? "\"\"" : "\"body\"",
              "body",
              type,
              isJson(content) ? content.constraints() : Constraints.NONE,
              patterns));
      if (isJson(content)) {
        rules.addAll(Expressions.rules(body.rules()));
        ruled =
            types.isObject(type)
                ? "body.toJson(checks.direction())"
                : imports.use(JSON + "JsonWriter")
                    + ".toValue(checks.direction(), out -> "
                    + types.writeElement(type, "body").replace(";", "")
                    + ")";
      }
    }
    if (!rules.isEmpty()) {
      imports.use("java.util.List");
      imports.use(JSON + "JsonValue");
      imports.use("dev.dateline.runtime.validation.Rule");
    }
    if (!patterns.constants().isEmpty()) {
      imports.use("java.util.regex.Pattern");
    }
    List<EnumView> enums =
        nested.stream().map(type -> ModelViews.enumeration(type, imports, 2)).toList();
    return new RequestView(
        FileHead.of(origin, packages.api(), imports),
        Javadoc.text(
                "What {@code "
                    + Javadoc.escape(operation.id())
                    + "} ("
                    + operation.method()
                    + " <code>"
                    + Javadoc.escape(operation.path())
                    + "</code>) asks for.")
            .paragraph("Immutable; made by {@link #builder()}.")
            .render(0),
        name,
        Expressions.ended(Expressions.call("Shape.of(", names, 8), ";"),
        patterns.constants(),
        fields,
        checks,
        rules,
        ruled,
        enums);
  }

  private static boolean isText(TypeRef type) {
    return type instanceof TypeRef.Scalar scalar && scalar.kind() == TypeRef.Scalar.Kind.STRING;
  }

  private static boolean isJson(Content content) {
    return content.mediaType().isJson();
  }

  /** The Java side of a body: typed for JSON, text for text, bytes for the rest. */
  static TypeRef bodyType(Content content) {
    if (isJson(content)) {
      return content.type();
    }
    return new TypeRef.Scalar(
        isTextual(content) ? TypeRef.Scalar.Kind.STRING : TypeRef.Scalar.Kind.BINARY);
  }

  private static boolean isTextual(Content content) {
    return content.mediaType().type().equals("text");
  }

  // ---- responses

  /** An error case that operations share: the same status, and the document's error body. */
  private record SharedCase(String name, String status, List<String> responses, String doc) {}

  private boolean isShared(Response response) {
    return !response.success()
        && contract.errorType() != null
        && !response.contents().isEmpty()
        && isJson(response.contents().get(0))
        && response.contents().get(0).type() instanceof TypeRef.Named named
        && named.name().equals(contract.errorType());
  }

  private ResponseView response(Operation operation, Map<String, SharedCase> shared) {
    String name = operation.name() + "Response";
    Set<String> nestedNames = new LinkedHashSet<>();
    operation.responses().stream()
        .filter(r -> !isShared(r))
        .forEach(r -> nestedNames.add(r.name()));
    List<String> declared = new ArrayList<>(List.of(name));
    declared.addAll(nestedNames);
    Imports imports = imports(declared.toArray(String[]::new));
    imports.use("java.util.function.Function");
    JavaTypes types = types(imports);
    List<String> permits = new ArrayList<>();
    List<ResponseView.CaseView> nested = new ArrayList<>();
    List<String> caseNames = new ArrayList<>();
    for (Response response : operation.responses()) {
      caseNames.add(response.name());
      if (isShared(response)) {
        permits.add(response.name());
        shared
            .computeIfAbsent(
                response.name(),
                key ->
                    new SharedCase(key, response.status(), new ArrayList<>(), caseDoc(response, 0)))
            .responses()
            .add(name);
      } else {
        permits.add(name + "." + response.name());
        nested.add(nestedCase(response, name, types));
      }
    }
    if (target == Target.CLIENT) {
      permits.add(UNDOCUMENTED);
      caseNames.add(UNDOCUMENTED);
    }
    // Shared cases implement several responses, whose methods must differ in what they take.
    String telling = nested.isEmpty() ? "" : nested.get(0).name();
    List<ResponseView.MatchView> matches = new ArrayList<>();
    for (int i = 0; i < caseNames.size(); i++) {
      String caseName = caseNames.get(i);
      matches.add(
          new ResponseView.MatchView(
              caseName,
              caseName.equals(telling)
                  ? "On" + caseName + "<? extends R>"
                  : "Function<? super " + caseName + ", ? extends R>",
              "on" + caseName,
              i == caseNames.size() - 1 ? ") {" : ","));
    }
    return new ResponseView(
        FileHead.of(origin, packages.api(), imports),
        Javadoc.text("What {@code " + Javadoc.escape(operation.id()) + "} answers.")
            .paragraph(
                "One case for each documented status"
                    + (target == Target.CLIENT ? ", and {@link Undocumented} for the rest." : "."))
            .render(0),
        name,
        String.join(",\n        ", permits),
        nested,
        telling,
        telling.isEmpty() ? List.of() : matches);
  }

  private static String caseDoc(Response response, int indent) {
    String status =
        response.status().equals("default")
            ? "Any status that is not listed"
            : "Status " + response.status();
    Documentation documentation = response.documentation();
    String prose = documentation.description();
    return Javadoc.of(
            new Documentation(
                prose == null ? status : status + ": " + prose.lines().findFirst().orElse(""),
                null,
                false,
                null))
        .render(indent);
  }

  private ResponseView.CaseView nestedCase(Response response, String owner, JavaTypes types) {
    boolean error = !response.success();
    List<String> components = new ArrayList<>();
    boolean oneStatus = response.status().matches("\\d{3}");
    if (!oneStatus) {
      components.add("int status");
    }
    boolean hasBody = !response.contents().isEmpty();
    if (hasBody) {
      components.add(types.type(bodyType(response.contents().get(0))) + " body");
    }
    String supertypes = owner;
    if (error) {
      supertypes += ", " + types.imports().use(HTTP + "ErrorCase");
    }
    boolean noBody = error && !hasBody;
    if (noBody) {
      types.imports().use("org.jspecify.annotations.Nullable");
    }
    return new ResponseView.CaseView(
        caseDoc(response, 2),
        response.name(),
        Expressions.joined(components),
        supertypes,
        error && oneStatus ? List.of(response.status()) : List.of(),
        noBody);
  }

  private ErrorCaseView errorCase(SharedCase shared) {
    Imports imports = imports(shared.name());
    JavaTypes types = types(imports);
    String errorCase = imports.use(HTTP + "ErrorCase");
    boolean oneStatus = shared.status().matches("\\d{3}");
    String body = types.name(java.util.Objects.requireNonNull(contract.errorType())) + " body";
    return new ErrorCaseView(
        FileHead.of(origin, packages.api(), imports),
        new ResponseView.CaseView(
            shared.doc(),
            shared.name(),
            oneStatus ? body : "int status, " + body,
            errorCase + ",\n        " + String.join(",\n        ", shared.responses()),
            oneStatus ? List.of(shared.status()) : List.of(),
            false),
        shared.responses().size() > 1);
  }

  private ErrorCaseView undocumented() {
    Imports imports = imports(UNDOCUMENTED);
    String headers = imports.use(HTTP + "Headers");
    String errorCase = imports.use(HTTP + "ErrorCase");
    imports.use("org.jspecify.annotations.Nullable");
    List<String> responses =
        contract.operations().stream().map(operation -> operation.name() + "Response").toList();
    return new ErrorCaseView(
        FileHead.of(origin, packages.api(), imports),
        new ResponseView.CaseView(
            Javadoc.text(
                    "An answer with a status that the document does not list, as it came over the"
                        + " wire.")
                .render(0),
            UNDOCUMENTED,
            "int status, " + headers + " headers, byte[] content",
            errorCase + ",\n        " + String.join(",\n        ", responses),
            List.of(),
            true),
        responses.size() > 1);
  }

  // ---- how an operation travels

  private OperationView operation(Operation operation) {
    String name = operation.name() + "Operation";
    String request = operation.name() + "Request";
    String response = operation.name() + "Response";
    Imports imports = imports(name);
    JavaTypes types = types(imports);
    imports.use(HTTP + "OperationInfo");
    boolean client = target == Target.CLIENT;
    String side = client ? "dev.dateline.client." : "dev.dateline.server.";
    imports.use(side + (client ? "ClientOperation" : "ServerOperation"));
    imports.use(side + "RequestWriter".replace("Writer", client ? "Writer" : "Reader"));
    imports.use(side + (client ? "ResponseReader" : "ResponseWriter"));
    List<String> parameters = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      parameters.add(client ? send(parameter, imports) : receive(parameter, types));
    }
    Body body = operation.body();
    List<String> bodyLines =
        body == null
            ? List.of()
            : List.of(
                client
                    ? sendBody(body.contents().get(0), types, "request.body()", "")
                    : ".body(" + receiveBody(body.contents().get(0), types) + ")");
    List<OperationView.CaseView> cases =
        operation.responses().stream().map(it -> caseView(it, response, types)).toList();
    String result = client ? resultType(operation, types) : "";
    String fallback = client ? fallback(operation, response, types) : "";
    List<String> success = client ? success(operation, types) : List.of();
    return new OperationView(
        FileHead.of(origin, packages.api(), imports),
        Javadoc.text("How {@code " + Javadoc.escape(operation.id()) + "} travels over HTTP.")
            .render(0),
        name,
        request,
        response,
        result,
        info(operation),
        parameters,
        bodyLines,
        cases,
        fallback,
        success,
        client && operation.parameters().stream().anyMatch(it -> it.documentation().deprecated()));
  }

  /** Ranges, then default, then {@code Undocumented}: OpenAPI 3.1, section 4.8.16. */
  private String fallback(Operation operation, String responseType, JavaTypes types) {
    StringBuilder expression = new StringBuilder();
    String otherwise = "new Undocumented(in.status(), in.headers(), in.bytes())";
    for (Response response : operation.responses()) {
      if (response.status().matches("\\dXX")) {
        expression
            .append("in.status() / 100 == ")
            .append(response.status().charAt(0))
            .append("\n          ? ")
            .append(caseView(response, responseType, types).read())
            .append("\n          : ");
      } else if (response.status().equals("default")) {
        otherwise = caseView(response, responseType, types).read();
      }
    }
    return expression.append(otherwise).toString();
  }

  private static String accessor(Parameter parameter) {
    // An absent required part is a violation found before this is reached.
    boolean collection =
        parameter.type() instanceof TypeRef.ListOf || parameter.type() instanceof TypeRef.MapOf;
    String accessor = "request." + parameter.name() + "()";
    return collection && !parameter.required()
        ? "request.has" + FieldViews.capitalized(parameter.name()) + "() ? " + accessor + " : null"
        : accessor;
  }

  private static String location(Parameter parameter) {
    return parameter.in().name().toLowerCase(Locale.ROOT);
  }

  /** Whether the style has to be said, because it is not the default of the location. */
  private static @Nullable String style(Parameter parameter, Imports imports) {
    boolean simple =
        parameter.in() == Parameter.Location.PATH || parameter.in() == Parameter.Location.HEADER;
    ParameterStyle usual = simple ? ParameterStyle.SIMPLE : ParameterStyle.FORM;
    boolean scalar =
        parameter.type() instanceof TypeRef.Scalar || parameter.type() instanceof TypeRef.Named;
    if (parameter.style() == usual && (scalar || parameter.explode() != simple)) {
      return null;
    }
    return parameter.in() == Parameter.Location.HEADER
            || parameter.in() == Parameter.Location.COOKIE
        ? String.valueOf(parameter.explode())
        : imports.use(HTTP + "ParameterStyle")
            + "."
            + parameter.style()
            + ", "
            + parameter.explode();
  }

  private static String send(Parameter parameter, Imports imports) {
    String style = style(parameter, imports);
    return "out.%s(%s, %s%s);"
        .formatted(
            location(parameter),
            JavaLiteral.string(parameter.wireName()),
            accessor(parameter),
            style == null ? "" : ", " + style);
  }

  private static String receive(Parameter parameter, JavaTypes types) {
    // A cookie is read the same way however it was exploded.
    String style =
        parameter.in() == Parameter.Location.COOKIE ? null : style(parameter, types.imports());
    JsonValue otherwise = parameter.defaultValue();
    String value =
        "in.%s(%s%s)%s"
            .formatted(
                location(parameter),
                JavaLiteral.string(parameter.wireName()),
                style == null ? "" : ", " + style,
                otherwise == null || !(parameter.type() instanceof TypeRef.Scalar)
                    ? ""
                    : ".orDefault(" + JavaLiteral.string(text(otherwise)) + ")");
    return "." + parameter.name() + "(" + types.parameter(parameter.type(), value) + ")";
  }

  private static String text(JsonValue scalar) {
    return scalar instanceof JsonValue.JsonString string ? string.value() : scalar.toString();
  }

  private static String sendBody(Content content, JavaTypes types, String value, String status) {
    String head = JavaLiteral.string(content.mediaType().toString()) + ", " + value;
    if (!status.isEmpty()) {
      head = status + ", " + head;
    }
    TypeRef type = bodyType(content);
    if (!isJson(content)) {
      return "out." + (isTextual(content) ? "text" : "bytes") + "(" + head + ");";
    }
    return types.isObject(type)
        ? "out.json(" + head + ");"
        : "out.json(" + head + ", " + types.writer(type) + ");";
  }

  private static String receiveBody(Content content, JavaTypes types) {
    if (!isJson(content)) {
      return isTextual(content) ? "in.text()" : "in.bytes()";
    }
    return "in.json(" + types.reader(content.type()) + ")";
  }

  private OperationView.CaseView caseView(Response response, String responseType, JavaTypes types) {
    String type = isShared(response) ? response.name() : responseType + "." + response.name();
    boolean oneStatus = response.status().matches("\\d{3}");
    List<String> arguments = new ArrayList<>();
    if (!oneStatus) {
      arguments.add("in.status()");
    }
    String status = oneStatus ? response.status() : "it.status()";
    String write;
    if (response.contents().isEmpty()) {
      write = "out.empty(" + status + ");";
    } else {
      Content content = response.contents().get(0);
      arguments.add(receiveBody(content, types));
      write = sendBody(content, types, "it.body()", status);
    }
    return new OperationView.CaseView(
        oneStatus ? List.of(response.status()) : List.of(),
        response.contents().isEmpty() && oneStatus ? type : type + " it",
        "new " + type + "(" + Expressions.joined(arguments) + ")",
        write);
  }

  /** What the plain client method returns, {@code Void} where there is no body. */
  String resultType(Operation operation, JavaTypes types) {
    List<TypeRef> bodies = successBodies(operation);
    boolean someWithout =
        operation.responses().stream().anyMatch(r -> r.success() && r.contents().isEmpty());
    if (bodies.isEmpty()) {
      return "Void";
    }
    if (bodies.size() > 1 || someWithout) {
      return operation.name() + "Response";
    }
    return types.type(bodies.get(0));
  }

  private static List<TypeRef> successBodies(Operation operation) {
    return operation.responses().stream()
        .filter(r -> r.success() && !r.contents().isEmpty())
        .map(r -> bodyType(r.contents().get(0)))
        .distinct()
        .toList();
  }

  private List<String> success(Operation operation, JavaTypes types) {
    String result = resultType(operation, types);
    if (result.equals("Void")) {
      return List.of("return null;");
    }
    if (result.equals(operation.name() + "Response")) {
      return List.of("return response;");
    }
    List<String> lines = new ArrayList<>();
    for (Response response : operation.responses()) {
      if (response.success()) {
        lines.add(
            "if (response instanceof %sResponse.%s it) {"
                .formatted(operation.name(), response.name()));
        lines.add("  return it.body();");
        lines.add("}");
      }
    }
    lines.add("throw new IllegalArgumentException(\"not a success: \" + response);");
    return lines;
  }

  private static List<String> info(Operation operation) {
    List<String> lines = new ArrayList<>();
    lines.add("OperationInfo.builder(");
    lines.add("        " + JavaLiteral.string(operation.id()) + ",");
    lines.add("        " + JavaLiteral.string(operation.method()) + ",");
    lines.add("        " + JavaLiteral.string(operation.path()) + ")");
    Body body = operation.body();
    if (body != null) {
      Set<String> mediaTypes = new LinkedHashSet<>();
      body.contents().forEach(c -> mediaTypes.add(c.mediaType().toString()));
      lines.addAll(indented(Expressions.call(".requestTypes(", mediaTypes, 12)));
    }
    Set<String> responseTypes = new LinkedHashSet<>();
    for (boolean success : new boolean[] {true, false}) {
      operation.responses().stream()
          .filter(r -> r.success() == success)
          .flatMap(r -> r.mediaTypes().stream())
          .forEach(mediaType -> responseTypes.add(mediaType.toString()));
    }
    if (!responseTypes.isEmpty()) {
      lines.addAll(indented(Expressions.call(".responseTypes(", responseTypes, 12)));
    }
    for (List<String> alternative : operation.security()) {
      lines.addAll(indented(Expressions.call(".security(", alternative, 12)));
    }
    if (!operation.roles().isEmpty()) {
      lines.addAll(indented(Expressions.call(".roles(", operation.roles(), 12)));
    }
    if (operation.envelope()) {
      lines.add("    .envelope()");
    }
    if (operation.pretty()) {
      lines.add("    .pretty()");
    }
    if (operation.documentation().deprecated()) {
      lines.add("    .deprecated()");
    }
    lines.add("    .build();");
    return lines;
  }

  private static List<String> indented(List<String> lines) {
    return lines.stream().map(line -> "    " + line).toList();
  }
}
