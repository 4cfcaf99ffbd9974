package dev.dateline.contract.pact;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.pact.Interaction.Body;
import dev.dateline.contract.pact.Interaction.Body.Presence;
import dev.dateline.contract.pact.Interaction.Request;
import dev.dateline.contract.pact.Notes.Codes;
import dev.dateline.contract.pact.Routes.Found;
import dev.dateline.contract.schema.Judgement;
import dev.dateline.contract.schema.Purpose;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.http.ParameterText;
import dev.dateline.runtime.http.ParsedParameter;
import dev.dateline.runtime.http.QueryText;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a request to its operation. */
final class RequestCheck {
  private static final Set<String> OF_HTTP = Set.of("accept", "content-type", "authorization");

  private final Contract contract;
  private final Node root;
  private final SchemaJudge schemas;
  private final TextValues texts;
  private final Bodies bodies;

  RequestCheck(Contract contract, Node root, SchemaJudge schemas, TextValues texts, Bodies bodies) {
    this.contract = contract;
    this.root = root;
    this.schemas = schemas;
    this.texts = texts;
    this.bodies = bodies;
  }

  /**
   * A parameter of the document.
   *
   * @param at in the tree
   * @param name as it travels
   * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
   */
  private record Declared(At at, String name, String in) {
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

  void check(Found found, Request request, int status, Notes notes) {
    List<Declared> declared = declared(found);
    path(found, declared, request, notes);
    query(found, declared, request, notes);
    headers(found, declared, request, notes);
    cookies(declared, request, notes);
    if (status < 400) {
      credentials(found, request, notes);
    }
    accept(found, request, notes);
    body(found, request, notes);
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

  // ---- parameters

  private void path(Found found, List<Declared> declared, Request request, Notes notes) {
    for (Declared each : declared) {
      if (each.in().equals("path")) {
        String raw = found.parameters().get(each.name());
        if (raw != null) {
          value(
              each,
              () -> ParameterText.parsePath(raw, each.name(), each.style(), each.explode()),
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
      if (deep && query.names().stream().anyMatch(name -> name.contains("]["))) {
        continue; // OpenAPI says nothing of objects in objects
      }
      boolean there =
          value(
              each,
              () -> ParameterText.parseQuery(query, each.name(), each.style(), each.explode()),
              request.queryByName() ? Pointer.child(pointer, each.name()) : pointer,
              FindingCode.QUERY_INVALID,
              notes);
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
              () -> ParameterText.parseHeader(values, each.explode()),
              Pointer.child(pointer, written(request, each.name())),
              FindingCode.HEADER_INVALID,
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

  /** A name as the pact writes it. */
  private static String written(Request request, String name) {
    return request.message().headers().keySet().stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name);
  }

  private void cookies(List<Declared> declared, Request request, Notes notes) {
    String pointer = request.message().pointer() + "/headers/" + written(request, "Cookie");
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
              () -> ParameterText.parseCookie(cookies, each.name(), each.explode()),
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

  /** Takes a parameter apart, which may fail for its form. */
  @FunctionalInterface
  private interface Parsing {
    ParsedParameter parse();
  }

  /** Judges a parameter; says whether it is there. */
  private boolean value(
      Declared parameter, Parsing parsing, String pointer, FindingCode code, Notes notes) {
    String subject =
        "The "
            + (parameter.in().equals("header") || parameter.in().equals("cookie")
                ? parameter.in()
                : parameter.in() + " parameter")
            + " '"
            + parameter.name()
            + "'";
    try {
      ParsedParameter parsed = parsing.parse();
      At schema = parameter.at().get("schema");
      JsonValue value;
      if (schema == null) {
        Contents contents = Contents.of(parameter.at());
        At json = contents.json();
        schema = json == null ? null : json.get("schema");
        String text = parsed.text();
        if (text == null) {
          return false;
        }
        if (schema == null) {
          notes.use(parameter.at().pointer());
          return true;
        }
        value = JsonValue.parse(text);
      } else {
        value = texts.read(parsed, schema);
      }
      if (value == null) {
        return false;
      }
      Judgement judgement = schemas.judge(schema, value, Purpose.SENT);
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

  // ---- credentials

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

  private void credentials(Found found, Request request, Notes notes) {
    List<List<String>> alternatives = found.operation().security();
    if (alternatives.isEmpty()
        || alternatives.stream()
            .anyMatch(each -> each.stream().allMatch(name -> isThere(name, request)))) {
      return;
    }
    List<String> wanted = new ArrayList<>();
    for (List<String> alternative : alternatives) {
      wanted.add(
          String.join(
              " and ",
              alternative.stream().map(name -> name + " (" + described(name) + ")").toList()));
    }
    List<String> authorization = request.message().header("Authorization");
    At own = found.at().get("security");
    notes.add(
        FindingCode.CREDENTIALS_MISSING,
        request.message().pointer() + "/headers",
        own == null ? "#/security" : own.pointer(),
        "The request expects a success and has no credentials that "
            + found.operation().id()
            + " accepts: "
            + String.join(", or ", wanted)
            + (authorization.isEmpty()
                ? "."
                : "; its Authorization is of the scheme '" + scheme(authorization) + "'."));
  }

  private static String scheme(List<String> authorization) {
    String text = authorization.get(0).strip();
    int space = text.indexOf(' ');
    return space < 0 ? text.length() > 20 ? "(none)" : text : text.substring(0, space);
  }

  private String described(String name) {
    SecurityScheme scheme = contract.protocol().securitySchemes().get(name);
    if (scheme == null) {
      return "unknown";
    }
    return switch (scheme.kind()) {
      case API_KEY_HEADER -> "the header " + scheme.parameter();
      case API_KEY_QUERY -> "the query parameter " + scheme.parameter();
      case API_KEY_COOKIE -> "the cookie " + scheme.parameter();
      case BASIC -> "Authorization: Basic";
      case DIGEST -> "Authorization: Digest";
      case BEARER, OAUTH2_CLIENT_CREDENTIALS, OAUTH2_OTHER, OPEN_ID -> "Authorization: Bearer";
      case MUTUAL_TLS -> "a client certificate";
      case OTHER -> "of a kind of its own";
    };
  }

  private boolean isThere(String name, Request request) {
    SecurityScheme scheme = contract.protocol().securitySchemes().get(name);
    if (scheme == null) {
      return true;
    }
    String key = scheme.parameter();
    return switch (scheme.kind()) {
      case API_KEY_HEADER -> key == null || !request.message().header(key).isEmpty();
      case API_KEY_QUERY -> key == null || hasQuery(request, key);
      case API_KEY_COOKIE -> key == null || hasCookie(request, key);
      case BASIC -> hasScheme(request, "basic");
      case DIGEST -> hasScheme(request, "digest");
      case BEARER, OAUTH2_CLIENT_CREDENTIALS, OAUTH2_OTHER, OPEN_ID -> hasScheme(request, "bearer");
      case MUTUAL_TLS -> true;
      case OTHER -> true;
    };
  }

  private static boolean hasQuery(Request request, String name) {
    try {
      return QueryText.of(request.query()).names().contains(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean hasCookie(Request request, String name) {
    try {
      return QueryText.ofCookies(String.join("; ", request.message().header("Cookie")))
          .names()
          .contains(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean hasScheme(Request request, String scheme) {
    return request.message().header("Authorization").stream()
        .anyMatch(
            value -> {
              String text = value.strip().toLowerCase(Locale.ROOT);
              return text.equals(scheme) || text.startsWith(scheme + " ");
            });
  }

  // ---- media types and body

  private void accept(Found found, Request request, Notes notes) {
    List<String> values = request.message().header("Accept");
    Contents offered = offered(found);
    if (values.isEmpty() || offered.isEmpty()) {
      return;
    }
    String pointer = request.message().pointer() + "/headers/" + written(request, "Accept");
    List<MediaType.Accepted> ranges;
    try {
      ranges = MediaType.parseAccept(String.join(",", values));
    } catch (IllegalArgumentException e) {
      notes.add(
          FindingCode.ACCEPT_UNAVAILABLE,
          pointer,
          found.at().pointer() + "/responses",
          "The header Accept cannot be read: " + e.getMessage() + ".");
      return;
    }
    String complaint = null;
    for (MediaType.Accepted each : ranges) {
      MediaType asked = Contents.resolved(each.range(), found.operation());
      boolean undated = offered.isDated() && asked.essence().equals(MediaType.JSON.essence());
      if (each.quality() > 0
          && (undated || offered.all().keySet().stream().anyMatch(type -> meet(type, asked)))) {
        return;
      }
      String ofVersion = Contents.versionComplaint(each.range(), found.operation());
      complaint = complaint == null ? ofVersion : complaint;
    }
    notes.add(
        complaint == null ? FindingCode.ACCEPT_UNAVAILABLE : FindingCode.REQUEST_VERSION,
        pointer,
        found.at().pointer() + "/responses",
        complaint == null
            ? "The request accepts "
                + String.join(", ", values)
                + ", and "
                + found.operation().id()
                + " answers with "
                + offered.shown()
                + "."
            : complaint);
  }

  private static boolean meet(MediaType offered, MediaType asked) {
    MediaType plain = offered.withoutParameters();
    MediaType wanted = asked.withoutParameters();
    return plain.matches(wanted) || wanted.matches(plain);
  }

  /** The media types of all answers. */
  private Contents offered(Found found) {
    Map<MediaType, At> all = new LinkedHashMap<>();
    found
        .at()
        .entries("responses")
        .values()
        .forEach(response -> all.putAll(Contents.of(response.followed(root)).all()));
    return new Contents(all);
  }

  private void body(Found found, Request request, Notes notes) {
    Body body = request.message().body();
    At declared = found.at().get("requestBody");
    boolean there = body.presence() == Presence.PRESENT;
    if (declared == null) {
      if (there && !body.content().equals(JsonValue.JsonObject.EMPTY)) {
        notes.add(
            FindingCode.REQUEST_BODY_UNDECLARED,
            body.pointer(),
            found.at().pointer(),
            "The request has a body, and " + found.operation().id() + " takes none.");
      }
      return;
    }
    At documented = declared.followed(root);
    Contents contents = Contents.of(documented);
    if (!there) {
      boolean nothing = body.presence() != Presence.NULL || !allowsNull(contents);
      if (documented.node().flag("required") && nothing) {
        notes.add(
            FindingCode.REQUEST_BODY_MISSING,
            request.message().pointer() + "/body",
            documented.pointer(),
            "The request has no body, which is required.");
      }
      return;
    }
    if (contents.isEmpty()) {
      return;
    }
    At content = content(found, request, body, contents, notes);
    if (content == null) {
      return;
    }
    MediaType type = contents.typeOf(content);
    bodies.sent(body, content, type, request.message(), notes);
  }

  private boolean allowsNull(Contents contents) {
    At json = contents.json();
    At schema = json == null ? null : json.get("schema");
    return schema != null
        && schemas.judge(schema, JsonValue.JsonNull.INSTANCE, Purpose.SENT).isKept();
  }

  /** The documented media type of the body, or null where it has none. */
  private @Nullable At content(
      Found found, Request request, Body body, Contents contents, Notes notes) {
    List<String> header = request.message().header("Content-Type");
    String text = header.isEmpty() ? body.contentType() : String.join(", ", header);
    String pointer =
        header.isEmpty()
            ? body.pointer()
            : Pointer.child(
                request.message().pointer() + "/headers", written(request, "Content-Type"));
    if (text == null) {
      At assumed =
          body.content() instanceof JsonValue.JsonString && contents.all().size() == 1
              ? contents.all().values().iterator().next()
              : contents.json();
      notes.add(
          FindingCode.REQUEST_TYPE_MISSING,
          request.message().pointer() + "/headers",
          found.at().pointer() + "/requestBody",
          "The request has a body and no header Content-Type; "
              + found.operation().id()
              + " takes "
              + contents.shown()
              + (assumed == null ? "." : ". It is judged as the first that fits."));
      return assumed;
    }
    MediaType actual;
    try {
      actual = MediaType.parse(text);
    } catch (IllegalArgumentException e) {
      notes.add(
          FindingCode.REQUEST_TYPE_UNDOCUMENTED,
          pointer,
          found.at().pointer() + "/requestBody",
          "The header Content-Type cannot be read: " + e.getMessage() + ".");
      return null;
    }
    At content = contents.of(Contents.resolved(actual, found.operation()));
    if (content == null
        && contents.isDated()
        && actual.essence().equals(MediaType.JSON.essence())) {
      content = contents.json();
    }
    if (content == null && header.isEmpty() && actual.isJson()) {
      content = contents.json(); // version 4 records every JSON body as plain JSON
    }
    if (content == null) {
      String complaint = Contents.versionComplaint(actual, found.operation());
      notes.add(
          complaint == null ? FindingCode.REQUEST_TYPE_UNDOCUMENTED : FindingCode.REQUEST_VERSION,
          pointer,
          found.at().pointer() + "/requestBody",
          complaint == null
              ? "The request sends "
                  + actual
                  + ", and "
                  + found.operation().id()
                  + " takes "
                  + contents.shown()
                  + "."
              : complaint);
    }
    return content;
  }
}
