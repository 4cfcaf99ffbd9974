package dev.dateline.contract.interactions;

import dev.dateline.contract.examples.Conformance;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import java.util.List;

/**
 * What a value as a whole has to obey.
 *
 * @param type of it
 * @param constraints on it
 * @param rules that hold for it here, beside those of its type
 * @param direction it travels in
 * @param name what it is: of a parameter, or {@code body}
 */
record Whole(
    TypeRef type, Constraints constraints, List<Rule> rules, Direction direction, String name) {

  Whole {
    rules = List.copyOf(rules);
  }

  /** In how many places a value does not obey. */
  int broken(JsonValue value, Conformance conformance) {
    int broken = conformance.broken(value, type, constraints, direction);
    for (Rule rule : rules) {
      broken += rule.test(value) ? 0 : 1;
    }
    return broken;
  }
}
