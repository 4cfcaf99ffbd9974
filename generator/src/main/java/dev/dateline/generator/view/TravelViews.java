package dev.dateline.generator.view;

import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import dev.dateline.generator.view.OperationView.OtherView;
import dev.dateline.generator.view.ResponseCases.Case;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.http.Toggle;
import dev.dateline.runtime.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How operations travel, as the class that calls or routes them tells it to the runtime. */
final class TravelViews {

  private static final String HTTP = "dev.dateline.runtime.http.";

  private final Target target;
  private final ResponseCases cases;
  private final ResponseViews responseViews;

  TravelViews(Target target, ResponseCases cases, ResponseViews responseViews) {
    this.target = target;
    this.cases = cases;
    this.responseViews = responseViews;
  }

  /** The names of the package's cases that a file which says how operations travel mentions. */
  List<String> sharedNames() {
    List<String> names = new ArrayList<>(List.of(ResponseViews.SHARED_ERRORS));
    cases.shared().forEach(shared -> names.add(shared.example().name()));
    return names;
  }

  /**
   * How one operation travels.
   *
   * @param types of the file that is to say it
   */
  OperationView operation(Operation operation, JavaTypes types) {
    boolean client = target == Target.CLIENT;
    types.imports().use(HTTP + "OperationInfo");
    List<String> parts = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      parts.add(client ? send(parameter, types.imports()) : receive(parameter, types));
    }
    Body body = operation.body();
    if (body != null) {
      Content content = body.contents().get(0);
      boolean alone = operation.requestTypes().size() == body.contents().size();
      parts.add(
          client
              ? sendBody(content, "request.body()")
              : ".body(" + receiveBody(body.contents(), alone, types) + ")");
    }
    List<String> answers = new ArrayList<>();
    List<String> errors = new ArrayList<>(List.of(ResponseViews.SHARED_ERRORS + ".CASES"));
    if (client) {
      for (Case each : cases.of(operation)) {
        String status = JavaLiteral.string(each.response().status());
        if (each.alone() && cases.isShared(each)) {
          errors.add(status);
        } else {
          String mediaType =
              each.alone()
                  ? ""
                  : JavaLiteral.string(each.contents().get(0).mediaType().toString()) + ", ";
          String read = responseViews.read(each, responseViews.typeName(each, operation), types);
          answers.add(status + ", " + mediaType + "in -> " + read);
        }
      }
    }
    return new OperationView(
        Javadoc.text("How {@code " + Javadoc.escape(operation.id()) + "} travels over HTTP.")
            .render(2),
        operation.name() + "Operation",
        operation.name() + "Request",
        operation.name() + "Response",
        client ? resultType(operation, types) : "",
        Expressions.ended(info(operation, types.imports()), client ? ")" : ","),
        parts,
        answers,
        client && successes(operation).stream().anyMatch(TravelViews::isStream),
        Expressions.filled(errors, 20),
        client ? returning(operation, types) : "",
        client ? others(operation, types) : List.of());
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
        parameter.type() instanceof TypeRef.Scalar one && one.kind() != TypeRef.Scalar.Kind.JSON;
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
    String name = JavaLiteral.string(parameter.wireName());
    String value = accessor(parameter);
    MediaType mediaType = parameter.mediaType();
    switch (parameter.in()) {
      case FORM -> {
        return mediaType != null && mediaType.isJson()
            ? "out.jsonForm(" + name + ", " + value + ");"
            : "out.form(" + name + ", " + value + ", " + styles(parameter, imports) + ");";
      }
      case PART -> {
        String type = mediaType == null ? partType(parameter.type()) : mediaType.toString();
        return "out.part(" + name + ", " + value + ", " + JavaLiteral.string(type) + ");";
      }
      case BODY -> {
        return sendBody(content(parameter), "request." + parameter.name() + "()");
      }
      default -> {
        // told below
      }
    }
    if (mediaType != null) {
      imports.use("dev.dateline.client.RequestWriter");
      return "out."
          + location(parameter)
          + "("
          + name
          + ", RequestWriter.jsonText("
          + value
          + "));";
    }
    String style = style(parameter, imports);
    return "out.%s(%s, %s%s);"
        .formatted(
            location(parameter),
            JavaLiteral.string(parameter.wireName()),
            accessor(parameter),
            style == null ? "" : ", " + style);
  }

  private static Content content(Parameter whole) {
    return new Content(
        Objects.requireNonNull(whole.mediaType(), "a body has a media type"),
        whole.type(),
        whole.constraints());
  }

  /** OpenAPI 3.1, section 4.8.15.1: what a part is where nothing is said. */
  private static String partType(TypeRef type) {
    TypeRef item = type instanceof TypeRef.ListOf list ? list.items() : type;
    return isFile(item) ? "application/octet-stream" : "text/plain; charset=utf-8";
  }

  private static boolean isFile(TypeRef type) {
    return type instanceof TypeRef.Scalar scalar && scalar.kind() == TypeRef.Scalar.Kind.BINARY;
  }

  private static String styles(Parameter parameter, Imports imports) {
    return imports.use(HTTP + "ParameterStyle")
        + "."
        + parameter.style()
        + ", "
        + parameter.explode();
  }

  private static String receiveBody(List<Content> contents, boolean alone, JavaTypes types) {
    String read = OperationViews.receiveBody(contents.get(0), types);
    Set<String> mediaTypes = new LinkedHashSet<>();
    contents.forEach(content -> mediaTypes.add(content.mediaType().toString()));
    return alone ? read : "in.is(" + JavaLiteral.strings(mediaTypes) + ") ? " + read + " : null";
  }

  private static String receivePart(Parameter parameter, JavaTypes types) {
    String name = JavaLiteral.string(parameter.wireName());
    TypeRef type = parameter.type();
    if (parameter.in() == Parameter.Location.BODY) {
      return receiveBody(List.of(content(parameter)), false, types);
    }
    if (isFile(type)) {
      return "in.file(" + name + ")";
    }
    if (type instanceof TypeRef.ListOf list && isFile(list.items())) {
      return "in.files(" + name + ")";
    }
    String value =
        parameter.in() == Parameter.Location.PART
            ? "in.part(" + name + ")"
            : "in.form(" + name + ", " + styles(parameter, types.imports()) + ")";
    MediaType mediaType = parameter.mediaType();
    boolean json = mediaType != null && mediaType.isJson() && !(type instanceof TypeRef.ListOf);
    return json
        ? value + "." + types.json(type)
        : types.parameter(type, value + otherwise(parameter, types));
  }

  /** What stands for an absent parameter. */
  private static String otherwise(Parameter parameter, JavaTypes types) {
    JsonValue otherwise = parameter.defaultValue();
    if (otherwise == null) {
      return "";
    }
    if (parameter.type() instanceof TypeRef.ListOf list) {
      return otherwise instanceof JsonValue.JsonArray array && isText(list.items(), types)
          ? otherwise(array.items(), list.items())
          : "";
    }
    return isText(parameter.type(), types) ? otherwise(List.of(otherwise), parameter.type()) : "";
  }

  private static String otherwise(List<JsonValue> values, TypeRef type) {
    boolean json =
        type instanceof TypeRef.Scalar scalar && scalar.kind() == TypeRef.Scalar.Kind.JSON;
    return values.stream()
        .map(value -> JavaLiteral.string(json ? value.toString() : text(value)))
        .collect(Collectors.joining(", ", ".orDefault(", ")"));
  }

  /** Whether a value of this type is one text in a request. */
  private static boolean isText(TypeRef type, JavaTypes types) {
    return type instanceof TypeRef.Scalar || types.isEnum(type);
  }

  private static String receive(Parameter parameter, JavaTypes types) {
    if (parameter.in().isOfBody()) {
      return "." + parameter.name() + "(" + receivePart(parameter, types) + ")";
    }
    if (parameter.mediaType() != null) {
      return "."
          + parameter.name()
          + "(in."
          + location(parameter)
          + "("
          + JavaLiteral.string(parameter.wireName())
          + ")."
          + types.json(parameter.type())
          + ")";
    }
    // A cookie is read the same way however it was exploded.
    String style =
        parameter.in() == Parameter.Location.COOKIE ? null : style(parameter, types.imports());
    String value =
        "in.%s(%s%s)%s"
            .formatted(
                location(parameter),
                JavaLiteral.string(parameter.wireName()),
                style == null ? "" : ", " + style,
                otherwise(parameter, types));
    return "." + parameter.name() + "(" + types.parameter(parameter.type(), value) + ")";
  }

  private static String text(JsonValue scalar) {
    return scalar instanceof JsonValue.JsonString string ? string.value() : scalar.toString();
  }

  private static String sendBody(Content content, String value) {
    String method =
        OperationViews.isJson(content)
            ? "json"
            : OperationViews.isTextual(content) ? "text" : "binary";
    return "out."
        + method
        + "("
        + JavaLiteral.string(content.mediaType().toString())
        + ", "
        + value
        + ");";
  }

  // ---- what a plain call returns

  /** What the plain client method returns, {@code Void} where there is no body. */
  String resultType(Operation operation, JavaTypes types) {
    List<Case> preferred = successes(operation).stream().filter(Case::first).toList();
    Set<TypeRef> bodies = new LinkedHashSet<>();
    boolean someWithout = false;
    for (Case each : preferred) {
      TypeRef body = each.body();
      if (body == null) {
        someWithout = true;
      } else {
        bodies.add(body);
      }
    }
    if (bodies.isEmpty()) {
      return "Void";
    }
    return bodies.size() > 1 || someWithout
        ? operation.name() + "Response"
        : types.type(bodies.iterator().next());
  }

  private List<Case> successes(Operation operation) {
    return cases.of(operation).stream().filter(each -> each.response().success()).toList();
  }

  private static boolean isStream(Case success) {
    return success.contents().stream()
        .anyMatch(content -> !OperationViews.isJson(content) && !OperationViews.isTextual(content));
  }

  private String returning(Operation operation, JavaTypes types) {
    String result = resultType(operation, types);
    if (result.equals("Void")) {
      return "returningNothing()";
    }
    if (result.equals(operation.name() + "Response")) {
      return "returningResponse()";
    }
    List<Case> all = successes(operation);
    List<Case> preferred = all.stream().filter(Case::first).toList();
    // A class needs less of javac than a function does, and nothing to be linked at run time.
    String returned =
        preferred.size() == 1
            ? "<"
                + result
                + ">returningBodyOf("
                + responseViews.typeName(preferred.get(0), operation)
                + ".class"
            : "returning(" + bodyOf(preferred, operation);
    return returned + (preferred.size() == all.size() ? "" : ", " + mediaTypes(preferred)) + ")";
  }

  private String bodyOf(List<Case> wanted, Operation operation) {
    StringBuilder function = new StringBuilder("it -> ");
    int number = 0;
    for (Case each : wanted) {
      String name = number++ == 0 ? "found" : "found" + number;
      function
          .append("it instanceof ")
          .append(responseViews.typeName(each, operation))
          .append(' ')
          .append(name)
          .append(" ? ")
          .append(name)
          .append(".body() : ");
    }
    return function.append("null").toString();
  }

  private static String mediaTypes(List<Case> wanted) {
    Set<String> types = new LinkedHashSet<>();
    wanted.forEach(
        each -> each.contents().forEach(content -> types.add(content.mediaType().toString())));
    return JavaLiteral.strings(types);
  }

  /** The other representations of a success, by what tells them from the preferred one. */
  private Map<String, List<Case>> otherCases(Operation operation) {
    Map<String, List<Case>> others = new LinkedHashMap<>();
    for (Case each : successes(operation)) {
      if (!each.first()) {
        others
            .computeIfAbsent(
                each.name().substring(each.response().name().length()), key -> new ArrayList<>())
            .add(each);
      }
    }
    others.values().removeIf(group -> group.stream().map(Case::body).distinct().count() > 1);
    return others;
  }

  private List<OtherView> others(Operation operation, JavaTypes types) {
    List<OtherView> others = new ArrayList<>();
    otherCases(operation)
        .forEach(
            (suffix, group) ->
                others.add(
                    new OtherView(
                        boxed(group, types),
                        constant(suffix),
                        bodyOf(group, operation) + ", " + mediaTypes(group))));
    return others;
  }

  /** {@code CSV}, {@code AS_3GPP}: what the further representation is kept as. */
  static String constant(String suffix) {
    String upper = suffix.toUpperCase(Locale.ROOT);
    return Character.isDigit(upper.charAt(0)) ? "AS_" + upper : upper;
  }

  private static String boxed(List<Case> group, JavaTypes types) {
    TypeRef body = group.get(0).body();
    return body == null ? "Void" : types.type(body);
  }

  /** A method of the client for another representation of a success. */
  record OtherCall(String suffix, String result, String mediaType) {}

  /** The methods that the client has beside the plain one. */
  List<OtherCall> otherCalls(Operation operation, JavaTypes types) {
    List<OtherCall> calls = new ArrayList<>();
    otherCases(operation)
        .forEach(
            (suffix, group) ->
                calls.add(
                    new OtherCall(
                        suffix,
                        boxed(group, types),
                        group.get(0).contents().get(0).mediaType().toString())));
    return calls;
  }

  // ---- what is known without types

  private static List<String> info(Operation operation, Imports imports) {
    List<String> lines = new ArrayList<>();
    String head =
        "OperationInfo.builder("
            + JavaLiteral.string(operation.id())
            + ", "
            + JavaLiteral.string(operation.method())
            + ", ";
    lines.add(head + JavaLiteral.string(operation.path()) + ")");
    List<String> calls = new ArrayList<>();
    Set<String> requestTypes = new LinkedHashSet<>();
    operation.requestTypes().forEach(type -> requestTypes.add(type.toString()));
    if (!requestTypes.isEmpty()) {
      calls.add(".requestTypes(" + JavaLiteral.strings(requestTypes) + ")");
    }
    Body body = operation.body();
    if (operation.bodyRequired() && (body == null || !body.required())) {
      calls.add(".requiresBody()");
    }
    Map<String, Set<String>> answers = new LinkedHashMap<>();
    for (boolean success : new boolean[] {true, false}) {
      for (Response response : operation.responses()) {
        if (response.success() == success) {
          Set<MediaType> contents = new LinkedHashSet<>();
          response.contents().forEach(content -> contents.add(content.mediaType()));
          for (MediaType mediaType : response.mediaTypes()) {
            Set<String> statuses =
                answers.computeIfAbsent(mediaType.toString(), key -> new LinkedHashSet<>());
            if (contents.contains(mediaType)) {
              statuses.add(response.status());
            }
          }
        }
      }
    }
    answers.forEach(
        (mediaType, statuses) -> {
          Set<String> arguments = new LinkedHashSet<>(List.of(mediaType));
          arguments.addAll(statuses);
          calls.add(".answers(" + JavaLiteral.strings(arguments) + ")");
        });
    Set<String> empty = new LinkedHashSet<>();
    boolean falls = false;
    for (Response response : operation.responses()) {
      if (response.contents().isEmpty()) {
        empty.add(response.status());
      } else {
        falls |= !Character.isDigit(response.status().charAt(2));
      }
    }
    if (falls && !empty.isEmpty()) {
      calls.add(".empty(" + JavaLiteral.strings(empty) + ")");
    }
    for (List<String> alternative : operation.security()) {
      calls.add(".security(" + JavaLiteral.strings(alternative) + ")");
    }
    if (!operation.roles().isEmpty()) {
      calls.add(".roles(" + JavaLiteral.strings(operation.roles()) + ")");
    }
    toggle(".envelope", Operation.toggle(operation.envelope()), calls, imports);
    toggle(".pretty", Operation.toggle(operation.pretty()), calls, imports);
    if (operation.documentation().deprecated()) {
      calls.add(".deprecated()");
    }
    Expressions.chained(calls, 20).forEach(line -> lines.add("    " + line));
    return lines;
  }

  private static void toggle(String method, Toggle toggle, List<String> calls, Imports imports) {
    if (toggle == Toggle.OFF) {
      calls.add(method + "()");
    } else if (toggle.exists()) {
      calls.add(method + "(" + imports.use(HTTP + "Toggle") + "." + toggle + ")");
    }
  }
}
