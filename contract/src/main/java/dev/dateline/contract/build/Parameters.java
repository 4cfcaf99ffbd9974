package dev.dateline.contract.build;

import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Parameter.Location;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of an operation (OpenAPI 3.1, section 4.8.12). */
final class Parameters {
  /** Headers that OpenAPI takes from elsewhere, section 4.8.12.1. */
  private static final Set<String> IGNORED = Set.of("accept", "content-type", "authorization");

  /** What OpenAPI allows where, section 4.8.12.3. */
  private static final Map<Location, Set<ParameterStyle>> STYLES =
      Map.of(
          Location.PATH,
          Set.of(ParameterStyle.SIMPLE, ParameterStyle.LABEL, ParameterStyle.MATRIX),
          Location.QUERY,
          Set.of(
              ParameterStyle.FORM,
              ParameterStyle.SPACE_DELIMITED,
              ParameterStyle.PIPE_DELIMITED,
              ParameterStyle.DEEP_OBJECT),
          Location.HEADER,
          Set.of(ParameterStyle.SIMPLE),
          Location.COOKIE,
          Set.of(ParameterStyle.FORM));

  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)\\}");

  private final Node root;
  private final Types types;
  private final Diagnostics diagnostics;
  private final Defaults defaults;

  /** A parameter with the name of the component that it is, if any. */
  private record Declared(At at, @Nullable String component) {}

  Parameters(Node root, Types types, Diagnostics diagnostics) {
    this.root = root;
    this.types = types;
    this.diagnostics = diagnostics;
    this.defaults = new Defaults(root, diagnostics);
  }

  /**
   * The parameters of an operation: those of its path, overridden by its own.
   *
   * @param operationName Pascal-case name of the operation
   * @return the parameters, not yet named uniquely
   */
  List<Parameter> read(At pathItem, At operation, String operationName) {
    Map<String, Declared> declared = new LinkedHashMap<>();
    collect(pathItem, declared);
    collect(operation, declared);
    List<At> schemas = new ArrayList<>();
    At body = operation.get("requestBody");
    if (body != null) {
      schemas.addAll(bodySchemas(resolve(body).at()));
    }
    declared.values().stream()
        .map(each -> each.at().get("schema"))
        .filter(Objects::nonNull)
        .forEach(schemas::add);
    types.keepClear(operationName + "Request", schemas);
    Set<String> variables = variables(Pointer.last(pathItem.pointer()));
    List<Parameter> parameters = new ArrayList<>();
    for (Declared each : declared.values()) {
      Parameter parameter = parameter(each, operationName);
      if (parameter != null && parameter.in() == Location.PATH) {
        if (!variables.remove(parameter.wireName())) {
          diagnostics.warn(
              parameter.pointer(),
              "the path has no '{" + parameter.wireName() + "}'; the parameter is left out");
          continue;
        }
      }
      if (parameter != null) {
        parameters.add(parameter);
      }
    }
    for (String variable : variables) {
      diagnostics.warn(
          operation.pointer(),
          "the path has '{" + variable + "}', which is no parameter; it is taken for text");
      parameters.add(undeclared(variable, operation));
    }
    return parameters;
  }

  /** What stands in braces in a path. */
  private static Set<String> variables(String path) {
    Set<String> variables = new LinkedHashSet<>();
    Matcher matcher = VARIABLE.matcher(path);
    while (matcher.find()) {
      variables.add(matcher.group(1));
    }
    return variables;
  }

  private static Parameter undeclared(String variable, At operation) {
    return new Parameter(
        variable,
        JavaNames.parameter(variable),
        Location.PATH,
        true,
        new TypeRef.Scalar(Kind.STRING),
        Constraints.NONE,
        ParameterStyle.SIMPLE,
        false,
        null,
        null,
        Documentation.NONE,
        operation.pointer());
  }

  private static List<At> bodySchemas(At body) {
    List<At> schemas = new ArrayList<>();
    for (At mediaType : body.entries("content").values()) {
      At schema = mediaType.get("schema");
      if (schema != null) {
        schemas.add(schema);
      }
    }
    return schemas;
  }

  private void collect(At from, Map<String, Declared> into) {
    for (At at : from.elements("parameters")) {
      Declared declared = resolve(at);
      Node node = declared.at().node();
      into.put(node.text("in") + " " + node.text("name"), declared);
    }
  }

  private Declared resolve(At at) {
    String ref = at.node().string("$ref");
    Node target = ref == null ? null : Pointer.resolve(root, ref);
    if (ref == null || target == null) {
      return new Declared(at, null);
    }
    return new Declared(new At(target, ref).followed(root), Pointer.last(ref));
  }

  private @Nullable Parameter parameter(Declared declared, String operationName) {
    At at = declared.at();
    String wireName = at.node().text("name");
    Location in = location(at.node().text("in"));
    if (wireName == null || in == null) {
      diagnostics.warn(
          at.pointer(),
          "a parameter needs 'name' and 'in' (path, query, header or cookie); it is left out");
      return null;
    }
    if (in == Location.HEADER && IGNORED.contains(wireName.toLowerCase(Locale.ROOT))) {
      diagnostics.note(
          at.pointer(),
          "OpenAPI takes the header '" + wireName + "' from elsewhere; it is left out");
      return null;
    }
    Hint hint =
        declared.component() == null
            ? Hint.member(operationName + "Request", wireName)
            : Hint.top(JavaNames.pascal(declared.component()));
    ParameterStyle style = style(at, in);
    Node explode = at.node().get("explode");
    At json = json(at);
    Use use = json == null ? use(at, hint) : types.use(json, hint);
    At schema = json == null ? at.get("schema") : json;
    if (at.node().flag("allowReserved")) {
      diagnostics.note(
          Pointer.child(at.pointer(), "allowReserved"),
          "reserved characters are percent-encoded all the same, which means the same");
    }
    if (!use.rules().isEmpty()) {
      diagnostics.warn(at.pointer(), "the rules beside the type of a parameter are not checked");
    }
    boolean exploded = explode == null ? style == ParameterStyle.FORM : explode.is(true);
    if (at.node().has("schema")) {
      checkStyle(at, style, exploded, use.type());
    }
    Documentation prose =
        Prose.merged(Prose.of(at.node(), "summary"), Prose.notDeprecated(use.documentation()));
    return new Parameter(
        wireName,
        JavaNames.parameter(wireName),
        in,
        in == Location.PATH || at.node().flag("required"),
        use.type(),
        use.constraints(),
        style,
        exploded,
        json == null ? null : MediaType.JSON,
        schema == null ? null : defaults.assumed(schema, use.defaultValue(), json == null),
        prose,
        at.pointer());
  }

  /** The schema of a parameter whose value is JSON text; null for any other. */
  private static @Nullable At json(At at) {
    if (at.get("schema") != null) {
      return null;
    }
    for (Map.Entry<String, At> content : at.entries("content").entrySet()) {
      String essence = content.getKey().replaceFirst(";.*", "").strip();
      if (essence.equals("application/json") || essence.endsWith("+json")) {
        return content.getValue().get("schema");
      }
    }
    return null;
  }

  private Use use(At at, Hint hint) {
    At schema = at.get("schema");
    if (schema != null) {
      return types.use(schema, hint);
    }
    if (at.node().has("content")) {
      diagnostics.warn(
          at.pointer(), "a parameter with a media type of its own is text, written by the caller");
    }
    return new Use(
        new TypeRef.Scalar(Kind.STRING),
        false,
        Constraints.NONE,
        List.of(),
        Use.ANYTHING.access(),
        false,
        (@Nullable JsonValue) null,
        Documentation.NONE);
  }

  private ParameterStyle style(At at, Location in) {
    ParameterStyle usual =
        in == Location.PATH || in == Location.HEADER ? ParameterStyle.SIMPLE : ParameterStyle.FORM;
    String written = at.node().text("style");
    if (written == null) {
      return usual;
    }
    for (ParameterStyle style : ParameterStyle.values()) {
      if (style.keyword().equals(written)) {
        if (STYLES.getOrDefault(in, Set.of()).contains(style)) {
          return style;
        }
        diagnostics.warn(
            Pointer.child(at.pointer(), "style"),
            "the style '"
                + written
                + "' is none for a parameter in "
                + at.node().text("in")
                + "; the usual one, '"
                + usual.keyword()
                + "', is used");
        return usual;
      }
    }
    diagnostics.warn(
        Pointer.child(at.pointer(), "style"),
        "there is no style '" + written + "'; the usual one is used");
    return usual;
  }

  /** OpenAPI 3.1, section 4.8.12.3, says nothing of other values in these styles. */
  private void checkStyle(At at, ParameterStyle style, boolean explode, TypeRef type) {
    boolean list = type instanceof TypeRef.ListOf;
    boolean object =
        type instanceof TypeRef.MapOf
            || (type instanceof TypeRef.Named named && !types.isEnum(named))
            || type.equals(Types.scalar(Kind.JSON));
    boolean defined =
        switch (style) {
          case DEEP_OBJECT -> object;
          case SPACE_DELIMITED, PIPE_DELIMITED -> list || object;
          case SIMPLE, LABEL, MATRIX, FORM -> true;
        };
    if (!defined) {
      diagnostics.note(
          Pointer.child(at.pointer(), "style"),
          "OpenAPI does not say what the style '"
              + style.keyword()
              + "' makes of such a value; it is written as it would be in the style '"
              + ParameterStyle.FORM.keyword()
              + "'");
    } else if (explode
        && (style == ParameterStyle.SPACE_DELIMITED || style == ParameterStyle.PIPE_DELIMITED)) {
      diagnostics.note(
          Pointer.child(at.pointer(), "explode"),
          "OpenAPI does not say what this means in the style '"
              + style.keyword()
              + "'; each value is a parameter of its own here, as in the style 'form'");
    }
  }

  private static @Nullable Location location(@Nullable String in) {
    return switch (in == null ? "" : in) {
      case "path" -> Location.PATH;
      case "query" -> Location.QUERY;
      case "header" -> Location.HEADER;
      case "cookie" -> Location.COOKIE;
      default -> null;
    };
  }

  /** The same parameters with unique names. */
  static List<Parameter> named(List<Parameter> parameters) {
    Map<String, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (boolean exact : new boolean[] {true, false}) {
      for (Parameter parameter : parameters) {
        if (parameter.name().equals(parameter.wireName()) == exact) {
          names.put(
              parameter.in() + parameter.wireName(), JavaNames.unique(parameter.name(), "", taken));
        }
      }
    }
    return parameters.stream()
        .map(
            parameter ->
                new Parameter(
                    parameter.wireName(),
                    names.getOrDefault(parameter.in() + parameter.wireName(), parameter.name()),
                    parameter.in(),
                    parameter.required(),
                    parameter.type(),
                    parameter.constraints(),
                    parameter.style(),
                    parameter.explode(),
                    parameter.mediaType(),
                    parameter.defaultValue(),
                    parameter.documentation(),
                    parameter.pointer()))
        .toList();
  }
}
