package dev.dateline.contract.pact;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.pact.Interaction.Request;
import dev.dateline.contract.pact.MatcherCheck.Subject;
import dev.dateline.contract.pact.MatcherCheck.Trial;
import dev.dateline.contract.pact.MatchingRules.Matcher;
import dev.dateline.contract.pact.MatchingRules.Selected;
import dev.dateline.contract.pact.Notes.Codes;
import dev.dateline.contract.pact.Routes.Found;
import dev.dateline.contract.schema.Judgement;
import dev.dateline.contract.schema.Problem;
import dev.dateline.contract.schema.Purpose;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.http.ParameterText;
import dev.dateline.runtime.http.ParsedParameter;
import dev.dateline.runtime.http.PercentEncoding;
import dev.dateline.runtime.http.QueryText;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the parameters of a request, in path, query, headers and cookies, to its operation. */
final class ParameterCheck {
  private static final Set<String> OF_HTTP = Set.of("accept", "content-type", "authorization");

  private final Contract contract;
  private final Node root;
  private final Routes routes;
  private final SchemaJudge schemas;
  private final TextValues texts;
  private final DeepObject deepObjects;

  ParameterCheck(
      Contract contract, Node root, Routes routes, SchemaJudge schemas, TextValues texts) {
    this.contract = contract;
    this.root = root;
    this.routes = routes;
    this.schemas = schemas;
    this.texts = texts;
    this.deepObjects = new DeepObject(schemas);
  }

  /**
   * A parameter of the document.
   *
   * @param at in the tree
   * @param name as it travels
   * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
   */
  private record Declared(At at, String name, String in) {
    /** What it is called in sentences. */
    String shown() {
      boolean plain = in.equals("header") || in.equals("cookie");
      return in + (plain ? " '" : " parameter '") + name + "'";
    }

    boolean isRequired() {
      return in.equals("path") || at.node().flag("required");
    }

    ParameterStyle style() {
      String written = at.node().text("style");
      for (ParameterStyle each : ParameterStyle.values()) {
        if (each.keyword().equals(written)) {
          return each;
        }
      }
      return isForm() ? ParameterStyle.FORM : ParameterStyle.SIMPLE;
    }

    private boolean isForm() {
      return in.equals("query") || in.equals("cookie");
    }

    boolean explode() {
      Node written = at.node().get("explode");
      return written == null ? style() == ParameterStyle.FORM : written.is(true);
    }
  }

  /** How many of the parameters in a path the document does not allow. */
  int misfits(Found found, Request request) {
    Notes notes =
        new Notes(new Interaction("", "", List.of(), Interaction.HTTP, false, null, null));
    path(found, declared(found), request, notes);
    return notes.verdict().findings().size();
  }

  void check(Found found, Request request, Notes notes) {
    List<Declared> declared = declared(found);
    path(found, declared, request, notes);
    pathRules(found, request, notes);
    query(found, declared, request, notes);
    headers(found, declared, request, notes);
    cookies(declared, request, notes);
  }

  /** The parameters of an operation: those of its path, overridden by its own. */
  private List<Declared> declared(Found found) {
    String pointer = found.at().pointer();
    String pathItem = pointer.substring(0, pointer.lastIndexOf('/'));
    Node node = Pointer.resolve(root, pathItem);
    Map<String, Declared> all = new LinkedHashMap<>();
    if (node != null) {
      collect(new At(node, pathItem).followed(root), all);
    }
    collect(found.at(), all);
    return List.copyOf(all.values());
  }

  private void collect(At holder, Map<String, Declared> into) {
    for (At each : holder.elements("parameters")) {
      At at = each.followed(root);
      String name = at.node().text("name");
      String in = at.node().text("in");
      if (name != null && in != null) {
        into.put(in + " " + name, new Declared(at, name, in));
      }
    }
  }

  private void path(Found found, List<Declared> declared, Request request, Notes notes) {
    for (Declared each : declared) {
      if (each.in().equals("path")) {
        String raw = found.parameters().get(each.name());
        if (raw != null) {
          value(
              each,
              schema ->
                  read(
                      each,
                      ParameterText.parsePath(raw, each.name(), each.style(), each.explode()),
                      schema),
              request.message().pointer() + "/path",
              FindingCode.PATH_PARAMETER_INVALID,
              notes);
        }
      }
    }
  }

