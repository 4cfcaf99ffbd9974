package dev.dateline.contract.build;

import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.Envelope;
import dev.dateline.runtime.http.ErrorShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code x-dateline-…} extensions; docs/extensions.md says what they mean. */
final class Extensions {
  static final String API = "x-dateline-api";
  static final String ERROR = "x-dateline-error";
  static final String ENVELOPE = "x-dateline-envelope";
  static final String PRETTY = "x-dateline-pretty";
  static final String REQUEST_ID = "x-dateline-request-id";
  static final String CREDENTIALS = "x-dateline-credentials";
  static final String PAGINATION = "x-dateline-pagination";
  static final String ROLES = "x-dateline-roles";

  /** RFC 9110, section 5.1. */
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private final Node root;
  private final Diagnostics diagnostics;

  /**
   * The declared error body.
   *
   * @param schema pointer to its schema
   * @param shape what is where in it
   */
  record ErrorBody(String schema, ErrorShape shape) {}

  Extensions(Node root, Diagnostics diagnostics) {
    this.root = root;
    this.diagnostics = diagnostics;
  }

  /** The declared name of the API, or null. */
  @Nullable String apiName() {
    Node api = object(API, Set.of("name"));
    return api == null ? null : text(api, API, "name", true);
  }

  /** The declared error body, or null. */
  @Nullable ErrorBody error() {
    Node error =
        object(
            ERROR,
            Set.of(
                "schema",
                "status",
                "code",
                "reason",
                "detail",
                "parameters",
                "violations",
                "violationField",
                "violationDescription",
                "codes"));
    if (error == null) {
      return null;
    }
    String schema = text(error, ERROR, "schema", true);
    String status = text(error, ERROR, "status", true);
    String code = text(error, ERROR, "code", true);
    if (schema == null || status == null || code == null) {
      return null;
    }
    String pointer = Pointer.child("#/components/schemas", Pointer.last("/" + schema));
    if (Pointer.resolve(root, pointer) == null) {
      diagnostics.warn(
          "#/" + ERROR + "/schema",
          "there is no schema '"
              + schema
              + "' under components/schemas; the declaration of the"
              + " error body is ignored");
      return null;
    }
    String violations = text(error, ERROR, "violations", false);
    String field = text(error, ERROR, "violationField", violations != null);
    String description = text(error, ERROR, "violationDescription", violations != null);
    if (field == null || description == null) {
      violations = null;
    }
    return new ErrorBody(
        pointer,
        new ErrorShape(
            status,
            code,
            text(error, ERROR, "reason", false),
            text(error, ERROR, "detail", false),
            text(error, ERROR, "parameters", false),
            violations,
            field == null ? "field" : field,
            description == null ? "description" : description,
            codes(error)));
  }

  private Map<Integer, String> codes(Node error) {
    Map<Integer, String> codes = new LinkedHashMap<>();
    Node declared = error.get("codes");
    if (declared != null && !declared.isObject()) {
      diagnostics.warn(
          "#/" + ERROR + "/codes", "'codes' is to map HTTP statuses to error codes; it is ignored");
    }
    error
        .entries("codes")
        .forEach(
            (status, value) -> {
              String code = value.text();
              if (status.matches("[1-5][0-9]{2}") && code != null) {
                codes.put(Integer.valueOf(status), code);
              } else {
                diagnostics.warn(
                    Pointer.child("#/" + ERROR + "/codes", status),
                    "'codes' is to map HTTP statuses to error codes; this entry is ignored");
              }
            });
    return codes;
  }

  /** The declared envelope, or null. */
  @Nullable Envelope envelope() {
    Node envelope = object(ENVELOPE, Set.of("parameter", "status", "content", "list"));
    if (envelope == null) {
      return null;
    }
    String parameter = text(envelope, ENVELOPE, "parameter", true);
    String status = text(envelope, ENVELOPE, "status", true);
    String content = text(envelope, ENVELOPE, "content", true);
    String list = text(envelope, ENVELOPE, "list", false);
    return parameter == null || status == null || content == null
        ? null
        : new Envelope(parameter, status, content, list);
  }

