package dev.dateline.client.transport;

import dev.dateline.runtime.http.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Takes the content coding off an answer (RFC 9110, section 8.4). A request without {@code
 * Accept-Encoding} may be answered in any (section 12.5.3), and some gateways do so.
 */
public final class ContentCoding {

  private ContentCoding() {}

  /**
   * What the field says.
   *
   * @param headers of an answer
   * @return in lower case; empty where the content is as it is
   */
  public static String of(Headers headers) {
    String coding = headers.joined("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    return coding.equals("identity") || coding.equals("none") ? "" : coding;
  }

  /**
   * The content as it was before.
   *
   * @param coding as {@link #of} gives it
   * @param limit no more than this is read, in bytes
   * @return empty where this client does not know the coding
   * @throws IOException when the content is not what the coding makes of anything
   */
  public static Optional<byte[]> decoded(String coding, byte[] content, int limit)
      throws IOException {
    if (coding.isEmpty()) {
      return Optional.of(content);
    }
    InputStream coded = new ByteArrayInputStream(content);
    InputStream plain =
        switch (coding) {
          case "gzip", "x-gzip" -> new GZIPInputStream(coded);
          case "deflate" -> new InflaterInputStream(coded);
          default -> null;
        };
    return plain == null ? Optional.empty() : Optional.of(plain.readNBytes(limit));
  }
}
