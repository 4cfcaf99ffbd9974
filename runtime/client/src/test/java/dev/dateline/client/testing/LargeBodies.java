package dev.dateline.client.testing;

import com.sun.net.httpserver.HttpServer;
import dev.dateline.client.ApiCaller;
import dev.dateline.client.RequestWriter;
import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.testing.ThingsApi.FreeRequest;
import dev.dateline.runtime.http.BinaryData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Sends and receives a gibibyte, in a JVM that has no room for it. */
public final class LargeBodies {

  private static final long SIZE = 1L << 30;

  private LargeBodies() {}

  /** A gibibyte of nothing. */
  private static final class Nothing extends InputStream {
    private long left = SIZE;

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int read = (int) Math.min(length, left);
      left -= read;
      return read == 0 ? -1 : read;
    }
  }

  public static void main(String[] arguments) throws IOException {
    AtomicLong received = new AtomicLong();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          received.set(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
          exchange.getResponseHeaders().add("Content-Type", "application/gzip");
          exchange.sendResponseHeaders(200, 0);
          if (received.get() == 0) {
            new Nothing().transferTo(exchange.getResponseBody());
          }
          exchange.close();
        });
    server.start();
    try {
      ApiCaller caller =
          new ThingsApi.Builder()
              .baseUri(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
              .credentials(Credentials.none())
              .callTimeout(Duration.ofMinutes(2))
              .build();
      System.out.println("received " + exchange(caller, out -> {}));
      exchange(caller, out -> out.binary("application/gzip", BinaryData.of(Nothing::new, SIZE)));
      System.out.println("sent " + received.get());
      BinaryData file = BinaryData.of(Nothing::new);
      exchange(caller, out -> out.part("file", file, "application/gzip"));
      System.out.println("form " + (received.get() - received.get() % SIZE));
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private static long exchange(ApiCaller caller, Consumer<RequestWriter> request)
      throws IOException {
    try (InputStream in = caller.call(ThingsApi.EXCHANGE, new FreeRequest(request)).open()) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
