package dev.dateline.runtime.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Header fields (RFC 9110 §5): names in any case, several values each. Immutable.
 *
 * <p>{@code toString} hides the values of fields that carry credentials.
 */
public final class Headers {
  /** No fields. */
  public static final Headers EMPTY = new Headers(Map.of());

  private static final Set<String> SECRET =
      Set.of("authorization", "cookie", "proxy-authorization", "set-cookie");

  /** By name in any case; the key is the name as it was first written. */
  private final Map<String, List<String>> values;

  private Headers(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Headers from a map such as HTTP libraries hand out. Pseudo fields, whose names start with a
   * colon, and null names are left out.
   *
   * @throws IllegalArgumentException when a name or a value is not allowed in HTTP
   */
  public static Headers of(Map<String, ? extends Collection<String>> fields) {
    Builder builder = builder();
    for (Map.Entry<String, ? extends Collection<String>> field : fields.entrySet()) {
      if (!isPseudo(field.getKey())) {
        for (String value : field.getValue()) {
          builder.add(field.getKey(), value);
        }
      }
    }
    return builder.build();
  }

  private static boolean isPseudo(@Nullable String name) {
    return name == null || name.startsWith(":");
  }

  /** Headers of one field. */
  public static Headers of(String name, String value) {
    return builder().add(name, value).build();
  }

  /** Whether a field carries credentials, so that its values are not to be shown. */
  public static boolean isSecret(String name) {
    return SECRET.contains(name.toLowerCase(Locale.ROOT));
  }

  /** An empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with these fields. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.values.putAll(values);
    return builder;
  }

  /** The first value of a field. */
  public Optional<String> first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** All values of a field, one for each line; empty when there is none. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** All values of a field joined by commas, as RFC 9110 §5.3 allows; empty when there is none. */
  public Optional<String> joined(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", all));
  }

  /** Whether there is such a field. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The names as they are written, in the order of the alphabet. */
  public Set<String> names() {
    return values.keySet();
  }

  /** Calls an action with each name and value. */
  public void forEach(BiConsumer<String, String> action) {
    for (Map.Entry<String, List<String>> field : values.entrySet()) {
      for (String value : field.getValue()) {
        action.accept(field.getKey(), value);
      }
    }
  }

  /** The fields as a map that finds names in any case. */
  public Map<String, List<String>> toMap() {
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Headers that && lowerCase(values).equals(lowerCase(that.values));
  }

  @Override
  public int hashCode() {
    return lowerCase(values).hashCode();
  }

  private static Map<String, List<String>> lowerCase(Map<String, List<String>> values) {
    Map<String, List<String>> lower = new LinkedHashMap<>();
    values.forEach((name, all) -> lower.put(name.toLowerCase(Locale.ROOT), all));
    return lower;
  }

  @Override
  public String toString() {
    Map<String, Object> shown = new LinkedHashMap<>();
    values.forEach((name, all) -> shown.put(name, isSecret(name) ? "***" : all));
    return shown.toString();
  }

  /** Builds headers. Not thread safe. */
  public static final class Builder {
    /** The lists are immutable. */
    private SortedMap<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Whether headers that were built have the map as well, so that it is not to be changed. */
    private boolean shared;

    private Builder() {}

    private SortedMap<String, List<String>> own() {
      if (shared) {
        values = new TreeMap<>(values);
        shared = false;
      }
      return values;
    }

    /**
     * Adds a value.
     *
     * @throws IllegalArgumentException when the name is no token, or the value has a line break or
     *     NUL in it, which would make it another field
     */
    public Builder add(String name, String value) {
      if (!FieldScanner.isToken(name)) {
        throw new IllegalArgumentException("not a header name: '" + name + "'");
      }
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '\r' || c == '\n' || c == '\0') {
          throw new IllegalArgumentException(
              "the value of header " + name + " must not have line breaks or NUL");
        }
      }
      List<String> before = values.get(name);
      own().put(name, before == null ? List.of(value) : with(before, value));
      return this;
    }

    private static List<String> with(List<String> before, String value) {
      List<String> all = new ArrayList<>(before);
      all.add(value);
      return List.copyOf(all);
    }

    /** Sets the only value; see {@link #add}. */
    public Builder set(String name, String value) {
      remove(name);
      return add(name, value);
    }

    /** Removes a field. */
    public Builder remove(String name) {
      if (values.containsKey(name)) {
        own().remove(name);
      }
      return this;
    }

    /** The headers as they are now. */
    public Headers build() {
      if (values.isEmpty()) {
        return EMPTY;
      }
      shared = true;
      return new Headers(Collections.unmodifiableMap(values));
    }
  }
}
