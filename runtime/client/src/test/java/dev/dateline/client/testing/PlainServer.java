package dev.dateline.client.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Accepts connections on a port of its own, each served by a thread. What it does with them is its
 * subclass's; a connection is closed when that is done.
 */
abstract class PlainServer implements AutoCloseable {

  private final ServerSocket socket;
  private final String name;

  /** The connections that this side has not seen the end of. */
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  PlainServer(String name) {
    this.name = name;
    try {
      socket = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final void start() {
    daemon(this::accept).start();
  }

  private Thread daemon(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connection.setTcpNoDelay(true);
        open.add(connection);
        daemon(() -> handle(connection)).start();
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void handle(Socket connection) {
    try (connection) {
      serve(connection, new BufferedInputStream(connection.getInputStream()));
    } catch (IOException e) {
      // the other side has gone
    } finally {
      synchronized (open) {
        open.remove(connection);
        open.notifyAll();
      }
    }
  }

  /** Serves a connection until it is to be closed. */
  abstract void serve(Socket connection, InputStream in) throws IOException;

  public final URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** How many connections are open; waits some seconds for as few as that. */
  public final int openConnections(int expected) throws InterruptedException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    synchronized (open) {
      while (open.size() > expected && System.nanoTime() < deadline) {
        open.wait(1000);
      }
      return open.size();
    }
  }

  @Override
  public final void close() {
    try {
      socket.close();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
