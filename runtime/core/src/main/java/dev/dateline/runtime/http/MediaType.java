package dev.dateline.runtime.http;

import dev.dateline.runtime.version.ApiVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A media type or a range of them (RFC 9110 §8.3.1, §12.5.1), such as {@code
 * application/vnd.example.2023-01-01+json}. Immutable; type, subtype and parameter names are lower
 * case.
 */
public final class MediaType {
  /** {@code application/json}. */
  public static final MediaType JSON = new MediaType("application", "json", Map.of());

  /** {@code *}{@code /*}, the range of everything. */
  public static final MediaType ANY = new MediaType("*", "*", Map.of());

  private final String type;
  private final String subtype;
  private final Map<String, String> parameters;

  /** The header value, once it was asked for; it does not matter which thread made it. */
  private @Nullable String text;

  private MediaType(String type, String subtype, Map<String, String> parameters) {
    this.type = type;
    this.subtype = subtype;
    this.parameters = parameters;
  }

  /**
   * A range that a caller accepts.
   *
   * @param range the range, without {@code q}
   * @param quality its weight from 0 (not acceptable) to 1
   */
  public record Accepted(MediaType range, double quality) {
    /** More exact ranges take precedence (RFC 9110 §12.5.1). */
    private int specificity() {
      if (range.type.equals("*")) {
        return 0;
      }
      return range.subtype.equals("*") ? 1 : 2 + range.parameters.size();
    }
  }

  /**
   * Reads a media type.
   *
   * @throws IllegalArgumentException with a sentence for people when it is none
   */
  public static MediaType parse(String text) {
    FieldScanner in = new FieldScanner(text);
    in.whiteSpace();
    MediaType parsed = parse(in, text);
    if (!in.atEnd()) {
      throw malformed(text);
    }
    return parsed;
  }

  private static MediaType parse(FieldScanner in, String text) {
    String type = in.token();
    if (type == null || !in.take('/')) {
      throw malformed(text);
    }
    String subtype = in.token();
    if (subtype == null || (type.equals("*") && !subtype.equals("*"))) {
      throw malformed(text);
    }
    return new MediaType(lower(type), lower(subtype), parameters(in, text));
  }

  private static Map<String, String> parameters(FieldScanner in, String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    in.whiteSpace();
    while (in.take(';')) {
      in.whiteSpace();
      String name = in.token();
      if (name != null) {
        String value = in.take('=') ? in.value() : null;
        if (value == null) {
          throw malformed(text);
        }
        parameters.putIfAbsent(lower(name), value);
        in.whiteSpace();
      }
    }
    return parameters.isEmpty() ? Map.of() : Collections.unmodifiableMap(parameters);
  }

