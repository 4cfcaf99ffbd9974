package dev.dateline.contracttests.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.contracttests.judge.PactFile.Message;
import dev.dateline.contracttests.spec.SpecDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Judges the matchers of a body: they speak of something that is there, accept the example beside
 * them, and are no looser than the document. A replay compares with matchers: one that is too loose
 * lets an answer pass that the document forbids.
 */
final class MatcherJudge {

  private static final Pattern ALTERNATIVES = Pattern.compile("\\^\\((.*)\\)\\$");

  /** Texts that are no date-time, and so must not be accepted where the document wants one. */
  private static final List<String> NO_DATE_TIMES =
      List.of("2025-05-04", "04/05/2025 09:42", "2025-13-04T09:42:00Z", "2025-05-04T09:42:00", "");

  /** Texts that are no UUID. */
  private static final List<String> NO_UUIDS =
      List.of("6f1d2c3b4a5946879abcdef012345678", "6f1d2c3b-4a59-4687-9abc", "");

  private final SpecDocument document;

  MatcherJudge(SpecDocument document) {
    this.document = document;
  }

  /** What is wrong with the matchers of a body: path of the rule to message. */
  Map<String, String> judge(JsonNode schema, Message message) {
    Map<String, String> found = new TreeMap<>();
    message
        .matchingRules("body")
        .forEach(
            (path, rules) -> {
              Pattern places = places(path);
              List<Map.Entry<String, JsonNode>> selected =
                  BodyJudge.places(message.body(), "")
                      .filter(place -> places.matcher(place.getKey()).matches())
                      .toList();
              if (selected.isEmpty()) {
                found.put(path, "a matcher for something that the body has not");
              }
              for (Map.Entry<String, JsonNode> place : selected) {
                JsonNode placeSchema = document.schemaAt(schema, place.getKey());
                for (JsonNode matcher : rules.path("matchers")) {
                  String problem = problem(matcher, placeSchema, place.getValue());
                  if (!problem.isEmpty()) {
                    found.put(path, problem);
                  }
                }
              }
            });
    return found;
  }

  private String problem(JsonNode matcher, JsonNode schema, JsonNode example) {
    String kind = matcher.path("match").asText();
    return switch (kind) {
      case "regex" -> problemOfRegex(matcher.path("regex").asText(), schema, example);
      case "integer" ->
          example.isIntegralNumber() && type(schema).equals("integer")
              ? ""
              : "a matcher of integers for " + example + ", of the type " + type(schema);
      case "boolean" ->
          example.isBoolean() && type(schema).equals("boolean")
              ? ""
              : "a matcher of booleans for " + example + ", of the type " + type(schema);
      case "equality" -> "";
      case "type" ->
          isConstrained(schema) ? "a matcher of types, where the document constrains values" : "";
      default -> "a kind of matcher that this judge does not know: " + kind;
    };
  }

  private String problemOfRegex(String regex, JsonNode schema, JsonNode example) {
    Pattern pattern;
    try {
      pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      return "no regular expression: " + regex;
    }
    if (!example.isTextual() || !pattern.matcher(example.asText()).matches()) {
      return "the matcher " + regex + " does not accept the example " + example;
    }
    JsonNode documented = document.keyword(schema, "pattern");
    if (!documented.isMissingNode() && !documented.asText().equals(regex)) {
      return "the matcher " + regex + " is not the pattern of the document";
    }
    JsonNode values = document.keyword(schema, "enum");
    if (!values.isMissingNode() && !isAmong(regex, values)) {
      return "the matcher " + regex + " accepts values that the document does not list";
    }
    List<String> wrong =
        switch (document.keyword(schema, "format").asText()) {
          case "date-time" -> NO_DATE_TIMES;
          case "uuid" -> NO_UUIDS;
          default -> List.of();
        };
    return wrong.stream()
        .filter(text -> pattern.matcher(text).matches())
        .findFirst()
        .map(text -> "the matcher " + regex + " accepts \"" + text + "\"")
        .orElse("");
  }

  private static boolean isAmong(String regex, JsonNode values) {
    Set<String> documented = values.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    var alternatives = ALTERNATIVES.matcher(regex);
    return alternatives.matches()
        && documented.containsAll(List.of(alternatives.group(1).split("\\|", -1)));
  }

  private boolean isConstrained(JsonNode schema) {
    return Set.of("pattern", "enum", "format").stream()
        .anyMatch(keyword -> !document.keyword(schema, keyword).isMissingNode());
  }

  private String type(JsonNode schema) {
    return document.keyword(schema, "type").asText();
  }

  /** The JSON pointers that a rule's path selects, {@code $.results[*].id} for instance. */
  private static Pattern places(String path) {
    StringBuilder regex = new StringBuilder();
    for (String step : path.substring(1).split("\\.|(?=\\[)", -1)) {
      if (step.equals("[*]")) {
        regex.append("/\\d+");
      } else if (!step.isEmpty()) {
        regex.append('/').append(Pattern.quote(step.replaceAll("^\\['?|'?]$", "")));
      }
    }
    return Pattern.compile(regex.toString());
  }
}
