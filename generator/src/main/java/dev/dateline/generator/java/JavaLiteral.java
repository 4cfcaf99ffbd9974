package dev.dateline.generator.java;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Java literals for values of the document. Stateless. */
public final class JavaLiteral {

  /** A character has three bytes at most in a class file. */
  private static final int LONGEST = 20_000;

  private JavaLiteral() {}

  /**
   * A string literal, quotes included, that means exactly {@code value}. Everything but printable
   * ASCII is escaped, so that neither a quote nor a unicode escape nor a bidirectional control
   * character of the document changes how the file reads.
   */
  public static String string(String value) {
    if (value.length() > LONGEST) {
      // Concatenated by calls: the compiler would join literals, and none has 64 KiB (JVMS 4.4.7).
      StringBuilder parts = new StringBuilder(string(value.substring(0, LONGEST)));
      for (int i = LONGEST; i < value.length(); i += LONGEST) {
        parts.append(".concat(");
        parts.append(string(value.substring(i, Math.min(value.length(), i + LONGEST)))).append(')');
      }
      return parts.toString();
    }
    StringBuilder literal = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          if (c >= ' ' && c < 0x7f) {
            literal.append(c);
          } else {
            literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  /** The literals of {@code values}, separated by commas. */
  public static String strings(Collection<String> values) {
    return values.stream().map(JavaLiteral::string).collect(Collectors.joining(", "));
  }
}
