package dev.dateline.client.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that speaks bytes, for what no well-behaved HTTP server would do. */
public final class RawServer implements AutoCloseable {

  /** What to do with each connection, once the head of a request was read. */
  @FunctionalInterface
  public interface Behaviour {
    void serve(Socket connection, String head) throws IOException;
  }

  private final ServerSocket socket;
  private final CountDownLatch closedByPeer = new CountDownLatch(1);
  private final CountDownLatch reached = new CountDownLatch(1);

  public RawServer(Behaviour behaviour) {
    this(behaviour, Integer.MAX_VALUE);
  }

  /**
   * A server that does not wait for the whole head.
   *
   * @param most of it that is read, in bytes
   */
  public RawServer(Behaviour behaviour, int most) {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(() -> accept(behaviour, most), "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Reads a request and then nothing more, until the other side hangs up. */
  public static RawServer silent() {
    return new RawServer((connection, head) -> {});
  }

  private void accept(Behaviour behaviour, int most) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        String head = head(connection, most);
        reached.countDown();
        behaviour.serve(connection, head);
        connection.getOutputStream().flush();
        while (connection.getInputStream().read() >= 0) {
          // what is left of the request
        }
        closedByPeer.countDown();
      } catch (IOException e) {
        closedByPeer.countDown();
      }
    }
  }

  private static String head(Socket connection, int most) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0 && head.length() < most) {
      int octet = connection.getInputStream().read();
      if (octet < 0) {
        break;
      }
      head.append((char) octet);
    }
    return head.toString();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Waits until a request has arrived. */
  public boolean wasReached() throws InterruptedException {
    return reached.await(10, TimeUnit.SECONDS);
  }

  /** Waits until the other side has hung up. */
  public boolean wasLeft() throws InterruptedException {
    return closedByPeer.await(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
