package dev.dateline.contract.pact;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.pact.Interaction.Answer;
import dev.dateline.contract.pact.Interaction.Body;
import dev.dateline.contract.pact.Interaction.Body.Presence;
import dev.dateline.contract.pact.Interaction.Request;
import dev.dateline.contract.pact.MatchingRules.Matcher;
import dev.dateline.contract.pact.MatchingRules.Selected;
import dev.dateline.contract.pact.Notes.Codes;
import dev.dateline.contract.pact.Routes.Found;
import dev.dateline.contract.schema.Judgement;
import dev.dateline.contract.schema.Purpose;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.Envelope;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ParameterText;
import dev.dateline.runtime.http.QueryText;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what is expected of an answer to its operation. */
final class ResponseCheck {
  private final Contract contract;
  private final Node root;
  private final SchemaJudge schemas;
  private final TextValues texts;
  private final Bodies bodies;

  ResponseCheck(
      Contract contract, Node root, SchemaJudge schemas, TextValues texts, Bodies bodies) {
    this.contract = contract;
    this.root = root;
    this.schemas = schemas;
    this.texts = texts;
    this.bodies = bodies;
  }

  void check(Found found, Request request, Answer answer, Notes notes) {
    statusMatcher(found, answer, notes);
    At written = response(found, answer.status());
    if (written == null) {
      Map<String, At> all = found.at().entries("responses");
      notes.add(
          FindingCode.STATUS_UNDOCUMENTED,
          answer.message().pointer() + "/status",
          found.at().pointer() + "/responses",
          "The pact expects the status "
              + answer.status()
              + ", and "
              + found.operation().id()
              + " answers with "
              + String.join(", ", all.keySet())
              + ".");
      return;
    }
    notes.at(Pointer.last(written.pointer()));
    notes.use(written.pointer());
    if (Pointer.last(written.pointer()).equals("default")) {
      notes.add(
          FindingCode.STATUS_DEFAULT,
          answer.message().pointer() + "/status",
          written.pointer(),
          "The status " + answer.status() + " is documented as 'default' only.");
    }
    At documented = written.followed(root);
    headers(found, documented, answer, notes);
    body(found, request, written, documented, answer, notes);
  }

  /** The response of a status: exactly that, a range that it is in, or the default. */
  static @Nullable At response(Found found, int status) {
    Map<String, At> all = found.at().entries("responses");
    At exact = all.get(Integer.toString(status));
    if (exact != null) {
      return exact;
    }
    String range = status / 100 + "XX";
    for (Map.Entry<String, At> each : all.entrySet()) {
      if (each.getKey().toUpperCase(Locale.ROOT).equals(range)) {
        return each.getValue();
      }
    }
    return all.get("default");
  }

  /** A matcher of version 4 that lets several statuses pass: one of them must be documented. */
  private static void statusMatcher(Found found, Answer answer, Notes notes) {
    for (Selected selected : answer.message().rules().of("status")) {
      for (Matcher matcher : selected.matchers()) {
        JsonValue wanted = matcher.parameters().get("status");
        if (!passes(wanted, answer.status())) {
          notes.add(
              FindingCode.MATCHER_EXAMPLE,
              matcher.pointer(),
              found.at().pointer() + "/responses",
              "The matcher for the status does not let its own example pass, which is "
                  + answer.status()
                  + ".");
        }
        if (wanted instanceof JsonArray array) {
          for (JsonValue each : array.items()) {
            if (each instanceof JsonNumber number
                && number.isInteger()
                && response(found, number.decimal().intValue()) == null) {
              notes.add(
                  FindingCode.MATCHER_UNPROMISED,
                  matcher.pointer(),
                  found.at().pointer() + "/responses",
                  "The matcher lets the status "
                      + number
                      + " pass, which "
                      + found.operation().id()
                      + " does not document.");
            }
          }
        }
      }
    }
  }

  private static boolean passes(@Nullable JsonValue wanted, int status) {
    if (wanted instanceof JsonArray array) {
      return array.items().stream().anyMatch(each -> each.equals(JsonValue.of(status)));
    }
    if (wanted instanceof JsonString text) {
      return switch (text.value()) {
        case "info" -> status / 100 == 1;
        case "success" -> status / 100 == 2;
        case "redirect" -> status / 100 == 3;
        case "clientError" -> status / 100 == 4;
        case "serverError" -> status / 100 == 5;
        case "nonError" -> status < 400;
        case "error" -> status >= 400;
        default -> true;
      };
    }
    return true;
  }

