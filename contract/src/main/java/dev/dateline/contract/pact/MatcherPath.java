package dev.dateline.contract.pact;

import dev.dateline.contract.tree.Pointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path of the Pact specification into a body: {@code $.results[*]['odd name'].id}.
 *
 * @param text as written
 * @param steps one for each level; null for any key or index
 */
public record MatcherPath(String text, List<@Nullable String> steps) {

  /** Copies the list. */
  public MatcherPath {
    steps = Collections.unmodifiableList(new ArrayList<>(steps));
  }

  /**
   * Reads a path.
   *
   * @return null where it is none
   */
  public static @Nullable MatcherPath parse(String text) {
    List<@Nullable String> steps = new ArrayList<>();
    int at = text.startsWith("$") ? 1 : 0;
    int length = text.length();
    if (at == 0 && length > 0 && text.charAt(0) != '.' && text.charAt(0) != '[') {
      // A bare name, as some tools write for headers.
      int end = nameEnd(text, 0);
      steps.add(text.substring(0, end));
      at = end;
    }
    while (at < length) {
      char c = text.charAt(at);
      if (c == '.') {
        int end = nameEnd(text, at + 1);
        if (end == at + 1) {
          return null;
        }
        String name = text.substring(at + 1, end);
        steps.add(name.equals("*") ? null : name);
        at = end;
      } else if (c == '[') {
        boolean quoted =
            at + 1 < length && (text.charAt(at + 1) == '\'' || text.charAt(at + 1) == '"');
        int end =
            quoted ? text.indexOf(text.charAt(at + 1) + "]", at + 2) : text.indexOf(']', at + 1);
        if (end < 0) {
          return null;
        }
        if (quoted) {
          steps.add(text.substring(at + 2, end));
          at = end + 2;
        } else {
          String index = text.substring(at + 1, end).strip();
          steps.add(index.equals("*") || index.isEmpty() ? null : index);
          at = end + 1;
        }
      } else {
        return null;
      }
    }
    return new MatcherPath(text, steps);
  }

  private static int nameEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
      at++;
    }
    return at;
  }

  /** Whether it selects the value at a JSON pointer. */
  public boolean selects(String pointer) {
    String[] keys = Pointer.keys(pointer);
    if (keys.length != steps.size()) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      String step = steps.get(i);
      if (step != null && !step.equals(keys[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether it selects the value at a JSON pointer or something inside that value. */
  boolean startsWith(String pointer) {
    String[] keys = Pointer.keys(pointer);
    if (keys.length > steps.size()) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      String step = steps.get(i);
      if (step != null && !step.equals(keys[i])) {
        return false;
      }
    }
    return true;
  }

  /** The first name, or null where it begins with a wildcard or has none. */
  @Nullable String name() {
    return steps.isEmpty() ? null : steps.get(0);
  }

  /** The path with more steps. */
  MatcherPath then(List<@Nullable String> more) {
    List<@Nullable String> all = new ArrayList<>(steps);
    all.addAll(more);
    return new MatcherPath(text, all);
  }

  /** The path without its first step. */
  MatcherPath rest() {
    return new MatcherPath(text, steps.subList(1, steps.size()));
  }
}
