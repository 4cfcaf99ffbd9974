package dev.dateline.runtime.validation;

import java.util.regex.Pattern;

/** Paths as violations show them: {@code results[0].delivery.methodName}. */
final class Paths {
  private static final Pattern SIMPLE_NAME = Pattern.compile("[\\p{L}\\p{N}_$@-]+");
  private static final int LONGEST_NAME = 60;

  private Paths() {}

  /** A path and what follows it: a name, another path, or an index in brackets. */
  static String join(String path, String next) {
    if (path.isEmpty() || next.isEmpty()) {
      return path + next;
    }
    return next.charAt(0) == '[' ? path + next : path + "." + next;
  }

  /** A property name as a step of a path; what is no plain name goes into brackets. */
  static String step(String name) {
    String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    return SIMPLE_NAME.matcher(name).matches() ? shown : "[\"" + shown + "\"]";
  }
}
