package dev.dateline.client.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on a port of its own that keeps what it receives and answers what a test says. */
public final class StubServer implements AutoCloseable {

  /** A request as it came over the wire. */
  public record Received(
      String method, String rawTarget, Map<String, List<String>> headers, String body) {

    /** The first header of that name, or an empty text. */
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().get(0))
          .findFirst()
          .orElse("");
    }

    /** The path as it was sent, still encoded. */
    public String rawPath() {
      return URI.create(rawTarget).getRawPath();
    }

    /** The query as it was sent, still encoded, or an empty text. */
    public String rawQuery() {
      String query = URI.create(rawTarget).getRawQuery();
      return query == null ? "" : query;
    }
  }

  /** An answer to give. */
  public record Answer(int status, Map<String, String> headers, String body) {

    public static Answer json(int status, String body) {
      return new Answer(status, Map.of("Content-Type", "application/json"), body);
    }

    public static Answer of(int status, String mediaType, String body) {
      return new Answer(status, Map.of("Content-Type", mediaType), body);
    }

    public static Answer empty(int status) {
      return new Answer(status, Map.of(), "");
    }

    public Answer with(String header, String value) {
      Map<String, String> more = new java.util.HashMap<>(headers);
      more.put(header, value);
      return new Answer(status, more, body);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> requests = new CopyOnWriteArrayList<>();
  private final Set<InetSocketAddress> peers = ConcurrentHashMap.newKeySet();
  private volatile Function<Received, Answer> handler;

  public StubServer(Function<Received, Answer> handler) {
    this.handler = handler;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public StubServer(Answer answer) {
    this(request -> answer);
  }

  /** Answers otherwise from now on. */
  public void answers(Function<Received, Answer> handler) {
    this.handler = handler;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Everything received so far. */
  public List<Received> requests() {
    return requests;
  }

  /** How many connections requests came over so far. */
  public int connections() {
    return peers.size();
  }

  /** What was received last. */
  public Received last() {
    return requests.get(requests.size() - 1);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Received received =
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      requests.add(received);
      peers.add(exchange.getRemoteAddress());
      Answer answer = handler.apply(received);
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), hasBody ? body.length : -1);
      if (hasBody) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
