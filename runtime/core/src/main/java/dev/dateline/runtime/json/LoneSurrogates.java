package dev.dateline.runtime.json;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A string with half a surrogate pair in it, which UTF-8 cannot hold and JSON can: it is written
 * escaped (RFC 8259 §8.2). Jackson's generator would refuse it.
 */
final class LoneSurrogates implements SerializableString {
  private final String value;
  private final String quoted;

  LoneSurrogates(String value) {
    this.value = value;
    this.quoted = quoted(value);
  }

  /** Whether a text has a surrogate without its other half. */
  static boolean in(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < length
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04X", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.toString();
  }

  @Override
  public String getValue() {
    return value;
  }

  @Override
  public int charLength() {
    return value.length();
  }

  @Override
  public char[] asQuotedChars() {
    return quoted.toCharArray();
  }

  @Override
  public byte[] asQuotedUTF8() {
    return quoted.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] asUnquotedUTF8() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int appendQuoted(char[] buffer, int offset) {
    if (quoted.length() > buffer.length - offset) {
      return -1;
    }
    quoted.getChars(0, quoted.length(), buffer, offset);
    return quoted.length();
  }

  @Override
  public int appendUnquoted(char[] buffer, int offset) {
    if (value.length() > buffer.length - offset) {
      return -1;
    }
    value.getChars(0, value.length(), buffer, offset);
    return value.length();
  }

  @Override
  public int appendQuotedUTF8(byte[] buffer, int offset) {
    return append(asQuotedUTF8(), buffer, offset);
  }

  @Override
  public int appendUnquotedUTF8(byte[] buffer, int offset) {
    return append(asUnquotedUTF8(), buffer, offset);
  }

  private static int append(byte[] bytes, byte[] buffer, int offset) {
    if (bytes.length > buffer.length - offset) {
      return -1;
    }
    System.arraycopy(bytes, 0, buffer, offset, bytes.length);
    return bytes.length;
  }

  @Override
  public int writeQuotedUTF8(OutputStream out) throws IOException {
    return write(asQuotedUTF8(), out);
  }

  @Override
  public int writeUnquotedUTF8(OutputStream out) throws IOException {
    return write(asUnquotedUTF8(), out);
  }

  private static int write(byte[] bytes, OutputStream out) throws IOException {
    out.write(bytes);
    return bytes.length;
  }

  @Override
  public int putQuotedUTF8(ByteBuffer buffer) {
    return put(asQuotedUTF8(), buffer);
  }

  @Override
  public int putUnquotedUTF8(ByteBuffer buffer) {
    return put(asUnquotedUTF8(), buffer);
  }

  private static int put(byte[] bytes, ByteBuffer buffer) {
    if (bytes.length > buffer.remaining()) {
      return -1;
    }
    buffer.put(bytes);
    return bytes.length;
  }
}
