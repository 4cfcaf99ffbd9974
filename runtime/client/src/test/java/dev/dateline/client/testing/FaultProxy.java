package dev.dateline.client.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a good server, and does to each connection or request what a script
 * says: passes it on, or one of the {@link Fault faults}.
 */
public final class FaultProxy extends PlainServer {

  private final URI upstream;
  private final Supplier<Fault> script;
  private final Consumer<RawMessage> seen;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * A proxy that begins at once.
   *
   * @param upstream where to pass requests on to
   * @param script what to do next; asked once per new connection, and once per further request on
   *     it, by many threads
   * @param seen is told of every request that was read
   */
  public FaultProxy(URI upstream, Supplier<Fault> script, Consumer<RawMessage> seen) {
    super("fault-proxy");
    this.upstream = upstream;
    this.script = script;
    this.seen = seen;
    start();
  }

  /** How many requests were read whole. */
  public int requests() {
    return requests.get();
  }

  /** How many connections were accepted. */
  public int connections() {
    return connections.get();
  }

  @Override
  void serve(Socket connection, InputStream in) throws IOException {
    connections.incrementAndGet();
    Fault fault = script.get();
    try (Exchange exchange = new Exchange(connection, in, upstream)) {
      boolean open = !fault.isAtOnce() || fault.act(exchange);
      while (open && exchange.read()) {
        requests.incrementAndGet();
        seen.accept(exchange.request());
        open = (fault == null ? script.get() : fault).act(exchange);
        fault = null;
      }
    }
  }

  /** One connection, with what a fault needs to act on it. */
  static final class Exchange implements AutoCloseable {
    private final Socket connection;
    private final InputStream in;
    private final URI upstream;
    private @Nullable RawMessage request;
    private @Nullable Socket server;
    private @Nullable InputStream fromServer;

    private Exchange(Socket connection, InputStream in, URI upstream) {
      this.connection = connection;
      this.in = in;
      this.upstream = upstream;
    }

    private boolean read() throws IOException {
      request = RawMessage.read(in);
      return request != null;
    }

    Socket connection() {
      return connection;
    }

    InputStream in() {
      return in;
    }

    RawMessage request() {
      RawMessage read = request;
      if (read == null) {
        throw new IllegalStateException("nothing was read");
      }
      return read;
    }

    /** The good server's answer to the request. */
    RawMessage answer() throws IOException {
      if (server == null) {
        server = new Socket(InetAddress.getLoopbackAddress(), upstream.getPort());
        server.setTcpNoDelay(true);
        fromServer = new BufferedInputStream(server.getInputStream());
      }
      request().writeTo(server.getOutputStream());
      RawMessage answer = RawMessage.read(fromServer);
      if (answer == null) {
        throw new IOException("the good server has gone");
      }
      return answer;
    }

    @Override
    public void close() throws IOException {
      if (server != null) {
        server.close();
      }
    }
  }
}