  private static IllegalArgumentException malformed(String text) {
    String shown = text.length() <= 100 ? text : text.substring(0, 100) + "…";
    return new IllegalArgumentException(
        "'" + shown + "' is not a media type like application/json");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the value of an {@code Accept} header: the ranges by descending quality, more exact ones
   * first, otherwise in their order. Tolerates {@code *} for the range of everything and weights
   * without a leading zero, as old clients write them.
   *
   * @param text the value, or several joined by commas; null or blank gives an empty list
   * @throws IllegalArgumentException with a sentence for people when it is malformed
   */
  public static List<Accepted> parseAccept(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    List<Accepted> ranges = new ArrayList<>();
    FieldScanner in = new FieldScanner(text);
    while (!in.atEnd()) {
      in.whiteSpace();
      if (!in.take(',')) {
        if (in.atEnd()) {
          break;
        }
        ranges.add(accepted(in, text));
        if (!in.atEnd() && in.peek() != ',') {
          throw malformed(text);
        }
      }
    }
    ranges.sort(
        Comparator.comparingDouble(Accepted::quality)
            .reversed()
            .thenComparing(Comparator.comparingInt(Accepted::specificity).reversed()));
    return List.copyOf(ranges);
  }

  private static Accepted accepted(FieldScanner in, String text) {
    int start = in.position();
    String star = in.token();
    MediaType range;
    if ("*".equals(star) && in.peek() != '/') {
      range = new MediaType("*", "*", parameters(in, text));
    } else {
      in.back(start);
      range = parse(in, text);
    }
    String weight = range.parameters.get("q");
    if (weight == null) {
      return new Accepted(range, 1);
    }
    Map<String, String> others = new LinkedHashMap<>(range.parameters);
    others.remove("q");
    MediaType plain = new MediaType(range.type, range.subtype, Collections.unmodifiableMap(others));
    return new Accepted(plain, quality(weight, text));
  }

  private static double quality(String weight, String text) {
    double quality = -1;
    if (weight.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
      try {
        quality = Double.parseDouble(weight);
      } catch (NumberFormatException e) {
        throw malformed(text);
      }
    }
    if (quality < 0 || quality > 1) {
      throw new IllegalArgumentException("the weight q=" + weight + " is not from 0 to 1");
    }
    return quality;
  }

  /** The type: {@code application}. */
  public String type() {
    return type;
  }

  /** The subtype with its suffix: {@code vnd.example.2023-01-01+json}. */
  public String subtype() {
    return subtype;
  }

  /** What follows the last plus of the subtype (RFC 6839): {@code json}; empty if nothing does. */
  public Optional<String> suffix() {
    int plus = subtype.lastIndexOf('+');
    return plus < 0 ? Optional.empty() : Optional.of(subtype.substring(plus + 1));
  }

  /** The parameters in order, names in lower case. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** Type and subtype without parameters. */
  public String essence() {
    return type + "/" + subtype;
  }

  /** The media type without its parameters. */
  public MediaType withoutParameters() {
    return parameters.isEmpty() ? this : new MediaType(type, subtype, Map.of());
  }

  /** Whether it stands for several types: {@code *}{@code /*} or {@code text/*}. */
  public boolean isRange() {
    return subtype.equals("*");
  }

  /** Whether it is JSON: the subtype is {@code json} or has that suffix. */
  public boolean isJson() {
    return subtype.equals("json") || subtype.endsWith("+json");
  }

  /** The version in the subtype: a facet between dots that is a date or {@code preview}. */
  public Optional<ApiVersion> version() {
    int[] facet = versionFacet();
    return facet == null
        ? Optional.empty()
        : Optional.of(ApiVersion.parse(subtype.substring(facet[0], facet[1])));
  }

  /** This media type at another version; itself when its subtype has no version. */
  public MediaType withVersion(ApiVersion version) {
    int[] facet = versionFacet();
    if (facet == null) {
      return this;
    }
    return new MediaType(
        type, subtype.substring(0, facet[0]) + version + subtype.substring(facet[1]), parameters);
  }

  /** The essence without the version: {@code application/vnd.example+json}. */
  public String family() {
    int[] facet = versionFacet();
    if (facet == null) {
      return essence();
    }
    return type + "/" + subtype.substring(0, facet[0] - 1) + subtype.substring(facet[1]);
  }

  /** Where the version is in the subtype; null when there is none. */
  private int @Nullable [] versionFacet() {
    int plus = subtype.lastIndexOf('+');
    int end = plus < 0 ? subtype.length() : plus;
    int start = subtype.indexOf('.') + 1;
    while (start > 0 && start <= end) {
      int dot = subtype.indexOf('.', start);
      int stop = dot < 0 || dot > end ? end : dot;
      if (ApiVersion.isVersion(subtype.substring(start, stop))) {
        return new int[] {start, stop};
      }
      start = stop + 1;
    }
    return null;
  }

  /**
   * Whether this media type is in a range: type and subtype are equal or wild, and every parameter
   * of the range is here too.
   */
  public boolean matches(MediaType range) {
    if (!range.type.equals("*") && !range.type.equals(type)) {
      return false;
    }
    if (!range.subtype.equals("*") && !range.subtype.equals(subtype)) {
      return false;
    }
    return range.parameters.entrySet().stream()
        .allMatch(each -> sameValue(each.getKey(), each.getValue(), parameters));
  }

  private static boolean sameValue(String name, String value, Map<String, String> parameters) {
    String other = parameters.get(name);
    return name.equals("charset") ? value.equalsIgnoreCase(other) : value.equals(other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof MediaType that
            && type.equals(that.type)
            && subtype.equals(that.subtype)
            && parameters.equals(that.parameters));
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, subtype, parameters);
  }

  /** The header value. */
  @Override
  public String toString() {
    String made = text;
    if (made == null) {
      made = parameters.isEmpty() ? essence() : withParameters();
      text = made;
    }
    return made;
  }

  private String withParameters() {
    StringBuilder text = new StringBuilder(essence());
    parameters.forEach(
        (name, value) ->
            text.append("; ").append(name).append('=').append(FieldScanner.tokenOrQuoted(value)));
    return text.toString();
  }
}