  private void headers(Found found, At documented, Answer answer, Notes notes) {
    String pointer = answer.message().pointer() + "/headers";
    Map<String, At> declared = documented.entries("headers");
    for (String name : answer.message().headers().keySet().stream().sorted().toList()) {
      if (name.equalsIgnoreCase("content-type")) {
        continue; // OpenAPI 3.1, section 4.8.17.1: the content tells
      }
      At header =
          declared.entrySet().stream()
              .filter(each -> each.getKey().equalsIgnoreCase(name))
              .map(each -> each.getValue().followed(root))
              .findFirst()
              .orElse(null);
      String at = Pointer.child(pointer, name);
      if (header != null) {
        header(name, header, answer, at, notes);
      } else if (!UsualHeaders.ofResponse(name)
          && !name.equalsIgnoreCase(contract.protocol().requestIdHeader())) {
        notes.add(
            FindingCode.RESPONSE_HEADER_UNDECLARED,
            at,
            documented.pointer(),
            "The pact expects a header '"
                + name
                + "' that neither "
                + found.operation().id()
                + " nor HTTP knows.");
      }
    }
  }

  private void header(String name, At header, Answer answer, String pointer, Notes notes) {
    At schema = header.get("schema");
    if (schema == null) {
      notes.use(header.pointer());
      return;
    }
    try {
      boolean explode = header.node().flag("explode");
      JsonValue value =
          texts.read(ParameterText.parseHeader(answer.message().header(name), explode), schema);
      if (value != null) {
        Judgement judgement = schemas.judge(schema, value, Purpose.ANSWERED);
        notes.add(
            Codes.of(FindingCode.RESPONSE_HEADER_INVALID),
            judgement,
            pointer,
            false,
            "The expected header '" + name + "'");
        if (judgement.isKept()) {
          notes.use(header.pointer(), judgement.applied());
        }
      }
    } catch (IllegalArgumentException e) {
      notes.add(
          FindingCode.RESPONSE_HEADER_INVALID,
          pointer,
          header.pointer(),
          "The expected header '" + name + "' " + e.getMessage() + ".");
    }
  }

  // ---- media type and body

  private void body(
      Found found, Request request, At written, At documented, Answer answer, Notes notes) {
    Body body = answer.message().body();
    Contents contents = Contents.of(documented);
    boolean there = body.presence() == Presence.PRESENT;
    if (contents.isEmpty()) {
      if (there) {
        notes.add(
            FindingCode.RESPONSE_BODY_UNDOCUMENTED,
            body.pointer(),
            documented.pointer(),
            "The pact expects a body, and for the status "
                + answer.status()
                + " "
                + found.operation().id()
                + " has none.");
      }
      return;
    }
    At content = content(found, request, written, answer, contents, notes);
    if (content == null) {
      return;
    }
    if (!there) {
      notes.use(content.pointer());
      empty(body, content, notes);
      return;
    }
    MediaType type = contents.typeOf(content);
    Envelope envelope = contract.protocol().envelope();
    if (envelope != null
        && wantsEnvelope(request, envelope)
        && body.content() instanceof JsonObject object) {
      boolean list = envelope.list() != null && object.get(envelope.list()) instanceof JsonArray;
      JsonValue inner = object.get(envelope.content());
      if (list || (inner == null && object.has(envelope.status()))) {
        JsonValue bare = object.without(envelope.status());
        bodies.expected(body, bare, "", content, type, answer.message(), notes);
        return;
      }
      if (inner != null) {
        String offset = Pointer.child("", envelope.content());
        bodies.expected(body, inner, offset, content, type, answer.message(), notes);
        return;
      }
    }
    bodies.expected(body, body.content(), "", content, type, answer.message(), notes);
  }

