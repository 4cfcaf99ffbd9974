package dev.dateline.benchmarks.calls;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Answers on a loopback port with bytes that were prepared: a GET with a job, a POST with a list of
 * one. As little work as a server can do, so that what is measured is the client. A thread for each
 * connection.
 */
final class PreparedServer implements AutoCloseable {

  private static final String MEDIA_TYPE = "application/vnd.atlas.2023-01-01+json";
  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  private final ServerSocket socket;
  private final byte[] job = answer(Samples.job());
  private final byte[] created = answer(Samples.created());

  PreparedServer() throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(this::accept, "prepared-server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** Where it listens. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        Thread thread = new Thread(() -> serve(connection), "prepared-connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = connection.getInputStream();
      OutputStream out = connection.getOutputStream();
      byte[] buffer = new byte[1 << 14];
      int filled = 0;
      while (true) {
        int end;
        while ((end = endOfHead(buffer, filled)) < 0) {
          int read = in.read(buffer, filled, buffer.length - filled);
          if (read < 0) {
            return;
          }
          filled += read;
        }
        int length = end + contentLength(buffer, end);
        while (filled < length) {
          int read = in.read(buffer, filled, buffer.length - filled);
          if (read < 0) {
            throw new EOFException();
          }
          filled += read;
        }
        out.write(buffer[0] == 'G' ? job : created);
        filled -= length;
        System.arraycopy(buffer, length, buffer, 0, filled);
      }
    } catch (IOException e) {
      // The client went away.
    }
  }

  private static int endOfHead(byte[] buffer, int filled) {
    for (int at = 0; at + END_OF_HEAD.length <= filled; at++) {
      if (buffer[at] == '\r'
          && buffer[at + 1] == '\n'
          && buffer[at + 2] == '\r'
          && buffer[at + 3] == '\n') {
        return at + END_OF_HEAD.length;
      }
    }
    return -1;
  }

  private static int contentLength(byte[] buffer, int end) {
    if (buffer[0] == 'G') {
      return 0;
    }
    String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
    for (String line : head.split("\r\n")) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        return Integer.parseInt(line.substring(15).strip());
      }
    }
    throw new IllegalStateException("a POST without a length: " + head);
  }

  private static byte[] answer(byte[] body) {
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Type: " + MEDIA_TYPE + "\r\nContent-Length: ")
            .concat(body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
