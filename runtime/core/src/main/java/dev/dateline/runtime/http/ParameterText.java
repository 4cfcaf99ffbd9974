package dev.dateline.runtime.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parameters as text and back, in the styles of OpenAPI 3.1 (§4.8.12.2, which follow RFC 6570).
 *
 * <p>Values are scalars as {@link WireText#of} takes them, collections of scalars for arrays, and
 * maps to scalars for objects. What is written here is read back the same, but for an empty array
 * or object, which a query or header cannot tell from none: it is left out. Writing methods throw
 * {@link IllegalArgumentException} whose message completes "the parameter …" for a value that the
 * style cannot carry.
 */
public final class ParameterText {
  private static final Pattern COMMAS = Pattern.compile(",");
  private static final Pattern DOTS = Pattern.compile("\\.");
  private static final Pattern SEMICOLONS = Pattern.compile(";");
  private static final Pattern SPACES = Pattern.compile("%20|\\+");
  private static final Pattern PIPES = Pattern.compile("\\||%7[Cc]");
  private static final ParsedParameter ABSENT = new Absent();

  private ParameterText() {}

  // Writing

  /**
   * What stands in a path for a parameter.
   *
   * @param name the name of the parameter
   * @param value the value
   * @param style {@code SIMPLE}, {@code LABEL} or {@code MATRIX}
   * @param explode whether each item or property is written on its own
   */
  public static String writePath(String name, Object value, ParameterStyle style, boolean explode) {
    String key = PercentEncoding.encode(name);
    if (value instanceof Collection<?> items) {
      requireContent(items.isEmpty());
      return switch (style) {
        case SIMPLE -> items(items, ",", PercentEncoding::encode);
        case LABEL -> "." + items(items, explode ? "." : ",", ParameterText::encodeWithoutDots);
        case MATRIX ->
            explode
                ? items(items, "", item -> matrix(key, PercentEncoding.encode(item)))
                : matrix(key, items(items, ",", PercentEncoding::encode));
        default -> throw notFor(style, "path");
      };
    }
    if (value instanceof Map<?, ?> members) {
      requireContent(members.isEmpty());
      return switch (style) {
        case SIMPLE -> members(members, explode ? "=" : ",", ",", PercentEncoding::encode);
        case LABEL ->
            "."
                + members(
                    members,
                    explode ? "=" : ",",
                    explode ? "." : ",",
                    ParameterText::encodeWithoutDots);
        case MATRIX ->
            explode
                ? ";" + members(members, "=", ";", PercentEncoding::encode)
                : matrix(key, members(members, ",", ",", PercentEncoding::encode));
        default -> throw notFor(style, "path");
      };
    }
    String text = PercentEncoding.encode(WireText.of(value));
    return switch (style) {
      case SIMPLE -> text;
      case LABEL -> "." + text;
      case MATRIX -> matrix(key, text);
      default -> throw notFor(style, "path");
    };
  }

  private static String matrix(String key, String text) {
    return text.isEmpty() ? ";" + key : ";" + key + "=" + text;
  }

  private static void requireContent(boolean empty) {
    if (empty) {
      throw new IllegalArgumentException("must not be empty in a path");
    }
  }

  private static String encodeWithoutDots(String text) {
    return PercentEncoding.encode(text).replace(".", "%2E");
  }

  /**
   * The part of a query for a parameter; empty for an empty array or object, which is left out.
   *
   * @param name the name of the parameter
   * @param value the value
   * @param style {@code FORM}, {@code SPACE_DELIMITED}, {@code PIPE_DELIMITED} or {@code
   *     DEEP_OBJECT}
   * @param explode whether each item or property is written on its own
   */
  public static String writeQuery(
      String name, Object value, ParameterStyle style, boolean explode) {
    String key = PercentEncoding.encode(name);
    if (value instanceof Collection<?> items) {
      if (items.isEmpty()) {
        return "";
      }
      if (style == ParameterStyle.DEEP_OBJECT) {
        throw new IllegalArgumentException("must be an object in the style deepObject");
      }
      return explode
          ? items(items, "&", item -> key + "=" + PercentEncoding.encode(item))
          : key + "=" + items(items, delimiter(style), part(style));
    }
    if (value instanceof Map<?, ?> members) {
      if (members.isEmpty()) {
        return "";
      }
      if (style == ParameterStyle.DEEP_OBJECT) {
        return members.entrySet().stream()
            .map(
                each ->
                    PercentEncoding.encode(name + "[" + each.getKey() + "]")
                        + "="
                        + PercentEncoding.encode(scalar(each.getValue())))
            .collect(Collectors.joining("&"));
      }
      return explode
          ? members(members, "=", "&", PercentEncoding::encode)
          : key + "=" + members(members, delimiter(style), delimiter(style), part(style));
    }
    if (style == ParameterStyle.DEEP_OBJECT) {
      throw new IllegalArgumentException("must be an object in the style deepObject");
    }
    delimiter(style);
    return key + "=" + PercentEncoding.encode(WireText.of(value));
  }

  private static String delimiter(ParameterStyle style) {
    return switch (style) {
      case FORM -> ",";
      case SPACE_DELIMITED -> "%20";
      case PIPE_DELIMITED -> "%7C";
      default -> throw notFor(style, "query");
    };
  }

  /** How an item is encoded between delimiters, which it must not look like. */
  private static UnaryOperator<String> part(ParameterStyle style) {
    return switch (style) {
      case SPACE_DELIMITED -> text -> without(' ', "a space", text);
      case PIPE_DELIMITED -> text -> without('|', "a vertical bar", text);
      default -> PercentEncoding::encode;
    };
  }

  private static String without(char delimiter, String what, String text) {
    if (text.indexOf(delimiter) >= 0) {
      throw new IllegalArgumentException("must not have " + what + " in it, which delimits items");
    }
    return PercentEncoding.encode(text);
  }

  /**
   * The value of a header for a parameter, in the style simple, which encodes nothing.
   *
   * @param value the value
   * @param explode whether properties are written with an equals sign
   */
  public static String writeHeader(Object value, boolean explode) {
    if (value instanceof Collection<?> items) {
      return items(items, ",", text -> plain(text, ","));
    }
    if (value instanceof Map<?, ?> members) {
      String stop = explode ? ",=" : ",";
      return members(members, explode ? "=" : ",", ",", text -> plain(text, stop));
    }
    return WireText.of(value);
  }

  private static String plain(String text, String delimiters) {
    for (int i = 0; i < delimiters.length(); i++) {
      if (text.indexOf(delimiters.charAt(i)) >= 0) {
        throw new IllegalArgumentException(
            "must not have '" + delimiters.charAt(i) + "' in an item, which delimits items");
      }
    }
    return text;
  }

  /**
   * The part of a {@code Cookie} header for a parameter, in the style form; empty for an empty
   * array or object, which is left out.
   *
   * @param name the name of the parameter
   * @param value the value
   * @param explode whether each item or property is a cookie of its own
   */
  public static String writeCookie(String name, Object value, boolean explode) {
    return writeQuery(name, value, ParameterStyle.FORM, explode).replace("&", "; ");
  }

  private static String items(
      Collection<?> items, String delimiter, Function<String, String> encoding) {
    return items.stream()
        .map(item -> encoding.apply(scalar(item)))
        .collect(Collectors.joining(delimiter));
  }

  private static String members(
      Map<?, ?> members, String equal, String delimiter, UnaryOperator<String> encoding) {
    return members.entrySet().stream()
        .map(
            each ->
                encoding.apply(scalar(each.getKey()))
                    + equal
                    + encoding.apply(scalar(each.getValue())))
        .collect(Collectors.joining(delimiter));
  }

  private static String scalar(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("must not have null in it");
    }
    return WireText.of(value);
  }

  private static IllegalArgumentException notFor(ParameterStyle style, String where) {
    return new IllegalArgumentException(
        "must not have the style " + style.keyword() + ", which is not for a " + where);
  }

  // Reading

  /**
   * Reads what stands in a path for a parameter.
   *
   * @param raw the text as it is in the path, not decoded; null when it is not there
   * @param name the name of the parameter
   * @param style {@code SIMPLE}, {@code LABEL} or {@code MATRIX}
   * @param explode whether each item or property is written on its own
   */
  public static ParsedParameter parsePath(
      @Nullable String raw, String name, ParameterStyle style, boolean explode) {
    if (raw == null) {
      return ABSENT;
    }
    return switch (style) {
      case SIMPLE -> new Delimited(raw, COMMAS, explode, PercentEncoding::decode);
      case LABEL ->
          new Delimited(after('.', raw), explode ? DOTS : COMMAS, explode, PercentEncoding::decode);
      case MATRIX -> new Matrix(after(';', raw), name, explode);
      default -> throw notFor(style, "path");
    };
  }

  private static String after(char start, String raw) {
    if (raw.isEmpty() || raw.charAt(0) != start) {
      throw new IllegalArgumentException("must start with '" + start + "'");
    }
    return raw.substring(1);
  }

  /**
   * Reads a parameter from a query.
   *
   * @param query the query
   * @param name the name of the parameter
   * @param style {@code FORM}, {@code SPACE_DELIMITED}, {@code PIPE_DELIMITED} or {@code
   *     DEEP_OBJECT}
   * @param explode whether each item or property is written on its own
   */
  public static ParsedParameter parseQuery(
      QueryText query, String name, ParameterStyle style, boolean explode) {
    if (style == ParameterStyle.DEEP_OBJECT) {
      return new DeepObject(query, name);
    }
    delimiter(style);
    return new QueryParameter(query, name, style, explode);
  }

  /**
   * Reads a parameter from a header, in the style simple.
   *
   * @param values the lines of the header; empty when it is not there
   * @param explode whether properties are written with an equals sign
   */
  public static ParsedParameter parseHeader(List<String> values, boolean explode) {
    return values.isEmpty()
        ? ABSENT
        : new Delimited(String.join(",", values), COMMAS, explode, String::strip);
  }

  /**
   * Reads a parameter from cookies, in the style form.
   *
   * @param cookies the cookies
   * @param name the name of the parameter
   * @param explode whether each item or property is a cookie of its own
   */
  public static ParsedParameter parseCookie(QueryText cookies, String name, boolean explode) {
    return new QueryParameter(cookies, name, ParameterStyle.FORM, explode);
  }

  private record Absent() implements ParsedParameter {
    @Override
    public @Nullable String text() {
      return null;
    }

    @Override
    public @Nullable List<String> list() {
      return null;
    }

    @Override
    public @Nullable Map<String, String> map(Set<String> properties) {
      return null;
    }
  }

  /** One text with delimiters in it. */
  private record Delimited(
      String raw, Pattern delimiter, boolean explode, UnaryOperator<String> decoding)
      implements ParsedParameter {
    @Override
    public String text() {
      return decoding.apply(raw);
    }

    @Override
    public List<String> list() {
      return split(raw, delimiter).map(decoding).toList();
    }

    @Override
    public Map<String, String> map(Set<String> properties) {
      return explode
          ? equations(split(raw, delimiter), decoding)
          : alternating(split(raw, delimiter), decoding);
    }
  }

  /** {@code ;name=value}, once or several times; the first semicolon is gone. */
  private record Matrix(String raw, String name, boolean explode) implements ParsedParameter {
    private List<String> values() {
      return QueryText.ofMatrix(raw).rawValues(name);
    }

    @Override
    public @Nullable String text() {
      List<String> values = values();
      return values.isEmpty() ? null : PercentEncoding.decode(only(values));
    }

    @Override
    public @Nullable List<String> list() {
      List<String> values = values();
      if (values.isEmpty()) {
        return null;
      }
      Stream<String> items = explode ? values.stream() : split(only(values), COMMAS);
      return items.map(PercentEncoding::decode).toList();
    }

    @Override
    public @Nullable Map<String, String> map(Set<String> properties) {
      if (explode) {
        return equations(split(raw, SEMICOLONS), PercentEncoding::decode);
      }
      List<String> values = values();
      return values.isEmpty()
          ? null
          : alternating(split(only(values), COMMAS), PercentEncoding::decode);
    }
  }

  /** A parameter among the pairs of a query. */
  private record QueryParameter(QueryText query, String name, ParameterStyle style, boolean explode)
      implements ParsedParameter {
    @Override
    public @Nullable String text() {
      List<String> values = query.rawValues(name);
      return values.isEmpty() ? null : query.decode(only(values));
    }

    @Override
    public @Nullable List<String> list() {
      List<String> values = query.rawValues(name);
      if (values.isEmpty()) {
        return null;
      }
      Stream<String> items = explode ? values.stream() : split(only(values), delimiters());
      return items.map(query::decode).toList();
    }

    @Override
    public @Nullable Map<String, String> map(Set<String> properties) {
      if (!explode) {
        List<String> values = query.rawValues(name);
        return values.isEmpty()
            ? null
            : alternating(split(only(values), delimiters()), query::decode);
      }
      Map<String, String> members = new LinkedHashMap<>();
      query
          .rawMembers()
          .forEach(
              (member, raw) -> {
                if (properties.isEmpty() || properties.contains(member)) {
                  members.put(member, query.decode(raw));
                }
              });
      return members.isEmpty() ? null : Collections.unmodifiableMap(members);
    }

    private Pattern delimiters() {
      return switch (style) {
        case SPACE_DELIMITED -> SPACES;
        case PIPE_DELIMITED -> PIPES;
        default -> COMMAS;
      };
    }
  }

  /** {@code name[property]=value}, several times. */
  private record DeepObject(QueryText query, String name) implements ParsedParameter {
    @Override
    public @Nullable String text() {
      return refuse();
    }

    @Override
    public @Nullable List<String> list() {
      refuse();
      return null;
    }

    private @Nullable String refuse() {
      if (query.rawValues(name).isEmpty()) {
        return null;
      }
      throw new IllegalArgumentException("must be an object, written " + name + "[property]=value");
    }

    @Override
    public @Nullable Map<String, String> map(Set<String> properties) {
      refuse();
      Map<String, String> members = new LinkedHashMap<>();
      query
          .rawMembers()
          .forEach(
              (key, raw) -> {
                if (key.startsWith(name + "[") && key.endsWith("]")) {
                  members.put(
                      key.substring(name.length() + 1, key.length() - 1), query.decode(raw));
                }
              });
      return members.isEmpty() ? null : Collections.unmodifiableMap(members);
    }
  }

  private static String only(List<String> values) {
    if (values.size() > 1) {
      throw new IllegalArgumentException("must be given once");
    }
    return values.get(0);
  }

  private static Stream<String> split(String raw, Pattern delimiter) {
    return Stream.of(delimiter.split(raw, -1));
  }

  private static Map<String, String> equations(
      Stream<String> parts, UnaryOperator<String> decoding) {
    Map<String, String> members = new LinkedHashMap<>();
    parts.forEach(
        part -> {
          int equal = part.indexOf('=');
          if (equal < 0) {
            throw new IllegalArgumentException("must have an equals sign in each property");
          }
          members.put(
              decoding.apply(part.substring(0, equal)), decoding.apply(part.substring(equal + 1)));
        });
    return Collections.unmodifiableMap(members);
  }

  private static Map<String, String> alternating(
      Stream<String> parts, UnaryOperator<String> decoding) {
    List<String> all = new ArrayList<>(parts.map(decoding).toList());
    if (all.size() % 2 != 0) {
      throw new IllegalArgumentException("must have a value for each property");
    }
    Map<String, String> members = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i += 2) {
      members.put(all.get(i), all.get(i + 1));
    }
    return Collections.unmodifiableMap(members);
  }
}
