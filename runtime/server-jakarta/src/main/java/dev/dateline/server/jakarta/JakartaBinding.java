package dev.dateline.server.jakarta;

import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.server.OperationHandler;
import dev.dateline.server.ServerOperation;
import dev.dateline.server.TokenEndpoint;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Hands what Jakarta REST receives to the server runtime, and its answers back.
 *
 * <p>Thread safe. Works with every implementation of Jakarta REST 3.1: register the resources and
 * {@link #problems()}, or use {@link #application}.
 */
public final class JakartaBinding {
  private final OperationHandler handler;

  /** Creates a binding over a handler. */
  public JakartaBinding(OperationHandler handler) {
    this.handler = handler;
  }

  /** The handler that answers. */
  public OperationHandler handler() {
    return handler;
  }

  /**
   * Answers a request.
   *
   * @param method the HTTP method of the operation. A request of method {@code HEAD}, which the
   *     framework hands to the method for {@code GET}, is known for what it is all the same
   * @param body the body, not closed
   */
  public <Q extends OperationRequest, R> Response handle(
      ServerOperation<Q, R> operation,
      Function<? super Q, ? extends R> service,
      String method,
      HttpHeaders headers,
      UriInfo uri,
      InputStream body) {
    return JakartaMessages.response(
        handler.handle(operation, service, JakartaMessages.request(method, headers, uri, body)));
  }

  /**
   * The providers that give the framework's own failures (404, 405, 406, 415, 500) the error body
   * of the document. To be registered as singletons beside the resources.
   */
  public Set<Object> problems() {
    return Set.of(new FailureMapper(), new ProblemFilter(handler), new MethodFilter());
  }

  /**
   * A provider that answers at a token endpoint. To be registered as a singleton beside the
   * resources; not a resource, since the path is a fact of the document and not of the code.
   *
   * @param path the path as it stands on the request line, such as {@code /api/oauth/token}
   */
  public Object tokens(String path, TokenEndpoint endpoint) {
    return new TokenFilter(path, endpoint, handler);
  }

  /**
   * An application of some resources and of {@link #problems()}, for every implementation.
   *
   * @param resources resource and provider objects
   */
  public Application application(Object... resources) {
    Set<Object> singletons = new LinkedHashSet<>(List.of(resources));
    singletons.addAll(problems());
    return new SingletonApplication(Set.copyOf(singletons));
  }
}
