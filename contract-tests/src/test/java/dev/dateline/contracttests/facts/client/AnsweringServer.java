package dev.dateline.contracttests.facts.client;

import com.sun.net.httpserver.HttpServer;
import dev.dateline.atlas.AtlasClient;
import dev.dateline.client.credentials.Credentials;
import dev.dateline.runtime.validation.ValidationLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers what it is told, right or wrong, and remembers what it was asked. */
final class AnsweringServer implements AutoCloseable {

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Answer answer = new Answer(500, "text/plain", "");

  /**
   * A request as it came in.
   *
   * @param method its method
   * @param target its path and query, encoded
   * @param accept values of {@code Accept}
   * @param contentType values of {@code Content-Type}
   * @param body its body, empty when there was none
   */
  record Received(
      String method, String target, List<String> accept, List<String> contentType, String body) {}

  private record Answer(int status, String contentType, String body) {}

  AnsweringServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(
              new Received(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getOrDefault("Accept", List.of()),
                  exchange.getRequestHeaders().getOrDefault("Content-Type", List.of()),
                  body));
          Answer current = answer;
          byte[] bytes = current.body().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", current.contentType());
          exchange.sendResponseHeaders(current.status(), bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  /** From now on this is answered; what was received is forgotten. */
  void answers(int status, String contentType, String body) {
    received.clear();
    answer = new Answer(status, contentType, body);
  }

  List<Received> received() {
    return received;
  }

  /** The only request that came in since {@link #answers}. */
  Received onlyRequest() {
    if (received.size() != 1) {
      throw new AssertionError("One request expected, received " + received);
    }
    return received.get(0);
  }

  /** A client that checks all that it can before it sends something here. */
  AtlasClient client() {
    return builder().build();
  }

  AtlasClient.Builder builder() {
    return AtlasClient.builder()
        .baseUri(
            URI.create(
                "http://"
                    + server.getAddress().getAddress().getHostAddress()
                    + ":"
                    + server.getAddress().getPort()))
        .credentials(Credentials.bearer("token"))
        .validation(ValidationLevel.FULL);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