  private static boolean wantsEnvelope(Request request, Envelope envelope) {
    try {
      return QueryText.of(request.query()).rawValues(envelope.parameter()).contains("true");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A body that is said to be null or empty. */
  private void empty(Body body, At content, Notes notes) {
    At schema = content.get("schema");
    if (body.presence() == Presence.ABSENT || schema == null) {
      return;
    }
    JsonValue value = body.presence() == Presence.NULL ? body.content() : JsonValue.of("");
    if (!schemas.judge(schema, value, Purpose.ANSWERED).isKept()) {
      notes.add(
          FindingCode.RESPONSE_BODY_EMPTY,
          body.pointer(),
          content.pointer(),
          "The pact expects "
              + (body.presence() == Presence.NULL ? "null for a body" : "an empty body")
              + ", and the document has one that is neither.");
    }
  }

  /** The documented media type of the body, or null where it has none. */
  private @Nullable At content(
      Found found, Request request, At written, Answer answer, Contents contents, Notes notes) {
    Body body = answer.message().body();
    List<String> header = answer.message().header("Content-Type");
    String text = header.isEmpty() ? contentType(answer) : String.join(", ", header);
    String place = written.followed(root).pointer();
    if (text == null) {
      At json = contents.json();
      boolean plain = body.content() instanceof JsonString;
      return body.presence() == Presence.ABSENT || plain || json == null
          ? onlyOne(contents, json)
          : json;
    }
    String pointer =
        header.isEmpty() ? body.pointer() : answer.message().pointer() + "/headers/Content-Type";
    MediaType actual;
    try {
      actual = Contents.parsed(text);
    } catch (IllegalArgumentException e) {
      notes.add(
          FindingCode.RESPONSE_TYPE_UNDOCUMENTED,
          pointer,
          place,
          "The expected Content-Type cannot be read: " + e.getMessage() + ".");
      return null;
    }
    MediaType resolved = Contents.resolved(actual, found.operation());
    At content = contents.of(resolved);
    if (content == null && header.isEmpty() && actual.isJson()) {
      content = contents.json(); // version 4 records every JSON body as plain JSON
    }
    if (content == null && hasMatcher(answer)) {
      content = contents.json(); // the value stands for others
    }
    if (content == null) {
      String complaint = Contents.versionComplaint(actual, found.operation());
      notes.add(
          complaint == null ? FindingCode.RESPONSE_TYPE_UNDOCUMENTED : FindingCode.RESPONSE_VERSION,
          pointer,
          place,
          complaint == null
              ? "The pact expects "
                  + actual
                  + ", and for the status "
                  + answer.status()
                  + " "
                  + found.operation().id()
                  + " answers with "
                  + contents.shown()
                  + "."
              : complaint);
      return null;
    }
    accepted(request, answer, resolved, found, pointer, place, notes);
    return content;
  }

  private static boolean hasMatcher(Answer answer) {
    return answer.message().rules().of("header").stream()
        .anyMatch(each -> "content-type".equalsIgnoreCase(each.path().name()));
  }

  /** What the pact says of the media type beside the header: at the body, or by a matcher. */
  private static @Nullable String contentType(Answer answer) {
    for (Selected selected : answer.message().rules().of("body")) {
      for (Matcher matcher : selected.matchers()) {
        if (matcher.kind().equalsIgnoreCase("contentType")
            && matcher.parameters().get("value") instanceof JsonString type) {
          return type.value();
        }
      }
    }
    return answer.message().body().contentType();
  }

  private static @Nullable At onlyOne(Contents contents, @Nullable At json) {
    return json != null
        ? json
        : contents.all().size() == 1 ? contents.all().values().iterator().next() : null;
  }

  /** A success comes in a media type that was asked for. */
  private static void accepted(
      Request request,
      Answer answer,
      MediaType actual,
      Found found,
      String pointer,
      String place,
      Notes notes) {
    List<String> accept = request.message().header("Accept");
    if (answer.status() >= 300 || accept.isEmpty()) {
      return;
    }
    try {
      boolean asked =
          MediaType.parseAccept(String.join(",", accept)).stream()
              .map(each -> Contents.resolved(each.range(), found.operation()).withoutParameters())
              .anyMatch(
                  each ->
                      actual.matches(each)
                          || (actual.version().isPresent()
                              && each.essence().equals(MediaType.JSON.essence())));
      if (!asked) {
        notes.add(
            FindingCode.RESPONSE_TYPE_UNACCEPTED,
            pointer,
            place,
            "The pact expects "
                + actual
                + ", and the request accepts "
                + String.join(", ", accept)
                + ".");
      }
    } catch (IllegalArgumentException e) {
      return; // told of the request
    }
  }
}
