package dev.dateline.maven;

import dev.dateline.generator.GenerationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters that are lists. */
final class Lists {

  private Lists() {}

  /** The items without space around them, blank ones passed over. */
  static List<String> trimmed(List<String> items) {
    return items.stream().map(String::strip).filter(item -> !item.isEmpty()).toList();
  }

  /**
   * The items as pairs.
   *
   * @param parameter what errors call it
   * @param items each with an equals sign in it
   * @throws GenerationException where one has none
   */
  static Map<String, String> pairs(String parameter, List<String> items) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String item : trimmed(items)) {
      int equals = item.lastIndexOf('=');
      if (equals <= 0 || equals == item.length() - 1) {
        throw new GenerationException(
            parameter + ": '" + item + "' is no pair. Write it as Schema=Name.");
      }
      pairs.put(item.substring(0, equals).strip(), item.substring(equals + 1).strip());
    }
    return pairs;
  }
}
