package dev.dateline.runtime.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of RFC 3986 §2.1, over UTF-8. */
public final class PercentEncoding {
  private static final String HEX = "0123456789ABCDEF";

  /** RFC 3986, section 3.3, with the percent sign, and what begins a query and is part of one. */
  private static final String IN_PATHS = "-._~!$&'()*+,;=:@/?%";

  private PercentEncoding() {}

  /**
   * Encodes everything but the unreserved characters: letters and digits of ASCII and {@code -._~}.
   *
   * @throws IllegalArgumentException when the text has a surrogate without its other half
   */
  public static String encode(String text) {
    int plain = 0;
    while (plain < text.length() && isUnreserved(text.charAt(plain))) {
      plain++;
    }
    if (plain == text.length()) {
      return text;
    }
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("must be text that UTF-8 can hold", e);
    }
    StringBuilder encoded = new StringBuilder(bytes.remaining() + 16);
    while (bytes.hasRemaining()) {
      int b = bytes.get() & 0xFF;
      if (isUnreserved(b)) {
        encoded.append((char) b);
      } else {
        append(encoded, b);
      }
    }
    return encoded.toString();
  }

  /**
   * A path as it can stand in a URI: documents write what has to be encoded into theirs, and a
   * fragment to tell operations of one path apart. What is encoded already stays as it is, and so
   * does a query.
   */
  public static String legal(String path) {
    int legal = 0;
    while (legal < path.length() && isInPaths(path.charAt(legal))) {
      legal++;
    }
    if (legal == path.length()) {
      return path;
    }
    StringBuilder encoded = new StringBuilder(path.length() + 16);
    for (int i = 0; i < path.length() && path.charAt(i) != '#'; ) {
      int c = path.codePointAt(i);
      i += Character.charCount(c);
      if (isInPaths(c)) {
        encoded.append((char) c);
      } else {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          append(encoded, b & 0xFF);
        }
      }
    }
    return encoded.toString();
  }

  private static void append(StringBuilder encoded, int b) {
    encoded.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 0xF));
  }

  /**
   * Decodes; what is not encoded stays as it is, {@code +} included.
   *
   * @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits,
   *     or the bytes are not UTF-8
   */
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(plain.length);
    for (int i = 0; i < plain.length; i++) {
      if (plain[i] == '%') {
        int high = i + 2 < plain.length ? Character.digit(plain[i + 1], 16) : -1;
        int low = i + 2 < plain.length ? Character.digit(plain[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw new IllegalArgumentException(
              "must have two hexadecimal digits after each percent sign");
        }
        bytes.put((byte) (high << 4 | low));
        i += 2;
      } else {
        bytes.put(plain[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("must be UTF-8, percent-encoded", e);
    }
  }

  private static boolean isUnreserved(int c) {
    return isAlphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
  }

  private static boolean isInPaths(int c) {
    return isAlphanumeric(c) || IN_PATHS.indexOf(c) >= 0;
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
