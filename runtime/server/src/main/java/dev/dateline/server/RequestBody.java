package dev.dateline.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a request: whether there is one, and its bytes up to a limit. */
final class RequestBody {
  private static final int CHUNK = 8192;

  private final InputStream in;
  private final long declaredLength;
  private int first = -2;

  private RequestBody(InputStream in, long declaredLength) {
    this.in = in;
    this.declaredLength = declaredLength;
  }

  static RequestBody of(ServerRequest request) {
    long length = -1;
    Optional<String> declared = request.headers().first("Content-Length");
    if (declared.isPresent() && !request.headers().has("Transfer-Encoding")) {
      try {
        length = Long.parseLong(declared.get().strip());
      } catch (NumberFormatException e) {
        length = -1; // Whoever received the request decided what the body is; so read and see.
      }
    }
    return new RequestBody(request.body(), length);
  }

  /** Whether there is a body; looks at its first byte only where the headers do not say. */
  boolean isPresent() throws IOException {
    if (declaredLength >= 0) {
      return declaredLength > 0;
    }
    if (first == -2) {
      first = in.read();
    }
    return first >= 0;
  }

  /** Whether the headers say that it has more than so many bytes. */
  boolean isDeclaredLargerThan(long max) {
    return declaredLength > max;
  }

  /** Whether the headers say that there is more than so many bytes. */
  boolean isShorterThanDeclared(long count) {
    return count < declaredLength;
  }

  /** Some of the bytes that have not been read yet, as {@link InputStream#read} has them. */
  int next(byte[] into, int offset, int length) throws IOException {
    if (length > 0 && first >= 0) {
      into[offset] = (byte) first;
      first = -1;
      return 1;
    }
    return in.read(into, offset, length);
  }

  /** The bytes; null when there are more than {@code max}, of which one more at most is read. */
  byte @Nullable [] read(long max) throws IOException {
    if (declaredLength > max) {
      return null;
    }
    if (declaredLength >= 0) {
      return in.readNBytes((int) declaredLength);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (isPresent()) {
      bytes.write(first);
    }
    byte[] chunk = new byte[CHUNK];
    while (bytes.size() <= max) {
      int wanted = (int) Math.min(chunk.length, max + 1 - bytes.size());
      int count = in.read(chunk, 0, wanted);
      if (count < 0) {
        return bytes.toByteArray();
      }
      bytes.write(chunk, 0, count);
    }
    return null;
  }
}
