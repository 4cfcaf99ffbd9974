package dev.dateline.runtime.http;

import org.jspecify.annotations.Nullable;

/** Goes through a field value by the small grammar of RFC 9110 §5.6. */
final class FieldScanner {
  private final String text;
  private int at;

  FieldScanner(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  int position() {
    return at;
  }

  void back(int position) {
    at = position;
  }

  /** The character at hand; NUL at the end. */
  char peek() {
    return atEnd() ? '\0' : text.charAt(at);
  }

  /** Takes the character if it is the one at hand. */
  boolean take(char expected) {
    if (atEnd() || text.charAt(at) != expected) {
      return false;
    }
    at++;
    return true;
  }

  /** Passes over spaces and tabs; tells whether there were any. */
  boolean whiteSpace() {
    int start = at;
    while (!atEnd() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at > start;
  }

  /** Takes a token; null when there is none at hand. */
  @Nullable String token() {
    int start = at;
    while (!atEnd() && isTokenChar(text.charAt(at))) {
      at++;
    }
    return at > start ? text.substring(start, at) : null;
  }

  /** Takes a token68 (RFC 9110 §11.2); null when there is none at hand. */
  @Nullable String token68() {
    int start = at;
    while (!atEnd() && isToken68Char(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      return null;
    }
    while (!atEnd() && text.charAt(at) == '=') {
      at++;
    }
    return text.substring(start, at);
  }

  /** Takes a quoted string and gives what it stands for; null when there is none at hand. */
  @Nullable String quotedString() {
    int start = at;
    if (!take('"')) {
      return null;
    }
    StringBuilder value = new StringBuilder();
    while (!atEnd()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      if (c == '\\' && !atEnd()) {
        c = text.charAt(at++);
      }
      value.append(c);
    }
    at = start;
    return null;
  }

  /** Takes a token or a quoted string. */
  @Nullable String value() {
    return peek() == '"' ? quotedString() : token();
  }

  /** Takes a quoted string, or else whatever there is up to white space or a comma. */
  @Nullable String lenientValue() {
    if (peek() == '"') {
      return quotedString();
    }
    int start = at;
    while (!atEnd() && " \t,\"".indexOf(peek()) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Passes over what is left of a list element, up to the comma or the end. */
  void skipElement() {
    while (!atEnd() && peek() != ',') {
      if (quotedString() == null) {
        at++;
      }
    }
  }

  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isTokenChar(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** A value as a token where it is one, and quoted otherwise. */
  static String tokenOrQuoted(String value) {
    return isToken(value) ? value : quoted(value);
  }

  static String quoted(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.append('"').toString();
  }

  private static boolean isTokenChar(char c) {
    return Token.isTokenCharacter(c);
  }

  private static boolean isToken68Char(char c) {
    return isAlphanumeric(c) || "-._~+/".indexOf(c) >= 0;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
