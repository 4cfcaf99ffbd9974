package dev.dateline.runtime.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with parameters in braces (OpenAPI 3.1 §4.8.8), such as {@code /groups/{groupId}}.
 * Immutable.
 */
public final class PathTemplate {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^{}/]+)}");

  private final String template;
  private final List<String> names = new ArrayList<>();
  private final Pattern path;

  private PathTemplate(String template) {
    this.template = template;
    StringBuilder regex = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(template);
    int literal = 0;
    while (parameter.find()) {
      regex.append(Pattern.quote(template.substring(literal, parameter.start())));
      regex.append("([^/]+)");
      names.add(parameter.group(1));
      literal = parameter.end();
    }
    regex.append(Pattern.quote(template.substring(literal)));
    this.path = Pattern.compile(regex.toString());
  }

  /** Reads a template. */
  public static PathTemplate of(String template) {
    return new PathTemplate(template);
  }

  /** The names of the parameters in order. */
  public List<String> names() {
    return Collections.unmodifiableList(names);
  }

  /**
   * The path with its parameters filled in.
   *
   * @param values gives the text of a parameter, encoded as {@link ParameterText#writePath} does
   */
  public String expand(UnaryOperator<String> values) {
    return PARAMETER
        .matcher(template)
        .replaceAll(parameter -> Matcher.quoteReplacement(values.apply(parameter.group(1))));
  }

  /**
   * The texts of the parameters in a path, not decoded; empty when the path is of another form.
   *
   * @param rawPath the path as it is in the request, from where the template starts
   */
  public Optional<Map<String, String>> match(String rawPath) {
    Matcher matcher = path.matcher(rawPath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), matcher.group(i + 1));
    }
    return Optional.of(Collections.unmodifiableMap(values));
  }

  /** The template. */
  @Override
  public String toString() {
    return template;
  }
}
