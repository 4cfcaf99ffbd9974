package dev.dateline.contract.model;

import dev.dateline.runtime.validation.Rule;
import java.util.List;

/**
 * A request body.
 *
 * @param required whether a request without it is wrong: it has no alternative
 * @param contents one per media type that the version rule left and that has the type of the
 *     preferred one, which is first; never empty
 * @param rules cross-field rules that hold for the body only, not for the schema it shares
 * @param documentation prose
 */
public record Body(
    boolean required, List<Content> contents, List<Rule> rules, Documentation documentation) {

  public Body {
    contents = List.copyOf(contents);
    rules = List.copyOf(rules);
  }
}
