package dev.dateline.runtime.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server that a document lists (OpenAPI 3.1, section 4.8.5). Immutable.
 *
 * @param template its address, with variables in braces
 * @param variables by name, in the order of the document
 */
public record ApiServer(String template, Map<String, Variable> variables) {

  /** Loaded when an address has variables. */
  private static final class Variables {
    static final Pattern NAMED = Pattern.compile("\\{([^{}]+)}");
  }

  /**
   * A variable of the address.
   *
   * @param usual what stands for it where nothing is said; null where the document has nothing
   * @param values all that it may be; empty where it may be anything
   */
  public record Variable(@Nullable String usual, List<String> values) {

    /** Copies the list. */
    public Variable {
      values = List.copyOf(values);
    }
  }

  /** Copies the map. */
  public ApiServer {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** A server without variables. */
  public static ApiServer of(String template) {
    return new ApiServer(template, Map.of());
  }

  /**
   * The same server with one more variable.
   *
   * @param name of the variable
   * @param usual what stands for it where nothing is said, or null
   * @param values all that it may be; none where it may be anything
   * @return the changed copy
   */
  public ApiServer variable(String name, @Nullable String usual, String... values) {
    Map<String, Variable> more = new LinkedHashMap<>(variables);
    more.put(name, new Variable(usual, List.of(values)));
    return new ApiServer(template, more);
  }

  /**
   * The address with values for its variables.
   *
   * @param given values by name; others have their usual ones, and one that has none stays as it is
   * @return the address; not absolute where the document's is not
   * @throws IllegalArgumentException when a value is none that the document lists
   */
  public String address(Map<String, String> given) {
    if (template.indexOf('{') < 0) {
      return template;
    }
    Matcher matcher = Variables.NAMED.matcher(template);
    StringBuilder address = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      Variable variable = variables.get(name);
      String value = given.get(name);
      if (value == null) {
        value = variable == null ? null : variable.usual();
      } else if (variable != null
          && !variable.values().isEmpty()
          && !variable.values().contains(value)) {
        throw new IllegalArgumentException(
            "The variable "
                + name
                + " of the server "
                + template
                + " is '"
                + value
                + "', but must be one of "
                + String.join(", ", variable.values())
                + ".");
      }
      matcher.appendReplacement(
          address, Matcher.quoteReplacement(value == null ? matcher.group() : value));
    }
    return matcher.appendTail(address).toString();
  }

  /** Whether the address has such a variable. */
  public boolean hasVariable(String name) {
    return template.contains("{" + name + "}");
  }
}
