package dev.dateline.runtime.json;

import dev.dateline.runtime.validation.Checks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@link ValueType} is made with. */
final class ValueTypes {

  private ValueTypes() {}

  /** A pattern that is compiled when a text is first checked: most never are. */
  static final class BoundedPattern implements Checks.Item<Object> {
    private final String regex;

    /** Compiled twice at worst: a pattern is immutable, whichever thread's is kept. */
    private @Nullable Pattern compiled;

    BoundedPattern(String regex) {
      this.regex = regex;
    }

    @Override
    public void check(Checks checks, String name, Object value) {
      Pattern pattern = compiled;
      if (pattern == null) {
        pattern = Pattern.compile(regex);
        compiled = pattern;
      }
      checks.pattern(name, (String) value, pattern);
    }
  }

  static List<Checks.Item<Object>> added(
      List<Checks.Item<Object>> before, Checks.Item<Object> constraint) {
    List<Checks.Item<Object>> all = new ArrayList<>(before);
    all.add(constraint);
    return List.copyOf(all);
  }

  static List<?> copy(Collection<?> items) {
    return Collections.unmodifiableList(new ArrayList<>(items));
  }

  static Map<?, ?> copy(Map<?, ?> members) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  @SuppressWarnings("unchecked") // The keys of a declared map are texts.
  static Map<String, ?> members(Object map) {
    return (Map<String, ?>) map;
  }
}
