package dev.dateline.server;

import dev.dateline.runtime.http.BinaryData;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request whose operation asks for it: in memory, or as a stream while it arrives. Up
 * to a limit in either case. For one request, by one thread.
 */
final class IncomingBody {

  /** The largest array of any JVM. */
  private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 16;

  /** There is no more to be had of a body, and the caller is to hear why. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String detail;

    Refused(int status, String detail) {
      super(detail, null, false, false);
      this.status = status;
      this.detail = detail;
    }

    int status() {
      return status;
    }

    String detail() {
      return detail;
    }
  }

  private final RequestBody body;
  private final long max;
  private byte @Nullable [] whole;
  private @Nullable Refused refused;
  private boolean answered;

  /**
   * A body.
   *
   * @param body that is present
   * @param max the most bytes that it may have
   */
  IncomingBody(RequestBody body, long max) {
    this.body = body;
    this.max = max;
  }

  /**
   * All of it; read when it is first asked for.
   *
   * @throws Refused when it is too large, or breaks off
   */
  byte[] whole() {
    byte[] known = whole;
    if (known == null) {
      try {
        known = body.read(Math.min(max, LARGEST_ARRAY));
      } catch (IOException e) {
        throw broken();
      }
      if (known == null) {
        throw tooLarge();
      }
      whole = known;
    }
    return known;
  }

  /** All of it, as it arrives; to be read once, before the request is answered. */
  BinaryData stream() {
    return whole == null ? BinaryData.once(new Arriving()) : BinaryData.of(whole);
  }

  /** Why a stream has ended early; null where none has. */
  @Nullable Refused refused() {
    return refused;
  }

  /** The request is answered: nobody may read on. */
  void answered() {
    answered = true;
  }

  /** It has more bytes than it may have. */
  Refused tooLarge() {
    refused = new Refused(413, "The body must not be larger than " + max + " bytes.");
    return refused;
  }

  /** The connection broke or the transfer coding did: the caller's matter, not worth a log. */
  private Refused broken() {
    refused = new Refused(400, "The body could not be received.");
    return refused;
  }

  private final class Arriving extends InputStream {
    private long count;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (answered) {
        throw new IOException("The request is answered; its body was to be read before.");
      }
      if (refused != null) {
        throw new IOException(refused.detail());
      }
      int read;
      try {
        read = body.next(into, offset, length);
      } catch (IOException e) {
        throw new IOException(broken().detail(), e);
      }
      count += Math.max(0, read);
      if (count > max) {
        throw new IOException(tooLarge().detail());
      }
      if (read < 0 && body.isShorterThanDeclared(count)) {
        throw new IOException(broken().detail());
      }
      return read;
    }
  }
}
