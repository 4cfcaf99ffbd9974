package dev.dateline.contracttests.consumer;

import au.com.dius.pact.consumer.dsl.BodyBuilder;
import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.generators.Generators;
import au.com.dius.pact.core.model.matchingrules.BooleanMatcher;
import au.com.dius.pact.core.model.matchingrules.MatchingRule;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MinTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.NumberTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.contracttests.spec.SpecDocument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The body of a message in the pact: an example, and for each value in it the matcher that its
 * schema stands for. A pattern or a list of values becomes a regular expression, a number a matcher
 * of integers, a text any text.
 *
 * <p>What an interaction is about stays literal: means of delivery, status and code of an error.
 */
final class DocumentedBody implements BodyBuilder {

  private static final Set<String> LITERAL =
      Set.of("deliveryType", "methodName", "error", "errorCode", "status");

  /** RFC 3339, as JSON Schema's {@code date-time} means it. */
  private static final String DATE_TIME =
      "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d"
          + "(\\.\\d+)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$";

  private static final String UUID = "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$";

  private final SpecDocument document;
  private final String mediaType;
  private final JsonNode example;
  private final MatchingRuleCategory rules = new MatchingRuleCategory("body");

  /**
   * A body.
   *
   * @param document where the schema is from
   * @param mediaType of the body
   * @param schema what its values may be
   * @param example what it is
   */
  DocumentedBody(SpecDocument document, String mediaType, JsonNode schema, JsonNode example) {
    this.document = document;
    this.mediaType = mediaType;
    this.example = example;
    addRules("$", schema, example);
  }

  private void addRules(String path, JsonNode schema, JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              property -> {
                JsonNode child = document.schemaAt(schema, "/" + property.getKey());
                if (!LITERAL.contains(property.getKey())) {
                  addRules(path + "." + property.getKey(), child, property.getValue());
                }
              });
    } else if (value.isArray()) {
      rules.setRule(path, new MinTypeMatcher(1));
      JsonNode items = document.schemaAt(schema, "/0");
      value.forEach(item -> addRules(path + "[*]", items, item));
    } else {
      matcher(schema, value).ifPresent(matcher -> rules.setRule(path, matcher));
    }
  }

  private Optional<MatchingRule> matcher(JsonNode schema, JsonNode value) {
    if (value.isNull()) {
      return Optional.empty(); // null is null
    }
    if (value.isBoolean()) {
      return Optional.of(BooleanMatcher.INSTANCE);
    }
    if (value.isIntegralNumber()) {
      return Optional.of(new NumberTypeMatcher(NumberTypeMatcher.NumberType.INTEGER));
    }
    JsonNode pattern = document.keyword(schema, "pattern");
    if (pattern.isTextual()) {
      return Optional.of(new RegexMatcher(pattern.asText()));
    }
    JsonNode values = document.keyword(schema, "enum");
    if (values.isArray()) {
      return Optional.of(
          new RegexMatcher(
              values
                  .valueStream()
                  .map(JsonNode::asText)
                  .collect(Collectors.joining("|", "^(", ")$"))));
    }
    return Optional.of(
        switch (document.keyword(schema, "format").asText()) {
          case "date-time" -> new RegexMatcher(DATE_TIME);
          case "uuid" -> new RegexMatcher(UUID);
          default -> TypeMatcher.INSTANCE;
        });
  }

  @Override
  public MatchingRuleCategory getMatchers() {
    return rules;
  }

  @Override
  public Generators getGenerators() {
    return new Generators(); // the examples are what is sent and answered, so nothing is made up
  }

  @Override
  public ContentType getContentType() {
    return ContentType.fromString(mediaType);
  }

  @Override
  public byte[] buildBody() {
    return example.toString().getBytes(StandardCharsets.UTF_8);
  }
}
