package dev.dateline.runtime.json;

/**
 * Strings with half a surrogate pair in them, which UTF-8 cannot hold and JSON can: the half is
 * written escaped (RFC 8259 §8.2). Jackson's generator refuses them.
 */
final class LoneSurrogates {
  private LoneSurrogates() {}

  /** Whether a text has a surrogate without its other half. */
  static boolean in(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPair(text, i)) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  /** The text as JSON, quotes included. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (Character.isSurrogate(c) && isPair(text, i)) {
        json.append(c).append(text.charAt(i + 1));
        i++;
      } else if (c < 0x20 || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04X", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
