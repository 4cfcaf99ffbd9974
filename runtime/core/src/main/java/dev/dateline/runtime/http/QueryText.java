package dev.dateline.runtime.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of names and values of a query, or of a {@code Cookie} header, taken apart but not
 * decoded. Immutable.
 */
public final class QueryText {
  private final boolean plusIsSpace;
  private final List<Pair> pairs;

  private record Pair(String name, String rawValue) {}

  private QueryText(String raw, char separator, boolean plusIsSpace) {
    this.plusIsSpace = plusIsSpace;
    List<Pair> found = new ArrayList<>();
    int start = 0;
    while (start <= raw.length()) {
      int end = raw.indexOf(separator, start);
      end = end < 0 ? raw.length() : end;
      String pair = raw.substring(start, end).strip();
      if (!pair.isEmpty()) {
        int equal = pair.indexOf('=');
        String name = equal < 0 ? pair : pair.substring(0, equal);
        found.add(new Pair(decode(name), equal < 0 ? "" : pair.substring(equal + 1)));
      }
      start = end + 1;
    }
    this.pairs = List.copyOf(found);
  }

  /**
   * Takes a query apart.
   *
   * @param rawQuery the query as it is in the request; null when there is none
   * @throws IllegalArgumentException when a name is not encoded rightly
   */
  public static QueryText of(@Nullable String rawQuery) {
    return new QueryText(rawQuery == null ? "" : rawQuery, '&', true);
  }

  /**
   * Takes a {@code Cookie} header apart.
   *
   * @param header the value of the header; null when there is none
   * @throws IllegalArgumentException when a name is not encoded rightly
   */
  public static QueryText ofCookies(@Nullable String header) {
    return new QueryText(header == null ? "" : header, ';', false);
  }

  /** Takes matrix parameters of a path apart, without the first semicolon. */
  static QueryText ofMatrix(String raw) {
    return new QueryText(raw, ';', false);
  }

  /** The names, decoded, in order. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    pairs.forEach(pair -> names.add(pair.name()));
    return names;
  }

  /** The values of a name as they were sent, in order; empty when there is none. */
  public List<String> rawValues(String name) {
    return pairs.stream().filter(pair -> pair.name().equals(name)).map(Pair::rawValue).toList();
  }

  /** All names, decoded, with their last values, as they were sent. */
  Map<String, String> rawMembers() {
    Map<String, String> members = new LinkedHashMap<>();
    pairs.forEach(pair -> members.put(pair.name(), pair.rawValue()));
    return members;
  }

  /** Decodes a part of a value. Forms write a space as a plus sign, which we never do ourselves. */
  String decode(String raw) {
    return PercentEncoding.decode(plusIsSpace ? raw.replace('+', ' ') : raw);
  }
}