  private void query(Found found, List<Declared> declared, Request request, Notes notes) {
    String pointer = request.message().pointer() + "/query";
    QueryText query;
    try {
      query = QueryText.of(request.query());
    } catch (IllegalArgumentException e) {
      notes.add(
          FindingCode.QUERY_INVALID,
          pointer,
          found.at().pointer(),
          "The query " + e.getMessage() + ".");
      return;
    }
    Set<String> known =
        new LinkedHashSet<>(keys(found.operation(), SecurityScheme.Kind.API_KEY_QUERY));
    declared.stream()
        .filter(each -> each.in().equals("query"))
        .map(Declared::name)
        .forEach(known::add);
    Set<String> prefixes = new LinkedHashSet<>();
    boolean open = false;
    for (Declared each : declared) {
      if (!each.in().equals("query")) {
        continue;
      }
      At schema = each.at().get("schema");
      boolean object = schema != null && schemas.types(schema).contains("object");
      boolean deep = each.style() == ParameterStyle.DEEP_OBJECT;
      if (deep) {
        prefixes.add(each.name() + "[");
      }
      if (object && !deep && each.explode() && schema != null) {
        Set<String> names = schemas.propertyNames(schema);
        known.addAll(names);
        At closed = schema.followed(root).get("additionalProperties");
        open |= closed == null ? names.isEmpty() : !closed.node().is(false);
        if (names.isEmpty()) {
          continue; // whatever is there is part of it
        }
      }
      if (deep && DeepObject.isAmbiguous(query, each.name())) {
        continue;
      }
      boolean empty =
          each.at().node().flag("allowEmptyValue")
              && query.rawValues(each.name()).equals(List.of(""));
      if (empty) {
        continue;
      }
      boolean there =
          value(
              each,
              held ->
                  deep && held != null
                      ? deepObjects.read(query, each.name(), held)
                      : read(
                          each,
                          ParameterText.parseQuery(
                              query, each.name(), each.style(), each.explode()),
                          held),
              request.queryByName() ? Pointer.child(pointer, each.name()) : pointer,
              FindingCode.QUERY_INVALID,
              notes);
      queryRules(each, query, request, notes);
      if (!there && each.isRequired()) {
        notes.add(
            FindingCode.QUERY_MISSING,
            pointer,
            each.at().pointer(),
            "The query has no parameter '" + each.name() + "', which is required.");
      }
    }
    if (open) {
      return;
    }
    for (String name : query.names()) {
      if (!known.contains(name) && prefixes.stream().noneMatch(name::startsWith)) {
        notes.add(
            FindingCode.QUERY_UNDECLARED,
            request.queryByName() ? Pointer.child(pointer, name) : pointer,
            found.at().pointer(),
            "The query has a parameter '"
                + name
                + "' that "
                + found.operation().id()
                + " does not have"
                + (known.isEmpty() ? "" : "; it has " + String.join(", ", known))
                + ".");
      }
    }
  }

  private void headers(Found found, List<Declared> declared, Request request, Notes notes) {
    String pointer = request.message().pointer() + "/headers";
    Set<String> known = new LinkedHashSet<>();
    keys(found.operation(), SecurityScheme.Kind.API_KEY_HEADER)
        .forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
    for (Declared each : declared) {
      String lower = each.name().toLowerCase(Locale.ROOT);
      if (!each.in().equals("header") || OF_HTTP.contains(lower)) {
        continue;
      }
      known.add(lower);
      List<String> values = request.message().header(each.name());
      boolean there =
          value(
              each,
              schema -> read(each, ParameterText.parseHeader(values, each.explode()), schema),
              Pointer.child(pointer, request.message().written(each.name())),
              FindingCode.HEADER_INVALID,
              notes);
      rules(
          each,
          request.message().rules().of("header", each.name()),
          values,
          others -> ParameterText.parseHeader(others, each.explode()),
          notes);
      if (!there && each.isRequired()) {
        notes.add(
            FindingCode.HEADER_MISSING,
            pointer,
            each.at().pointer(),
            "The request has no header '" + each.name() + "', which is required.");
      }
    }
    for (String name : request.message().headers().keySet().stream().sorted().toList()) {
      if (!known.contains(name.toLowerCase(Locale.ROOT)) && !UsualHeaders.ofRequest(name)) {
        notes.add(
            FindingCode.HEADER_UNDECLARED,
            Pointer.child(pointer, name),
            found.at().pointer(),
            "The request has a header '"
                + name
                + "' that neither "
                + found.operation().id()
                + " nor HTTP knows.");
      }
    }
  }

