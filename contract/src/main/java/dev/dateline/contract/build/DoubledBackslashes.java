package dev.dateline.contract.build;

import dev.dateline.contract.schema.EcmaPattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises patterns whose backslashes were escaped once too often, so that {@code \\d} demands a
 * backslash and a {@code d} where a digit is meant.
 *
 * <p>A backslash in the text may be meant, in file names and the like; so it is only suspicious
 * where the letter after it would be a class of characters standing for itself: {@code \\d{4}},
 * {@code \\.\\d}, {@code [\\w-]}, but not {@code \\share} nor {@code \\.*}.
 */
final class DoubledBackslashes {
  private DoubledBackslashes() {}

  /** The pattern with single backslashes, or null where it is not suspicious. */
  static @Nullable String undone(String pattern) {
    boolean inClass = false;
    boolean suspicious = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (pattern.startsWith("\\\\", i)) {
        suspicious |= isSuspicious(pattern, i + 2, inClass);
        i++;
      } else if (c == '\\') {
        i++;
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      }
    }
    if (!suspicious) {
      return null;
    }
    String undone = pattern.replace("\\\\", "\\");
    try {
      EcmaPattern.translate(undone);
      return undone;
    } catch (IllegalArgumentException e) {
      return null; // then the backslashes are meant
    }
  }

  private static boolean isSuspicious(String pattern, int at, boolean inClass) {
    if (at >= pattern.length()) {
      return false;
    }
    char c = pattern.charAt(at);
    char next = at + 1 < pattern.length() ? pattern.charAt(at + 1) : ' ';
    if ("dDwWsSbB".indexOf(c) >= 0) {
      return inClass || !isLetterOrDigit(next);
    }
    return c == '.' && !inClass && next != '*' && next != '+';
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
