package dev.dateline.generator.java;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Java literals for values of the document. Stateless. */
public final class JavaLiteral {

  private JavaLiteral() {}

  /**
   * A string literal, quotes included, that means exactly {@code value}. Everything but printable
   * ASCII is escaped, so that neither a quote nor a unicode escape nor a bidirectional control
   * character of the document changes how the file reads.
   */
  public static String string(String value) {
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
