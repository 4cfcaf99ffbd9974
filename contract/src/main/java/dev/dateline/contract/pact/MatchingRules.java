package dev.dateline.contract.pact;

import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  private static final Pattern COUNT = Pattern.compile("\\[(?:[0-9]+|\\*)]$");

  /** No rules. */
  public static final MatchingRules NONE = new MatchingRules(Map.of(), List.of());

  /**
   * The matchers for one selection of values.
   *
   * @param path what they are for; in other categories than the body, its first key is a name
   * @param pointer JSON pointer to them in the pact
   * @param matchers at least one
   * @param any whether a value need pass one of them only
   */
  public record Selected(MatcherPath path, String pointer, List<Matcher> matchers, boolean any) {
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

  /**
   * The rules for a header or a parameter of the query. Some tools count the values of one: {@code
   * tags[0]}, {@code tags[*]}.
   */
  List<Selected> of(String category, String name) {
    boolean anyCase = category.equals("header");
    return of(category).stream()
        .filter(
            each -> {
              String first = each.path().name();
              if (first == null || each.path().steps().size() > 2) {
                return false;
              }
              String bare = COUNT.matcher(first).replaceFirst("");
              boolean counted = each.path().steps().size() == 2;
              return Stream.of(first, bare)
                      .anyMatch(text -> anyCase ? text.equalsIgnoreCase(name) : text.equals(name))
                  && (!counted || isCount(each.path().steps().get(1)));
            })
        .toList();
  }

  private static boolean isCount(@Nullable String step) {
    return step == null || step.matches("[0-9]+");
  }
}
