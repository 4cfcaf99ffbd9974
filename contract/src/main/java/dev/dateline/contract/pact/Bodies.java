package dev.dateline.contract.pact;

import dev.dateline.contract.pact.Interaction.Body;
import dev.dateline.contract.pact.Interaction.Message;
import dev.dateline.contract.pact.MatchingRules.Matcher;
import dev.dateline.contract.pact.MatchingRules.Selected;
import dev.dateline.contract.pact.Notes.Codes;
import dev.dateline.contract.schema.Judgement;
import dev.dateline.contract.schema.Purpose;
import dev.dateline.contract.schema.Purpose.Direction;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.Multipart;
import dev.dateline.runtime.http.PercentEncoding;
import dev.dateline.runtime.http.QueryText;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds bodies to the media types of the document. */
final class Bodies {
  private static final Codes SENT =
      new Codes(
          FindingCode.REQUEST_BODY_INVALID,
          FindingCode.REQUEST_PROPERTY_UNDECLARED,
          FindingCode.REQUEST_READ_ONLY,
          FindingCode.REQUEST_AMBIGUOUS);
  private static final Codes EXPECTED =
      new Codes(
          FindingCode.RESPONSE_BODY_INVALID,
          FindingCode.RESPONSE_PROPERTY_UNDECLARED,
          FindingCode.RESPONSE_WRITE_ONLY,
          FindingCode.RESPONSE_BODY_INVALID);

  /** Matchers that let arrays of other lengths pass than the example's. */
  private static final Set<String> RESIZING =
      Set.of("type", "arraycontains", "eachlike", "values", "min", "max", "minmax");

  private final SchemaJudge schemas;
  private final TextValues texts;
  private final MatcherCheck matchers;

  Bodies(SchemaJudge schemas, TextValues texts, MatcherCheck matchers) {
    this.schemas = schemas;
    this.texts = texts;
    this.matchers = matchers;
  }

  /** A request body, which is whole. */
  void sent(Body body, At content, MediaType type, Message message, Notes notes) {
    At schema = content.get("schema");
    notes.use(content.pointer());
    if (schema == null) {
      return;
    }
    JsonValue value = value(body, type, schema, message);
    if (value == null) {
      unjudged(body, content, type, notes);
      return;
    }
    Purpose purpose =
        new Purpose(Direction.REQUEST, false, at -> false, generated(message.rules()));
    Judgement judgement = judged(schema, value, body, type, purpose);
    notes.add(SENT, judgement, body.pointer(), true, "The request body");
    matchers.body(message.rules(), value, "", schema, purpose, notes);
    if (judgement.isKept()) {
      notes.use(content.pointer(), judgement.applied());
    }
  }

  /**
   * A body that is expected: a part of what may come.
   *
   * @param inner value to judge in the place of the body's, for an answer in an envelope
   * @param offset pointer to it in the body
   */
  void expected(
      Body body,
      JsonValue inner,
      String offset,
      At content,
      MediaType type,
      Message message,
      Notes notes) {
    At schema = content.get("schema");
    notes.use(content.pointer());
    if (schema == null) {
      return;
    }
    Body judgedBody =
        new Body(
            body.presence(), body.pointer() + offset, inner, body.contentType(), body.binary());
    JsonValue value = value(judgedBody, type, schema, message);
    if (value == null) {
      unjudged(body, content, type, notes);
      return;
    }
    MatchingRules rules = message.rules();
    Purpose purpose =
        new Purpose(
            Direction.RESPONSE,
            true,
            at -> isResized(rules, offset + at),
            at -> generated(rules).test(offset + at));
    Judgement judgement = judged(schema, value, judgedBody, type, purpose);
    notes.add(EXPECTED, judgement, judgedBody.pointer(), true, "The expected body");
    matchers.body(rules, body.content(), offset, schema, purpose, notes);
    if (judgement.isKept()) {
      notes.use(content.pointer(), judgement.applied());
    }
  }

