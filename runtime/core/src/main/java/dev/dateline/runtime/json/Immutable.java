package dev.dateline.runtime.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies that builders keep of the collections they are given: unmodifiable, in the same order,
 * with null elements where the document allows them. Stateless.
 */
public final class Immutable {

  private Immutable() {}

  /** A copy of {@code items}; null for null. */
  public static <T extends @Nullable Object> @Nullable List<T> list(
      @Nullable Collection<? extends T> items) {
    return items == null ? null : Collections.unmodifiableList(new ArrayList<>(items));
  }

  /** A copy of {@code entries}; null for null. */
  public static <T extends @Nullable Object> @Nullable Map<String, T> map(
      @Nullable Map<String, ? extends T> entries) {
    return entries == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }
}
