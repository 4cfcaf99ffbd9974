package dev.dateline.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Several streams one after another, each opened when the one before it has ended. */
final class JoinedStream extends InputStream {

  private final Iterator<BinaryData> left;
  private @Nullable InputStream current;

  JoinedStream(Iterable<BinaryData> pieces) {
    this.left = pieces.iterator();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      InputStream in = current;
      if (in != null) {
        int read = in.read(into, offset, length);
        if (read >= 0) {
          return read;
        }
        close();
      }
      if (!left.hasNext()) {
        return -1;
      }
      current = left.next().open();
    }
  }

  @Override
  public void close() throws IOException {
    InputStream in = current;
    current = null;
    if (in != null) {
      in.close();
    }
  }
}