  private void cookies(List<Declared> declared, Request request, Notes notes) {
    String pointer =
        request.message().pointer() + "/headers/" + request.message().written("Cookie");
    QueryText cookies;
    try {
      cookies = QueryText.ofCookies(String.join("; ", request.message().header("Cookie")));
    } catch (IllegalArgumentException e) {
      return;
    }
    for (Declared each : declared) {
      if (!each.in().equals("cookie")) {
        continue;
      }
      boolean there =
          value(
              each,
              schema ->
                  read(
                      each,
                      ParameterText.parseCookie(cookies, each.name(), each.explode()),
                      schema),
              pointer,
              FindingCode.COOKIE_INVALID,
              notes);
      if (!there && each.isRequired()) {
        notes.add(
            FindingCode.COOKIE_MISSING,
            request.message().pointer() + "/headers",
            each.at().pointer(),
            "The request has no cookie '" + each.name() + "', which is required.");
      }
    }
  }

  /** Reads a parameter by its schema, if it has one; null where it is not there. */
  @FunctionalInterface
  private interface Reading {
    @Nullable JsonValue read(@Nullable At schema);
  }

  /** Judges a parameter; says whether it is there. */
  private boolean value(
      Declared parameter, Reading reading, String pointer, FindingCode code, Notes notes) {
    String subject = "The " + parameter.shown();
    try {
      At schema = schema(parameter);
      JsonValue value = reading.read(schema);
      if (value == null) {
        return false;
      }
      if (schema == null) {
        notes.use(parameter.at().pointer());
        return true;
      }
      Judgement judgement = schemas.judge(schema, value, purpose(parameter));
      notes.add(Codes.of(code), judgement, pointer, false, subject);
      if (judgement.isKept()) {
        notes.use(parameter.at().pointer(), judgement.applied());
      }
    } catch (JsonException e) {
      notes.add(
          code,
          pointer,
          parameter.at().pointer(),
          subject + " must be JSON: " + e.getMessage() + ".");
    } catch (IllegalArgumentException e) {
      notes.add(
          code,
          pointer,
          parameter.at().pointer(),
          subject + " " + e.getMessage() + " (style " + parameter.style().keyword() + ").");
    }
    return true;
  }

  /** The schema of a parameter, its own or that of the JSON in it; null where it has none. */
  private static @Nullable At schema(Declared parameter) {
    At own = parameter.at().get("schema");
    At json = own == null ? Contents.of(parameter.at()).json() : null;
    return json == null ? own : json.get("schema");
  }

  private @Nullable JsonValue read(
      Declared parameter, ParsedParameter parsed, @Nullable At schema) {
    if (schema != null && parameter.at().node().has("schema")) {
      return texts.read(parsed, schema);
    }
    String text = parsed.text();
    return text == null ? null : schema == null ? JsonValue.of(text) : JsonValue.parse(text);
  }

  private static Purpose purpose(Declared parameter) {
    return parameter.at().node().has("schema") ? Purpose.SENT.ofTexts() : Purpose.SENT;
  }

  // ---- rules

  /**
   * Checks the rules for a parameter.
   *
   * @param values of the parameter in the pact, decoded
   * @param parsing of other values
   */
  private void rules(
      Declared parameter,
      List<Selected> rules,
      List<String> values,
      Function<List<String>, ParsedParameter> parsing,
      Notes notes) {
    At schema = schema(parameter);
    if (rules.isEmpty() || values.isEmpty() || schema == null) {
      return;
    }
    Trial trial = instead -> problems(parameter, schema, instead, parsing);
    if (!trial.problems(list(values)).isEmpty()) {
      return; // the example itself is at fault, and is told
    }
    Subject subject =
        new Subject("the " + parameter.shown(), schema.pointer(), schemas.types(schema), trial);
    ruled(rules, values, subject, notes);
  }

  private static void ruled(
      List<Selected> rules, List<String> values, Subject subject, Notes notes) {
    JsonArray all = list(values);
    List<JsonValue> examples = new ArrayList<>(all.items());
    examples.add(JsonValue.of(String.join(",", values)));
    examples.add(JsonValue.of(String.join(", ", values)));
    for (Selected selected : rules) {
      boolean sizes =
          selected.matchers().stream()
              .anyMatch(each -> each.parameters().has("min") || each.parameters().has("max"));
      JsonValue example =
          examples.stream()
              .filter(each -> selected.matchers().stream().allMatch(m -> passes(m, each)))
              .findFirst()
              .orElse(
                  selected.matchers().stream().noneMatch(ParameterCheck::isOfTexts)
                      ? all
                      : examples.get(0));
      MatcherCheck.check(selected, sizes ? all : example, subject, Purpose.SENT, notes);
    }
  }

