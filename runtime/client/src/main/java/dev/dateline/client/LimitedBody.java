package dev.dateline.client;

import dev.dateline.client.errors.TransportException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body into memory, as far as it may go there. */
final class LimitedBody {

  /** The largest array of any JVM. */
  static final long MOST = Integer.MAX_VALUE - 8;

  private LimitedBody() {}

  /**
   * The whole of a body.
   *
   * @param in stays open
   * @param limit in bytes
   * @param answer what it is of, for {@link TransportException#tooLarge}
   * @throws TransportException when there is more of it
   */
  static byte[] read(InputStream in, long limit, String answer) throws IOException {
    byte[] read = in.readNBytes(Math.toIntExact(Math.min(limit + 1, MOST)));
    if (read.length > limit) {
      throw TransportException.tooLarge(answer, limit);
    }
    return read;
  }
}
