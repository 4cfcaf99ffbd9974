package dev.dateline.client.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request or an answer as it is on the wire, with a body of {@code Content-Length} or none. */
@SuppressWarnings("ArrayRecordComponent") // a test's
public record RawMessage(String head, byte[] body) {

  /** The next message, or null where the other side has hung up instead. */
  public static @Nullable RawMessage read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder(512);
    int matched = 0;
    while (matched < 4) {
      int octet = in.read();
      if (octet < 0) {
        if (head.isEmpty()) {
          return null;
        }
        throw new EOFException("within a head");
      }
      head.append((char) octet);
      matched = octet == "\r\n\r\n".charAt(matched) ? matched + 1 : octet == '\r' ? 1 : 0;
    }
    String text = head.toString();
    byte[] body = in.readNBytes(Integer.parseInt(header(text, "content-length", "0")));
    return new RawMessage(text, body);
  }

  private static String header(String head, String name, String otherwise) {
    for (String line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        return line.substring(name.length() + 1).strip();
      }
    }
    return otherwise;
  }

  /** A header's value, or an empty text. */
  public String header(String name) {
    return header(head, name, "");
  }

  /** The method of a request. */
  public String method() {
    return head.substring(0, head.indexOf(' '));
  }

  /** The path of a request. */
  public String path() {
    int start = head.indexOf(' ') + 1;
    return head.substring(start, head.indexOf(' ', start));
  }

  /** Writes it as it was read, in one piece. */
  public void writeTo(OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length() + body.length);
    bytes.write(head.getBytes(ISO_8859_1));
    bytes.write(body);
    out.write(bytes.toByteArray());
    out.flush();
  }
}
