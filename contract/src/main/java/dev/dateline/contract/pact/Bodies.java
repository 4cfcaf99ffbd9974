package dev.dateline.contract.pact;

import dev.dateline.contract.pact.Interaction.Body;
import dev.dateline.contract.pact.Interaction.Message;
import dev.dateline.contract.pact.MatchingRules.Matcher;
import dev.dateline.contract.pact.MatchingRules.Selected;
import dev.dateline.contract.pact.Notes.Codes;
import dev.dateline.contract.schema.Judgement;
import dev.dateline.contract.schema.Problem;
import dev.dateline.contract.schema.Purpose;
import dev.dateline.contract.schema.Purpose.Direction;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  private final Node root;
  private final SchemaJudge schemas;
  private final TextValues texts;
  private final DeepObject deepObjects;
  private final MatcherCheck matchers;

  Bodies(Node root, SchemaJudge schemas, TextValues texts, MatcherCheck matchers) {
    this.root = root;
    this.schemas = schemas;
    this.texts = texts;
    this.deepObjects = new DeepObject(schemas);
    this.matchers = matchers;
  }

  /** A request body, which is whole. */
  void sent(Body body, At content, MediaType type, Message message, Notes notes) {
    judge(body, body.content(), "", content, type, message, Direction.REQUEST, notes);
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
    judge(body, inner, offset, content, type, message, Direction.RESPONSE, notes);
  }

  private void judge(
      Body body,
      JsonValue inner,
      String offset,
      At content,
      MediaType type,
      Message message,
      Direction direction,
      Notes notes) {
    At schema = content.get("schema");
    notes.use(content.pointer());
    if (schema == null) {
      return;
    }
    boolean sent = direction == Direction.REQUEST;
    Codes codes = sent ? SENT : EXPECTED;
    String subject = sent ? "The request body" : "The expected body";
    Body part =
        new Body(
            body.presence(), body.pointer() + offset, inner, body.contentType(), body.binary());
    Content read;
    try {
      read = read(part, type, content, schema, message);
    } catch (XmlElement.Unreadable e) {
      if (e.isMalformed()) {
        notes.add(
            codes.invalid(), part.pointer(), content.pointer(), subject + " " + e.reason() + ".");
      } else {
        unjudged(body, content, type, " It " + e.reason() + ".", notes);
      }
      return;
    }
    if (read == null) {
      unjudged(body, content, type, "", notes);
      return;
    }
    MatchingRules rules = message.rules();
    Set<String> generated = new LinkedHashSet<>();
    Content whole = offset.isEmpty() ? read : Content.json(body.content());
    rules.generated().forEach(path -> generated.addAll(whole.selected().apply(path).keySet()));
    // An element of XML among others is like them where there are rules for any.
    boolean loose = !sent && read.texts() && !rules.of("body").isEmpty();
    Purpose purpose =
        new Purpose(
            direction,
            !sent,
            at -> !sent && (loose || isResized(rules, offset + at)),
            at -> generated.contains(offset + at),
            read.texts());
    Judgement judgement = judged(schema, read, part, type, purpose);
    notes.add(codes, judgement, part.pointer(), read.inside(), subject);
    matchers.body(rules, whole, offset, schema, purpose, notes);
    if (judgement.isKept()) {
      notes.use(content.pointer(), judgement.applied());
    }
  }

  private Judgement judged(At schema, Content read, Body body, MediaType type, Purpose purpose) {
    Judgement judgement = schemas.judge(schema, read.value(), purpose);
    if (!judgement.isKept() && type.isJson() && body.content() instanceof JsonString text) {
      try {
        // Some tools write JSON as text; where text itself is not allowed, what is in it is meant.
        return schemas.judge(schema, JsonValue.parse(text.value()), purpose);
      } catch (JsonException e) {
        return judgement;
      }
    }
    List<Problem> problems = new ArrayList<>(read.problems());
    problems.addAll(judgement.problems());
    return new Judgement(
        problems.stream()
            .map(
                each ->
                    new Problem(
                        each.severity(),
                        read.shown().apply(each.at()),
                        each.schema(),
                        each.keyword(),
                        each.message()))
            .toList(),
        judgement.applied());
  }

  private static void unjudged(Body body, At content, MediaType type, String reason, Notes notes) {
    notes.add(
        FindingCode.BODY_UNJUDGED,
        body.pointer(),
        content.pointer(),
        "A body of the type " + type + " is not held to its schema." + reason);
  }

  /** What a schema can be held against, or null where there is nothing. */
  private @Nullable Content read(Body body, MediaType type, At content, At schema, Message message)
      throws XmlElement.Unreadable {
    boolean form = type.essence().equals("application/x-www-form-urlencoded");
    if (!(body.content() instanceof JsonString text)) {
      return type.isJson() || type.isRange() || form ? Content.json(body.content()) : null;
    }
    if (type.isJson()) {
      return Content.json(text);
    }
    if (form) {
      return fields(form(text.value(), content, schema));
    }
    if (type.essence().equals("multipart/form-data")) {
      return fields(multipart(text.value(), schema, message));
    }
    boolean string = schemas.types(schema).equals(Set.of("string"));
    if (isXml(type) && !(string && schema.followed(root).get("xml") == null)) {
      return XmlBody.read(text.value(), schema, root, schemas);
    }
    boolean plain = string && !body.binary() && (type.type().equals("text") || isXml(type));
    return plain ? Content.json(text) : null;
  }

  private static boolean isXml(MediaType type) {
    String subtype = type.subtype();
    return subtype.equals("xml") || subtype.endsWith("+xml");
  }

  private static @Nullable Content fields(@Nullable JsonValue value) {
    return value == null ? null : Content.fields(value);
  }

  private @Nullable JsonValue form(String text, At content, At schema) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    boolean guessed = false;
    try {
      QueryText form = QueryText.of(text);
      for (String name : form.names()) {
        int bracket = name.indexOf('[');
        if (bracket <= 0 || !name.endsWith("]") || !schemas.property(schema, name).isEmpty()) {
          List<String> values =
              form.rawValues(name).stream()
                  .map(raw -> PercentEncoding.decode(raw.replace('+', ' ')))
                  .toList();
          fields.put(name, texts.field(schema, name, values));
          continue;
        }
        String base = name.substring(0, bracket);
        if (DeepObject.isAmbiguous(form, base)) {
          return null;
        }
        guessed |= !isDeep(content, base);
        if (!fields.containsKey(base)) {
          fields.put(base, deepObjects.field(form, base, schemas.property(schema, base)));
        }
      }
    } catch (IllegalArgumentException e) {
      return null;
    }
    JsonObject value = new JsonObject(fields);
    // Names with brackets in them have as many meanings as libraries, where none is documented.
    boolean open = guessed && !schemas.judge(schema, value, Purpose.SENT.ofTexts()).isKept();
    return open ? null : value;
  }

  private static boolean isDeep(At content, String field) {
    At encoding = content.entries("encoding").get(field);
    return encoding != null && "deepObject".equals(encoding.node().text("style"));
  }

  private @Nullable JsonValue multipart(String text, At schema, Message message) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    try {
      String boundary =
          MediaType.parse(String.join(",", message.header("Content-Type")))
              .parameters()
              .get("boundary");
      for (Multipart.Part part : Multipart.parse(text.getBytes(StandardCharsets.UTF_8), boundary)) {
        parts.computeIfAbsent(part.name(), key -> new ArrayList<>()).add(part.text());
      }
    } catch (IllegalArgumentException e) {
      return null;
    }
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    parts.forEach((name, values) -> fields.put(name, texts.field(schema, name, values)));
    return new JsonObject(fields);
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
