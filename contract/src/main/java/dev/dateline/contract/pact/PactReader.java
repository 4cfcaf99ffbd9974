package dev.dateline.contract.pact;

import dev.dateline.contract.pact.Interaction.Answer;
import dev.dateline.contract.pact.Interaction.Body;
import dev.dateline.contract.pact.Interaction.Body.Presence;
import dev.dateline.contract.pact.Interaction.Message;
import dev.dateline.contract.pact.Interaction.Request;
import dev.dateline.contract.pact.MatchingRules.Matcher;
import dev.dateline.contract.pact.MatchingRules.Selected;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.PercentEncoding;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonBoolean;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads pacts of the Pact specification, versions 1 to 4, whoever wrote them. What a version does
 * not know is read all the same where it is there, since tools mix them. Stateless.
 */
public final class PactReader {
  private static final int OK = 200;
  private static final int DEEPEST = 500;
  private static final int MOST_INNER = 20;

  private final String source;
  private final boolean v4;

  private PactReader(String source, boolean v4) {
    this.source = source;
    this.v4 = v4;
  }

  /**
   * Reads a pact.
   *
   * @param source what it is called in findings: its file or address
   * @param text of the file
   * @throws PactException where it is none
   */
  public static Pact read(String source, String text) {
    JsonValue value;
    try {
      value = JsonValue.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (JsonException e) {
      throw new PactException(
          source, "", "this is not JSON: " + e.getMessage() + ". Mend the file at this place.");
    }
    if (!(written(value, 0) instanceof JsonObject root)) {
      throw new PactException(
          source,
          "",
          "this is no pact: a pact is a JSON object, not " + value.type().keyword() + ".");
    }
    if (!root.has("interactions") && !root.has("messages")) {
      throw new PactException(
          source,
          "",
          "this is no pact: it has neither 'interactions' nor 'messages'. Leave the file out, or"
              + " record the pact anew.");
    }
    String version = specification(root);
    return new PactReader(source, version.startsWith("4")).pact(root, version);
  }

  /**
   * Version 1 as Ruby wrote it has matchers in the place of values, as objects of Ruby: what these
   * generate is meant.
   */
  private static JsonValue written(JsonValue value, int depth) {
    if (depth > DEEPEST) {
      return value;
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(each -> written(each, depth + 1)).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    String ruby = text(object.get("json_class"));
    JsonValue contents = object.get("contents");
    JsonValue generated = object(object.get("data")).get("generate");
    if ("Pact::Term".equals(ruby) && generated != null) {
      return generated;
    }
    if ("Pact::SomethingLike".equals(ruby) && contents != null) {
      return written(contents, depth + 1);
    }
    if ("Pact::ArrayLike".equals(ruby) && contents != null) {
      JsonValue item = written(contents, depth + 1);
      BigDecimal least =
          object.get("min") instanceof JsonNumber min ? min.decimal() : BigDecimal.ONE;
      int size = least.min(BigDecimal.TEN).max(BigDecimal.ONE).intValue();
      return new JsonArray(Collections.nCopies(size, item));
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    object.members().forEach((name, member) -> members.put(name, written(member, depth + 1)));
    return new JsonObject(members);
  }

  private static String specification(JsonObject root) {
    JsonObject metadata = object(root.get("metadata"));
    for (String name : List.of("pactSpecification", "pact-specification")) {
      String version = text(object(metadata.get(name)).get("version"));
      if (version != null) {
        return version.startsWith("V") || version.startsWith("v") ? version.substring(1) : version;
      }
    }
    String version = text(metadata.get("pactSpecificationVersion"));
    return version == null ? "" : version;
  }

  private Pact pact(JsonObject root, String version) {
    List<Interaction> interactions = new ArrayList<>();
    for (String list : List.of("interactions", "messages")) {
      JsonValue all = root.get(list);
      if (all == null || all instanceof JsonNull) {
        continue;
      }
      String pointer = "/" + list;
      if (!(all instanceof JsonArray array)) {
        throw new PactException(source, pointer, "this must be an array.");
      }
      for (int i = 0; i < array.items().size(); i++) {
        String at = Pointer.child(pointer, i);
        if (!(array.items().get(i) instanceof JsonObject interaction)) {
          throw new PactException(source, at, "an interaction must be a JSON object.");
        }
        interactions.add(interaction(interaction, at, list.equals("messages")));
      }
    }
    return new Pact(
        source, name(root.get("consumer")), name(root.get("provider")), version, interactions);
  }

  private static String name(@Nullable JsonValue participant) {
    String name = text(object(participant).get("name"));
    return name == null ? "" : name;
  }

  private Interaction interaction(JsonObject json, String pointer, boolean message) {
    String description = text(json.get("description"));
    String type = text(json.get("type"));
    String kind = type != null ? type : message ? "Asynchronous/Messages" : Interaction.HTTP;
    Request request = null;
    Answer answer = null;
    if (kind.equals(Interaction.HTTP)) {
      boolean wrapped = v4 || type != null;
      request = request(part(json, pointer, "request"), pointer + "/request", wrapped);
      answer = answer(part(json, pointer, "response"), pointer + "/response", wrapped);
    }
    return new Interaction(
        pointer,
        description == null || description.isBlank() ? "(no description)" : description,
        states(json),
        kind,
        json.get("pending") instanceof JsonBoolean pending && pending.value(),
        request,
        answer);
  }

  private JsonObject part(JsonObject json, String pointer, String name) {
    if (json.get(name) instanceof JsonObject part) {
      return part;
    }
    throw new PactException(
        source,
        pointer,
        "the interaction has no '" + name + "' that is a JSON object. Record the pact anew.");
  }

  private static List<String> states(JsonObject json) {
    List<String> states = new ArrayList<>();
    for (String name : List.of("providerState", "provider_state")) {
      String state = text(json.get(name));
      if (state != null) {
        states.add(state);
      }
    }
    if (json.get("providerStates") instanceof JsonArray array) {
      for (JsonValue each : array.items()) {
        String state =
            each instanceof JsonString plain ? plain.value() : text(object(each).get("name"));
        if (state != null) {
          states.add(state);
        }
      }
    }
    return states;
  }

  private Request request(JsonObject json, String pointer, boolean wrapped) {
    String method = text(json.get("method"));
    String path = text(json.get("path"));
    if (path == null) {
      throw new PactException(source, pointer, "the request has no 'path'. Record the pact anew.");
    }
    int question = path.indexOf('?');
    String query = query(json.get("query"), pointer + "/query");
    if (question >= 0 && query.isEmpty()) {
      query = path.substring(question + 1);
    }
    return new Request(
        method == null ? "GET" : method.toUpperCase(Locale.ROOT),
        question < 0 ? path : path.substring(0, question),
        query,
        json.get("query") instanceof JsonObject,
        message(json, pointer, wrapped));
  }

  private Answer answer(JsonObject json, String pointer, boolean wrapped) {
    JsonValue status = json.get("status");
    int code = OK;
    if (status instanceof JsonNumber number && number.isInteger()) {
      code = number.decimal().intValue();
    } else if (status instanceof JsonString text && text.value().matches("[0-9]{3}")) {
      code = Integer.parseInt(text.value());
    } else if (status != null && !(status instanceof JsonNull)) {
      throw new PactException(source, pointer + "/status", "a status is a number from 100 to 599.");
    }
    return new Answer(code, message(json, pointer, wrapped));
  }

  /** The query as it is sent: version 2 has it as text, later ones as lists of values by name. */
  private String query(@Nullable JsonValue query, String pointer) {
    if (query == null || query instanceof JsonNull) {
      return "";
    }
    if (query instanceof JsonString text) {
      return text.value().startsWith("?") ? text.value().substring(1) : text.value();
    }
    if (!(query instanceof JsonObject byName)) {
      throw new PactException(source, pointer, "a query is text, or an object of lists.");
    }
    List<String> pairs = new ArrayList<>();
    byName
        .members()
        .forEach(
            (name, values) -> {
              List<JsonValue> all =
                  values instanceof JsonArray array ? array.items() : List.of(values);
              for (JsonValue each : all) {
                String value = scalar(each);
                pairs.add(
                    PercentEncoding.encode(name)
                        + (value == null
                            ? ""
                            : "=" + PercentEncoding.encode(value).replace("%2C", ",")));
              }
            });
    return String.join("&", pairs);
  }

  private Message message(JsonObject json, String pointer, boolean wrapped) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    object(json.get("headers"))
        .members()
        .forEach(
            (name, values) -> {
              List<String> texts = new ArrayList<>();
              List<JsonValue> all =
                  values instanceof JsonArray array ? array.items() : List.of(values);
              for (JsonValue each : all) {
                String value = scalar(each);
                if (value != null) {
                  texts.add(value);
                }
              }
              headers.put(name, texts);
            });
    return new Message(
        pointer, headers, body(json.get("body"), pointer + "/body", wrapped), rules(json, pointer));
  }

  private Body body(@Nullable JsonValue body, String pointer, boolean wrapped) {
    if (body == null) {
      return absent(pointer);
    }
    if (!wrapped) {
      return plain(body, pointer, null);
    }
    if (body instanceof JsonNull) {
      return absent(pointer);
    }
    if (!(body instanceof JsonObject object)
        || (!object.has("content")
            && !object.members().isEmpty()
            && !object.has("contentType")
            && !object.has("encoded"))) {
      return plain(
          body, pointer, null); // not as the specification has it, but what is meant is plain
    }
    JsonValue content = object.get("content");
    if (content == null) {
      return absent(pointer);
    }
    String inner = Pointer.child(pointer, "content");
    String contentType = text(object.get("contentType"));
    JsonValue encoded = object.get("encoded");
    boolean base64 =
        encoded instanceof JsonBoolean flag
            ? flag.value()
            : encoded instanceof JsonString how && how.value().equalsIgnoreCase("base64");
    boolean json = encoded instanceof JsonString how && how.value().equalsIgnoreCase("json");
    if (content instanceof JsonString text && base64) {
      try {
        byte[] bytes = Base64.getMimeDecoder().decode(text.value());
        JsonValue decoded = JsonValue.of(new String(bytes, StandardCharsets.UTF_8));
        return new Body(
            bytes.length == 0 ? Presence.EMPTY : Presence.PRESENT,
            inner,
            decoded,
            contentType,
            true);
      } catch (IllegalArgumentException e) {
        throw new PactException(source, inner, "this is said to be base64, and is not.");
      }
    }
    if (content instanceof JsonString text && json) {
      try {
        return plain(JsonValue.parse(text.value()), inner, contentType);
      } catch (JsonException e) {
        throw new PactException(
            source, inner, "this is said to be JSON, and is not: " + e.getMessage() + ".");
      }
    }
    return plain(content, inner, contentType);
  }

  private static Body absent(String pointer) {
    return new Body(Presence.ABSENT, pointer, JsonNull.INSTANCE, null, false);
  }

  private static Body plain(JsonValue content, String pointer, @Nullable String contentType) {
    Presence presence =
        content instanceof JsonNull
            ? Presence.NULL
            : content instanceof JsonString text && text.value().isEmpty()
                ? Presence.EMPTY
                : Presence.PRESENT;
    return new Body(presence, pointer, content, contentType, false);
  }

  // ---- rules

  private MatchingRules rules(JsonObject json, String pointer) {
    Map<String, List<Selected>> byCategory = new LinkedHashMap<>();
    String at = Pointer.child(pointer, "matchingRules");
    object(json.get("matchingRules"))
        .members()
        .forEach(
            (key, value) -> {
              String place = Pointer.child(at, key);
              if (key.startsWith("$")) {
                flat(key, object(value), place, byCategory);
              } else if (object(value).has("matchers")) {
                add(byCategory, key, "$", object(value), place); // the path, the status
              } else {
                object(value)
                    .members()
                    .forEach(
                        (path, rule) ->
                            add(
                                byCategory,
                                category(key),
                                path,
                                object(rule),
                                Pointer.child(place, path)));
              }
            });
    List<MatcherPath> generated = new ArrayList<>();
    object(json.get("generators"))
        .members()
        .forEach(
            (category, value) -> {
              if (category.equals("body")) {
                object(value).members().keySet().stream()
                    .map(MatcherPath::parse)
                    .filter(path -> path != null)
                    .forEach(generated::add);
              }
            });
    return new MatchingRules(byCategory, generated);
  }

  /** Version 2: one path through the message, with the matcher at its end. */
  private static void flat(
      String path, JsonObject rule, String pointer, Map<String, List<Selected>> byCategory) {
    MatcherPath whole = MatcherPath.parse(path);
    String name = whole == null ? null : whole.name();
    if (whole == null || name == null) {
      return;
    }
    byCategory
        .computeIfAbsent(category(name), key -> new ArrayList<>())
        .add(new Selected(whole.rest(), pointer, matchers(rule, pointer), isAny(rule)));
  }

  private static String category(String name) {
    return name.equals("headers") ? "header" : name;
  }

  private static void add(
      Map<String, List<Selected>> byCategory,
      String category,
      String path,
      JsonObject rule,
      String pointer) {
    MatcherPath parsed =
        category.equals("body")
            ? MatcherPath.parse(path)
            : new MatcherPath(path, List.of(bare(path)));
    if (parsed != null) {
      List<Matcher> matchers = matchers(rule, pointer);
      List<Selected> all = byCategory.computeIfAbsent(category, key -> new ArrayList<>());
      all.add(new Selected(parsed, pointer, matchers, isAny(rule)));
      if (category.equals("body") && !isAny(rule)) {
        matchers.forEach(each -> inner(parsed, each, all, 0));
      }
    }
  }

  /** Version 4 has rules in matchers: for the values of a map, for some items of an array. */
  private static void inner(MatcherPath path, Matcher matcher, List<Selected> into, int depth) {
    if (depth > MOST_INNER) {
      return;
    }
    if (matcher.kind().equalsIgnoreCase("eachValue")
        && matcher.parameters().get("rules") instanceof JsonArray rules
        && !rules.items().isEmpty()) {
      MatcherPath values = path.then(Collections.singletonList(null));
      String at = Pointer.child(matcher.pointer(), "rules");
      List<Matcher> inside = new ArrayList<>();
      for (int i = 0; i < rules.items().size(); i++) {
        inside.add(matcher(object(rules.items().get(i)), Pointer.child(at, i)));
      }
      into.add(new Selected(values, at, inside, false));
      inside.forEach(each -> inner(values, each, into, depth + 1));
    }
    if (matcher.kind().equalsIgnoreCase("arrayContains")
        && matcher.parameters().get("variants") instanceof JsonArray variants) {
      String at = Pointer.child(matcher.pointer(), "variants");
      for (int i = 0; i < variants.items().size(); i++) {
        JsonObject variant = object(variants.items().get(i));
        if (variant.get("index") instanceof JsonNumber index) {
          MatcherPath item = path.then(List.of(index.toString()));
          String rules = Pointer.child(Pointer.child(at, i), "rules");
          object(variant.get("rules"))
              .members()
              .forEach(
                  (text, rule) -> {
                    MatcherPath sub = MatcherPath.parse(text);
                    if (sub != null) {
                      String place = Pointer.child(rules, text);
                      MatcherPath whole = item.then(sub.steps());
                      List<Matcher> inside = matchers(object(rule), place);
                      into.add(new Selected(whole, place, inside, isAny(object(rule))));
                      inside.forEach(each -> inner(whole, each, into, depth + 1));
                    }
                  });
        }
      }
    }
  }

  /** The name of a header or parameter, which some tools write as a path. */
  private static String bare(String path) {
    MatcherPath parsed = path.startsWith("$") ? MatcherPath.parse(path) : null;
    String name = parsed == null ? null : parsed.name();
    return name == null ? path : name;
  }

  private static boolean isAny(JsonObject rule) {
    String combine = text(rule.get("combine"));
    return combine != null
        && combine.equalsIgnoreCase("OR")
        && rule.get("matchers") instanceof JsonArray array
        && array.items().size() > 1;
  }

  private static List<Matcher> matchers(JsonObject rule, String pointer) {
    List<Matcher> matchers = new ArrayList<>();
    if (rule.get("matchers") instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        String at = Pointer.child(Pointer.child(pointer, "matchers"), i);
        matchers.add(matcher(object(array.items().get(i)), at));
      }
    } else {
      matchers.add(matcher(rule, pointer));
    }
    return matchers;
  }

  private static Matcher matcher(JsonObject rule, String pointer) {
    String kind = text(rule.get("match"));
    if (kind == null) {
      kind = rule.has("regex") ? "regex" : "type";
      for (String named : List.of("timestamp", "date", "time")) {
        kind = rule.has(named) ? named : kind;
      }
    }
    return new Matcher(kind, rule, pointer);
  }

  // ---- values

  private static JsonObject object(@Nullable JsonValue value) {
    return value instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  private static @Nullable String text(@Nullable JsonValue value) {
    return value instanceof JsonString text ? text.value() : null;
  }

  private static @Nullable String scalar(JsonValue value) {
    return value instanceof JsonString text
        ? text.value()
        : value instanceof JsonNull ? null : value.toString();
  }
}
