package dev.dateline.server.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.PathTemplate;
import dev.dateline.server.OperationHandler;
import dev.dateline.server.ServerOperation;
import dev.dateline.server.ServerRequest;
import dev.dateline.server.ServerResponse;
import dev.dateline.server.TokenEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The server runtime on a socket without any framework: the least that a binding has to do. */
public final class BareServer implements AutoCloseable {
  static {
    // Or each answer waits 40 ms for an acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final OperationHandler handler;
  private final List<Route> routes = new ArrayList<>();

  private record Route(
      String method, PathTemplate path, Function<ServerRequest, ServerResponse> answer) {}

  public BareServer(OperationHandler handler) throws IOException {
    this.handler = handler;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public <Q extends OperationRequest, R> BareServer with(
      ServerOperation<Q, R> operation, Function<Q, R> service) {
    routes.add(
        new Route(
            operation.info().method(),
            PathTemplate.of(operation.info().pathTemplate()),
            request -> handler.handle(operation, service, request)));
    return this;
  }

  public BareServer with(String path, TokenEndpoint endpoint) {
    routes.add(new Route("POST", PathTemplate.of(path), endpoint::handle));
    return this;
  }

  public URI uri() {
    return URI.create(
        "http://"
            + server.getAddress().getAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String method = exchange.getRequestMethod();
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    ServerResponse response = handler.error(404, null, query);
    for (Route route : routes) {
      Optional<Map<String, String>> parameters = route.path().match(path);
      if (route.method().equals(method.equals("HEAD") ? "GET" : method) && parameters.isPresent()) {
        response =
            route
                .answer()
                .apply(
                    new ServerRequest(
                        method,
                        path,
                        parameters.get(),
                        query,
                        Headers.of(exchange.getRequestHeaders()),
                        exchange.getRequestBody()));
        break;
      }
    }
    try (exchange) {
      response.headers().forEach(exchange.getResponseHeaders()::add);
      boolean hasBody = response.body().length > 0 && !method.equals("HEAD");
      exchange.sendResponseHeaders(response.status(), hasBody ? response.body().length : -1);
      if (hasBody) {
        exchange.getResponseBody().write(response.body());
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
