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
import org.jspecify.annotations.Nullable;

/**
 * A path with parameters in braces (OpenAPI 3.1 §4.8.8), such as {@code /groups/{groupId}}.
 * Immutable.
 */
public final class PathTemplate {
  private final String template;

  /** What stands before each parameter, and after the last one. */
  private final List<String> literals = new ArrayList<>();

  private final List<String> names = new ArrayList<>();

  /** Made when it is asked for, which only those do who receive paths. */
  private volatile @Nullable Pattern path;

  private PathTemplate(String template) {
    this.template = template;
    int literal = 0;
    int open = template.indexOf('{');
    while (open >= 0) {
      int end = endOfName(template, open + 1);
      if (end < 0) {
        open = template.indexOf('{', open + 1);
      } else {
        literals.add(template.substring(literal, open));
        names.add(template.substring(open + 1, end));
        literal = end + 1;
        open = template.indexOf('{', literal);
      }
    }
    literals.add(template.substring(literal));
  }

  /** Where the brace is that closes a name; -1 where what follows is no parameter. */
  private static int endOfName(String template, int start) {
    for (int at = start; at < template.length(); at++) {
      char c = template.charAt(at);
      if (c == '}' && at > start) {
        return at;
      }
      if (c == '{' || c == '}' || c == '/') {
        return -1;
      }
    }
    return -1;
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
    StringBuilder path = new StringBuilder(template.length() + 64);
    for (int i = 0; i < names.size(); i++) {
      path.append(literals.get(i)).append(values.apply(names.get(i)));
    }
    return path.append(literals.get(names.size())).toString();
  }

  /**
   * The texts of the parameters in a path, not decoded; empty when the path is of another form.
   *
   * @param rawPath the path as it is in the request, from where the template starts
   */
  public Optional<Map<String, String>> match(String rawPath) {
    Matcher matcher = pattern().matcher(rawPath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), matcher.group(i + 1));
    }
    return Optional.of(Collections.unmodifiableMap(values));
  }

  private Pattern pattern() {
    Pattern made = path;
    if (made == null) {
      StringBuilder regex = new StringBuilder(Pattern.quote(literals.get(0)));
      for (String literal : literals.subList(1, literals.size())) {
        regex.append("([^/]+)").append(Pattern.quote(literal));
      }
      made = Pattern.compile(regex.toString());
      path = made;
    }
    return made;
  }

  /** The template. */
  @Override
  public String toString() {
    return template;
  }
}
