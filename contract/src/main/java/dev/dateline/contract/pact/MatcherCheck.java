package dev.dateline.contract.pact;

import dev.dateline.contract.pact.MatchingRules.Matcher;
import dev.dateline.contract.pact.MatchingRules.Selected;
import dev.dateline.contract.schema.Applied;
import dev.dateline.contract.schema.Judgement;
import dev.dateline.contract.schema.Problem;
import dev.dateline.contract.schema.Purpose;
import dev.dateline.contract.schema.Purpose.Direction;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonBoolean;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.validation.PatternSearch;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Asks of matchers whether what they let pass and what the document allows have anything in common.
 * The examples beside them are judged like all values; here it is about what lies between. A
 * matcher of a request says as well what else may be sent: where it names values that the document
 * takes in no request, that is told.
 */
final class MatcherCheck {
  private static final BigDecimal MOST_ITEMS = BigDecimal.valueOf(500);
  private static final Pattern DEMAND_ONLY = Pattern.compile(", and (is|has) [^,]*$");
  private static final Set<String> NUMBER_OF_ITEMS = Set.of("minItems", "maxItems");

  /** Moments that a format of dates and times is tried with. */
  private static final List<ZonedDateTime> MOMENTS =
      List.of(
          ZonedDateTime.of(2024, 2, 29, 14, 5, 6, 120_000_000, ZoneOffset.UTC),
          ZonedDateTime.of(1999, 12, 31, 0, 30, 59, 0, ZoneOffset.ofHours(-7)));

  private final SchemaJudge schemas;

  MatcherCheck(SchemaJudge schemas) {
    this.schemas = schemas;
  }

  /** What the document says against a value in the place of another one: the errors, if any. */
  @FunctionalInterface
  interface Trial {
    List<Problem> problems(JsonValue instead);
  }

  /**
   * What matchers are about.
   *
   * @param shown what it is called in sentences
   * @param document JSON pointer to what the document says of it
   * @param types that the document gives it
   * @param trial of other values in its place
   */
  record Subject(String shown, String document, Set<String> types, Trial trial) {}

  /**
   * Checks the matchers of a body.
   *
   * @param body all of the body
   * @param offset pointer to the part of it that is judged
   * @param schema of that part
   * @param purpose that it is judged for
   */
  void body(
      MatchingRules rules, Content body, String offset, At schema, Purpose purpose, Notes notes) {
    List<Selected> all = rules.of("body");
    JsonValue judged = all.isEmpty() ? null : at(body.value(), offset);
    if (judged == null) {
      return;
    }
    Purpose known =
        new Purpose(
            purpose.direction(), purpose.part(), purpose.resized(), at -> false, purpose.texts());
    Judgement judgement = schemas.judge(schema, judged, known);
    for (Selected selected : all) {
      body.selected()
          .apply(selected.path())
          .forEach(
              (place, value) -> {
                Subject subject = subject(place, offset, body, schema, judgement, purpose);
                check(selected, value, subject, purpose, notes);
              });
    }
  }

  private Subject subject(
      String place, String offset, Content body, At schema, Judgement judgement, Purpose purpose) {
    boolean inside = place.startsWith(offset);
    String at = inside ? place.substring(offset.length()) : place;
    List<At> applied =
        judgement.applied().stream()
            .filter(each -> inside && each.at().equals(at))
            .map(Applied::schema)
            .distinct()
            .toList();
    Set<String> types = new LinkedHashSet<>();
    applied.forEach(each -> types.addAll(types(each.node())));
    // Any value that has the other one at this place, whatever it has elsewhere.
    Purpose part =
        new Purpose(
            purpose.direction(), true, other -> !other.equals(at), other -> false, purpose.texts());
    String shown = body.shown().apply(place);
    return new Subject(
        shown.isEmpty() ? "the body" : shown,
        applied.isEmpty() ? "#" : applied.get(0).pointer(),
        types,
        instead -> {
          JsonValue judged = inside ? at(body.value(), offset) : null;
          return judged == null
              ? List.of()
              : schemas
                  .judge(schema, only(judged, Pointer.keys(at), 0, instead), part)
                  .problems()
                  .stream()
                  .filter(each -> each.isError() && each.at().equals(at))
                  .toList();
        });
  }

