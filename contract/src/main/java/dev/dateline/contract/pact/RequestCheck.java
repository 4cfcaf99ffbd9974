package dev.dateline.contract.pact;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.pact.Interaction.Body;
import dev.dateline.contract.pact.Interaction.Body.Presence;
import dev.dateline.contract.pact.Interaction.Request;
import dev.dateline.contract.pact.Routes.Found;
import dev.dateline.contract.schema.Purpose;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.QueryText;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds a request to its operation. */
final class RequestCheck {
  private final Contract contract;
  private final Node root;
  private final SchemaJudge schemas;
  private final ParameterCheck parameters;
  private final Bodies bodies;

  RequestCheck(
      Contract contract, Node root, SchemaJudge schemas, ParameterCheck parameters, Bodies bodies) {
    this.contract = contract;
    this.root = root;
    this.schemas = schemas;
    this.parameters = parameters;
    this.bodies = bodies;
  }

  /** How many of the parameters in a path the document does not allow. */
  int misfits(Found found, Request request) {
    return parameters.misfits(found, request);
  }

  void check(Found found, Request request, int status, Notes notes) {
    parameters.check(found, request, notes);
    if (status < 400) {
      credentials(found, request, notes);
    }
    accept(found, request, status, notes);
    body(found, request, notes);
  }

  // ---- credentials

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

  private void accept(Found found, Request request, int status, Notes notes) {
    List<String> values = request.message().header("Accept");
    Contents offered = offered(found);
    At answer = ResponseCheck.response(found, status);
    boolean bodiless = answer != null && Contents.of(answer.followed(root)).isEmpty();
    if (values.isEmpty() || offered.isEmpty() || bodiless) {
      return; // an answer without a body has no media type that need be accepted
    }
    String pointer =
        request.message().pointer() + "/headers/" + request.message().written("Accept");
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
                request.message().pointer() + "/headers",
                request.message().written("Content-Type"));
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
      actual = Contents.parsed(text);
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
