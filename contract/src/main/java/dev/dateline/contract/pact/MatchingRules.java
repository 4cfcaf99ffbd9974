package dev.dateline.contract.pact;

import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * How the values of a message stand for others: matchers, and generators that replace values.
 *
 * @param matchers by category: {@code body}, {@code header}, {@code query}, {@code path}, {@code
 *     status}
 * @param generated paths into the body whose values are made when the pact is replayed
 */
public record MatchingRules(Map<String, List<Selected>> matchers, List<MatcherPath> generated) {
  public MatchingRules {
    matchers = Map.copyOf(matchers);
    generated = List.copyOf(generated);
  }

  /** No rules. */
  public static final MatchingRules NONE = new MatchingRules(Map.of(), List.of());

  /**
   * The matchers for one selection of values.
   *
   * @param path what they are for; in other categories than the body, its first key is a name
   * @param pointer JSON pointer to them in the pact
   * @param matchers at least one
   */
  public record Selected(MatcherPath path, String pointer, List<Matcher> matchers) {
    public Selected {
      matchers = List.copyOf(matchers);
    }
  }

  /**
   * A matcher.
   *
   * @param kind {@code type}, {@code regex}, {@code integer}, …, lower case as a rule
   * @param parameters all that the pact says of it
   * @param pointer JSON pointer to it in the pact
   */
  public record Matcher(String kind, JsonObject parameters, String pointer) {}

  /** The rules of a category. */
  public List<Selected> of(String category) {
    return matchers.getOrDefault(category, List.of());
  }
}