  /** Some tools write JSON as text; where text itself is not allowed, what is in it is meant. */
  private Judgement judged(At schema, JsonValue value, Body body, MediaType type, Purpose purpose) {
    Judgement judgement = schemas.judge(schema, value, purpose);
    if (!judgement.isKept() && type.isJson() && body.content() instanceof JsonString text) {
      try {
        return schemas.judge(schema, JsonValue.parse(text.value()), purpose);
      } catch (JsonException e) {
        return judgement;
      }
    }
    return judgement;
  }

  private static void unjudged(Body body, At content, MediaType type, Notes notes) {
    notes.add(
        FindingCode.BODY_UNJUDGED,
        body.pointer(),
        content.pointer(),
        "A body of the type " + type + " is not held to its schema.");
  }

  /** What a schema can be held against, or null where there is nothing. */
  private @Nullable JsonValue value(Body body, MediaType type, At schema, Message message) {
    if (type.isJson() || (type.isRange() && !(body.content() instanceof JsonString))) {
      return body.content();
    }
    if (!(body.content() instanceof JsonString text)) {
      return type.essence().equals("application/x-www-form-urlencoded") ? body.content() : null;
    }
    return switch (type.essence()) {
      case "application/x-www-form-urlencoded" -> form(text.value(), schema);
      case "multipart/form-data" -> multipart(text.value(), schema, message);
      default -> type.type().equals("text") && !body.binary() ? plain(text, schema) : null;
    };
  }

  private @Nullable JsonValue plain(JsonString text, At schema) {
    Set<String> types = schemas.types(schema);
    return types.equals(Set.of("string")) ? text : null;
  }

  private @Nullable JsonValue form(String text, At schema) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    try {
      QueryText form = QueryText.of(text);
      for (String name : form.names()) {
        List<String> values =
            form.rawValues(name).stream()
                .map(raw -> PercentEncoding.decode(raw.replace('+', ' ')))
                .toList();
        if (name.endsWith("]")) {
          return null; // names with brackets in them have as many meanings as libraries
        }
        fields.put(name, texts.field(schema, name, values));
      }
    } catch (IllegalArgumentException e) {
      return null;
    }
    return new JsonObject(fields);
  }

  private @Nullable JsonValue multipart(String text, At schema, Message message) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    try {
      String boundary =
          MediaType.parse(String.join(",", message.header("Content-Type")))
              .parameters()
              .get("boundary");
      for (Multipart.Part part : Multipart.parse(text.getBytes(StandardCharsets.UTF_8), boundary)) {
        parts.computeIfAbsent(part.name(), key -> new java.util.ArrayList<>()).add(part.text());
      }
    } catch (IllegalArgumentException e) {
      return null;
    }
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    parts.forEach((name, values) -> fields.put(name, texts.field(schema, name, values)));
    return new JsonObject(fields);
  }

  private static java.util.function.Predicate<String> generated(MatchingRules rules) {
    return at -> rules.generated().stream().anyMatch(path -> path.selects(at));
  }

  /** Whether the nearest matcher at a place or around it lets other lengths pass. */
  private static boolean isResized(MatchingRules rules, String at) {
    String place = at;
    while (true) {
      String here = place;
      List<Matcher> nearest =
          rules.of("body").stream()
              .filter(each -> each.path().selects(here))
              .map(Selected::matchers)
              .flatMap(List::stream)
              .toList();
      if (!nearest.isEmpty()) {
        return nearest.stream()
            .anyMatch(each -> RESIZING.contains(each.kind().toLowerCase(java.util.Locale.ROOT)));
      }
      // Rules for all items, whatever their number, speak of any number of them.
      String item = Pointer.child(here, 0);
      boolean items =
          rules.of("body").stream()
              .anyMatch(
                  each ->
                      each.path().steps().size() > Pointer.keys(here).length
                          && each.path().steps().get(Pointer.keys(here).length) == null
                          && each.path().startsWith(item));
      if (items) {
        return true;
      }
      if (place.isEmpty()) {
        return false;
      }
      place = place.substring(0, place.lastIndexOf('/'));
    }
  }
}