  private static boolean passes(Matcher matcher, JsonValue example) {
    return MatcherCheck.passes(matcher, example);
  }

  private static boolean isOfTexts(Matcher matcher) {
    return matcher.kind().equalsIgnoreCase("regex") || matcher.kind().equalsIgnoreCase("include");
  }

  private static JsonArray list(List<String> texts) {
    return new JsonArray(texts.stream().<JsonValue>map(JsonValue::of).toList());
  }

  /** What the document says of a parameter with other values than the pact's. */
  private List<Problem> problems(
      Declared parameter,
      At schema,
      JsonValue instead,
      Function<List<String>, ParsedParameter> parsing) {
    boolean whole = instead instanceof JsonArray;
    List<String> values =
        instead instanceof JsonArray array
            ? array.items().stream().map(ParameterCheck::text).toList()
            : List.of(text(instead));
    try {
      JsonValue value = read(parameter, parsing.apply(values), schema);
      if (value == null) {
        return List.of();
      }
      // One of several values says nothing of their number.
      boolean item = !whole && value instanceof JsonArray && parameter.explode();
      return schemas.judge(schema, value, purpose(parameter)).problems().stream()
          .filter(each -> each.isError() && !(item && each.at().isEmpty()))
          .toList();
    } catch (IllegalArgumentException | JsonException e) {
      return List.of(); // a value that cannot travel so is none that the pact speaks of
    }
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.value() : value.toString();
  }

  private void queryRules(Declared parameter, QueryText query, Request request, Notes notes) {
    if (parameter.style() == ParameterStyle.DEEP_OBJECT) {
      return; // the names in the pact are those of its properties
    }
    String name = PercentEncoding.encode(parameter.name());
    rules(
        parameter,
        request.message().rules().of("query", parameter.name()),
        query.rawValues(parameter.name()).stream().map(ParameterCheck::decoded).toList(),
        values ->
            ParameterText.parseQuery(
                QueryText.of(
                    values.stream()
                        .map(each -> name + "=" + PercentEncoding.encode(each).replace("%2C", ","))
                        .collect(Collectors.joining("&"))),
                parameter.name(),
                parameter.style(),
                parameter.explode()),
        notes);
  }

  private static String decoded(String raw) {
    try {
      return PercentEncoding.decode(raw.replace('+', ' '));
    } catch (IllegalArgumentException e) {
      return raw;
    }
  }

  /** The rules for a path speak of all of it. */
  private void pathRules(Found found, Request request, Notes notes) {
    List<Selected> rules = request.message().rules().of("path");
    Trial trial =
        instead -> {
          Problem first = null;
          for (Found each : routes.find(request.method(), text(instead))) {
            Problem problem = misfit(each);
            if (problem == null) {
              return List.of();
            }
            first = first == null ? problem : first;
          }
          return List.of(
              first != null
                  ? first
                  : new Problem(
                      Severity.ERROR,
                      "",
                      found.operation().pointer(),
                      "paths",
                      "is no path that the document has for " + request.method()));
        };
    if (rules.isEmpty() || !trial.problems(JsonValue.of(request.path())).isEmpty()) {
      return;
    }
    List<String> path = new ArrayList<>(List.of(request.path()));
    try {
      path.add(PercentEncoding.decode(request.path()));
    } catch (IllegalArgumentException e) {
      path.add(request.path()); // nothing encoded in it
    }
    Subject subject = new Subject("the path", found.operation().pointer(), Set.of(), trial);
    ruled(rules, path, subject, notes);
  }

  /** What is wrong with the parameters in a path, or null. */
  private @Nullable Problem misfit(Found found) {
    for (Declared each : declared(found)) {
      String raw = each.in().equals("path") ? found.parameters().get(each.name()) : null;
      At schema = schema(each);
      if (raw != null && schema != null) {
        List<Problem> problems =
            problems(
                each,
                schema,
                JsonValue.of(raw),
                texts -> ParameterText.parsePath(raw, each.name(), each.style(), each.explode()));
        if (!problems.isEmpty()) {
          return problems.get(0);
        }
      }
    }
    return null;
  }

  /** The names of the API keys that travel in a certain place. */
  private Set<String> keys(Operation operation, SecurityScheme.Kind kind) {
    Set<String> names = new LinkedHashSet<>();
    for (List<String> alternative : operation.security()) {
      for (String name : alternative) {
        SecurityScheme scheme = contract.protocol().securitySchemes().get(name);
        if (scheme != null && scheme.kind() == kind && scheme.parameter() != null) {
          names.add(scheme.parameter());
        }
      }
    }
    return names;
  }
}