  /** The part of a value at a JSON pointer, or null. */
  static @Nullable JsonValue at(JsonValue value, String pointer) {
    JsonValue at = value;
    for (String key : Pointer.keys(pointer)) {
      if (at instanceof JsonArray array) {
        int index = Integer.parseInt(key);
        at = index < array.items().size() ? array.items().get(index) : null;
      } else {
        at = at instanceof JsonObject object ? object.get(key) : null;
      }
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  /** As little of a value as there must be around another one at some place in it. */
  private static JsonValue only(JsonValue whole, String[] keys, int depth, JsonValue instead) {
    if (depth == keys.length) {
      return instead;
    }
    if (whole instanceof JsonArray array) {
      int index = Integer.parseInt(keys[depth]);
      List<JsonValue> items = new ArrayList<>(array.items().subList(0, index + 1));
      items.set(index, only(items.get(index), keys, depth + 1, instead));
      return new JsonArray(items);
    }
    JsonValue member = Objects.requireNonNull(((JsonObject) whole).get(keys[depth]));
    return JsonObject.EMPTY.with(keys[depth], only(member, keys, depth + 1, instead));
  }

  /** Checks matchers, with the example beside them. */
  static void check(
      Selected selected, JsonValue example, Subject subject, Purpose purpose, Notes notes) {
    if (!selected.any()) {
      selected.matchers().forEach(each -> check(each, example, subject, purpose, notes));
    } else if (selected.matchers().stream().noneMatch(each -> passes(each, example))) {
      // One that passes is enough, and what it lets pass may be what the document has.
      check(selected.matchers().get(0), example, subject, purpose, notes);
    }
  }

  private static void check(
      Matcher matcher, JsonValue example, Subject subject, Purpose purpose, Notes notes) {
    String named = "The matcher " + describe(matcher) + " for " + subject.shown() + " ";
    if (!passes(matcher, example)) {
      notes.add(
          FindingCode.MATCHER_EXAMPLE,
          matcher.pointer(),
          subject.document(),
          named
              + "does not let its own example pass, which is "
              + SchemaJudge.shown(example)
              + ".");
      return;
    }
    Objection never = impossible(matcher, example, subject);
    if (never != null) {
      notes.add(
          FindingCode.MATCHER_IMPOSSIBLE,
          matcher.pointer(),
          never.document(),
          named + never.reason() + ".");
      return;
    }
    if (purpose.direction() == Direction.REQUEST) {
      for (Objection each : refused(matcher, example, subject)) {
        notes.add(
            FindingCode.MATCHER_UNACCEPTED,
            matcher.pointer(),
            each.document(),
            named + each.reason() + ".");
      }
    } else if (kind(matcher).equals("integer")
        && subject.types().contains("number")
        && !subject.types().contains("integer")) {
      notes.add(
          FindingCode.MATCHER_UNPROMISED,
          matcher.pointer(),
          subject.document(),
          named + "wants no fraction, and the document promises a number, which may have one.");
    }
  }

  /** What the document has against a matcher: where it says so, and why. */
  private record Objection(String document, String reason) {}

  /** Why no documented value passes a matcher; null where some may. */
  private static @Nullable Objection impossible(
      Matcher matcher, JsonValue example, Subject subject) {
    switch (kind(matcher)) {
      case "decimal" -> {
        Problem fraction = problem(subject, JsonNumber.of("0.5"), Set.of("type"));
        if (fraction != null && problem(subject, JsonNumber.of("1"), Set.of("type")) == null) {
          return new Objection(
              fraction.schema(),
              "wants a number with a fraction, and the document has integers only");
        }
      }
      case "type", "eachlike" -> {
        for (String bound : List.of("min", "max")) {
          Problem size = size(matcher, bound, example, subject);
          // As many as it wants at least are too many, or as many as it lets pass too few.
          if (size != null
              && size.keyword().equals(bound.equals("min") ? "maxItems" : "minItems")) {
            return new Objection(
                size.schema(),
                "wants at "
                    + (bound.equals("min") ? "least " : "most ")
                    + number(matcher, bound)
                    + " items, and the array "
                    + demand(size));
          }
        }
      }
      case "date", "time", "datetime", "timestamp" -> {
        String format = format(matcher);
        List<String> texts = format == null ? List.of() : formatted(format);
        List<Problem> problems = new ArrayList<>();
        for (String text : texts) {
          Problem problem = problem(subject, JsonValue.of(text), Set.of("format"));
          if (problem != null) {
            problems.add(problem);
          }
        }
        if (!texts.isEmpty() && problems.size() == texts.size()) {
          return new Objection(
              problems.get(0).schema(),
              "wants texts such as " + texts.get(0) + ", and each " + demand(problems.get(0)));
        }
      }
      default -> {
        // the example tells
      }
    }
    return null;
  }

  /** What a matcher of a request names, and the document takes in no request. */
  private static List<Objection> refused(Matcher matcher, JsonValue example, Subject subject) {
    List<Objection> objections = new ArrayList<>();
    if (example instanceof JsonArray) {
      for (String bound : List.of("min", "max")) {
        Problem size = size(matcher, bound, example, subject);
        if (size != null) {
          objections.add(
              new Objection(
                  size.schema(),
                  "lets "
                      + number(matcher, bound)
                      + " items pass, and the array "
                      + size.message()));
        }
      }
    } else if (kind(matcher).equals("regex")
        && example instanceof JsonString text
        && matcher.parameters().get("regex") instanceof JsonString regex) {
      List<String> texts = SpelledOut.texts(regex.value());
      if (!texts.contains(text.value())) {
        return objections; // it speaks of a part of the text, and of the rest says nothing
      }
      List<String> refused = new ArrayList<>();
      Problem first = null;
      for (String each : texts) {
        List<Problem> problems = subject.trial().problems(JsonValue.of(each));
        if (!problems.isEmpty()) {
          first = first == null ? problems.get(0) : first;
          refused.add(JsonValue.of(each).toString());
        }
      }
      if (first != null) {
        objections.add(
            new Objection(
                first.schema(),
                "lets " + String.join(", ", refused) + " pass, and the value " + demand(first)));
      }
    }
    return objections;
  }

  /** What the document says, without what the value that it was tried with is. */
  private static String demand(Problem problem) {
    return DEMAND_ONLY.matcher(problem.message()).replaceFirst("");
  }

  private static @Nullable Problem problem(Subject subject, JsonValue value, Set<String> keywords) {
    return subject.trial().problems(value).stream()
        .filter(each -> keywords.contains(each.keyword()))
        .findFirst()
        .orElse(null);
  }

  /** What the document says of as many items as a bound of a matcher names. */
  private static @Nullable Problem size(
      Matcher matcher, String bound, JsonValue example, Subject subject) {
    BigDecimal size = number(matcher, bound);
    if (size == null
        || size.signum() < 0
        || size.stripTrailingZeros().scale() > 0
        || size.compareTo(MOST_ITEMS) > 0
        || !(example instanceof JsonArray array)
        || (array.items().isEmpty() && size.signum() > 0)) {
      return null;
    }
    List<JsonValue> items = new ArrayList<>(array.items());
    while (items.size() < size.intValueExact()) {
      items.add(array.items().get(0));
    }
    return problem(subject, new JsonArray(items.subList(0, size.intValueExact())), NUMBER_OF_ITEMS);
  }

  private static @Nullable String format(Matcher matcher) {
    for (String name : List.of("format", kind(matcher))) {
      if (matcher.parameters().get(name) instanceof JsonString text) {
        return text.value();
      }
    }
    return null;
  }

  private static List<String> formatted(String format) {
    try {
      DateTimeFormatter formatter = DateTimeFormatter.ofPattern(format, Locale.ROOT);
      return MOMENTS.stream().map(formatter::format).toList();
    } catch (IllegalArgumentException | DateTimeException e) {
      return List.of(); // a format of another language
    }
  }

  private static Set<String> types(Node schema) {
    Set<String> types = new LinkedHashSet<>();
    String single = schema.text("type");
    if (single != null) {
      types.add(single);
    }
    schema.elements("type").stream().map(Node::text).filter(Objects::nonNull).forEach(types::add);
    return types;
  }

  private static @Nullable BigDecimal number(Matcher matcher, String name) {
    return matcher.parameters().get(name) instanceof JsonNumber number ? number.decimal() : null;
  }

  /** Whether a matcher lets its example pass; true in doubt. */
  static boolean passes(Matcher matcher, JsonValue example) {
    return switch (kind(matcher)) {
      case "integer" ->
          !(example instanceof JsonNumber number) ? isText(example) : number.isInteger();
      case "decimal", "number" -> example instanceof JsonNumber || isText(example);
      case "boolean" -> example instanceof JsonBoolean || isText(example);
      case "null" -> example instanceof JsonNull;
      case "regex" -> finds(matcher, example);
      case "include" -> includes(matcher, example);
      case "eachlike", "arraycontains" -> example instanceof JsonArray;
      default -> true;
    };
  }

  private static boolean isText(JsonValue example) {
    return example instanceof JsonString || example instanceof JsonNull;
  }

  private static boolean finds(Matcher matcher, JsonValue example) {
    if (!(matcher.parameters().get("regex") instanceof JsonString regex)
        || example instanceof JsonObject
        || example instanceof JsonArray
        || example instanceof JsonNull
        || regex.value().contains("\\h")) { // hexadecimal in Ruby, a space in Java
      return true;
    }
    String text = example instanceof JsonString string ? string.value() : example.toString();
    try {
      return PatternSearch.search(Pattern.compile(regex.value()), text)
          != PatternSearch.Outcome.NOT_FOUND;
    } catch (PatternSyntaxException e) {
      return true; // an expression of another language
    }
  }

  private static boolean includes(Matcher matcher, JsonValue example) {
    return !(matcher.parameters().get("value") instanceof JsonString part)
        || !(example instanceof JsonString text)
        || text.value().contains(part.value());
  }

  private static String kind(Matcher matcher) {
    return matcher.kind().toLowerCase(Locale.ROOT);
  }

  private static String describe(Matcher matcher) {
    return matcher.parameters().get("regex") instanceof JsonString regex
        ? "/" + regex.value() + "/"
        : "'" + matcher.kind() + "'";
  }
}