  /** The declared parameter for pretty-printing, or null. */
  @Nullable String pretty() {
    Node pretty = object(PRETTY, Set.of("parameter"));
    String parameter = pretty == null ? null : text(pretty, PRETTY, "parameter", true);
    Envelope envelope = parameter == null ? null : envelope();
    if (envelope != null && envelope.parameter().equals(parameter)) {
      diagnostics.warn(
          Pointer.child("#/" + PRETTY, "parameter"),
          "'" + parameter + "' is the parameter of " + ENVELOPE + " already; it is ignored here");
      return null;
    }
    return parameter;
  }

  /** The header that is declared to name an exchange, or null. */
  @Nullable String requestIdHeader() {
    Node requestId = object(REQUEST_ID, Set.of("header"));
    String header = requestId == null ? null : text(requestId, REQUEST_ID, "header", true);
    if (header != null && !HEADER_NAME.matcher(header).matches()) {
      wrong(Pointer.child("#/" + REQUEST_ID, "header"), "the name of a header");
      return null;
    }
    return header;
  }

  /** Environment variables by role, by security scheme. */
  Map<String, Map<String, String>> credentials() {
    Map<String, Map<String, String>> credentials = new LinkedHashMap<>();
    Node declared = root.get(CREDENTIALS);
    if (declared == null) {
      return credentials;
    }
    if (!declared.isObject()) {
      wrong("#/" + CREDENTIALS, "an object");
      return credentials;
    }
    declared
        .entries()
        .forEach(
            (scheme, roles) -> {
              String pointer = Pointer.child("#/" + CREDENTIALS, scheme);
              if (!roles.isObject()) {
                wrong(pointer, "an object");
                return;
              }
              Map<String, String> variables = new LinkedHashMap<>();
              roles
                  .entries()
                  .forEach(
                      (role, variable) -> {
                        String name = variable.text();
                        if (name == null || name.isBlank()) {
                          wrong(Pointer.child(pointer, role), "the name of a variable");
                        } else {
                          variables.put(role, name.strip());
                        }
                      });
              credentials.put(scheme, variables);
            });
    return credentials;
  }

  /** The roles that an operation declares. */
  List<String> roles(At operation) {
    At declared = operation.get(ROLES);
    List<String> roles = new ArrayList<>();
    if (declared == null) {
      return roles;
    }
    if (!(declared.node() instanceof Node.ArrayNode array)) {
      wrong(declared.pointer(), "a list of names");
      return roles;
    }
    for (Node item : array.items()) {
      String role = item.text();
      if (role == null || role.isBlank()) {
        wrong(declared.pointer(), "a list of names");
      } else {
        roles.add(role.strip());
      }
    }
    return roles;
  }

  private @Nullable Node object(String extension, Set<String> keys) {
    Node value = root.get(extension);
    if (value == null) {
      return null;
    }
    if (!value.isObject()) {
      wrong("#/" + extension, "an object");
      return null;
    }
    tellOthers(value, "#/" + extension, extension, keys, diagnostics);
    return value;
  }

  /** Warns of keys that an extension does not have. */
  static void tellOthers(
      Node value, String pointer, String extension, Set<String> keys, Diagnostics diagnostics) {
    for (String key : value.entries().keySet()) {
      if (!keys.contains(key)) {
        diagnostics.warn(
            Pointer.child(pointer, key),
            extension
                + " has no key '"
                + key
                + "'; it is ignored. There are "
                + String.join(", ", keys.stream().sorted().toList()));
      }
    }
  }

  private @Nullable String text(Node object, String extension, String key, boolean required) {
    String pointer = Pointer.child("#/" + extension, key);
    Node value = object.get(key);
    if (value == null) {
      if (required) {
        diagnostics.warn(pointer, extension + " needs '" + key + "'; it is ignored without");
      }
      return null;
    }
    String text = object.string(key);
    if (text == null || text.isBlank()) {
      wrong(pointer, "text");
      return null;
    }
    return text.strip();
  }

  private void wrong(String pointer, String wanted) {
    diagnostics.warn(pointer, "this is to be " + wanted + "; it is ignored");
  }
}
