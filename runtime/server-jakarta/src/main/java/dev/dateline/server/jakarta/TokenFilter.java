package dev.dateline.server.jakarta;

import dev.dateline.server.OperationHandler;
import dev.dateline.server.ServerResponse;
import dev.dateline.server.TokenEndpoint;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers requests to one path with tokens, before the router sees them. */
@PreMatching
final class TokenFilter implements ContainerRequestFilter {
  private final String path;
  private final TokenEndpoint endpoint;
  private final OperationHandler handler;

  TokenFilter(String path, TokenEndpoint endpoint, OperationHandler handler) {
    this.path = path;
    this.endpoint = endpoint;
    this.handler = handler;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (path.equals(request.getUriInfo().getRequestUri().getRawPath())) {
      request.abortWith(answer(request));
    }
  }

  private Response answer(ContainerRequestContext request) {
    if (!request.getMethod().equals(HttpMethod.POST)) {
      ServerResponse refused =
          handler.error(
              405, "Tokens are issued to POST.", JakartaMessages.rawQuery(request.getUriInfo()));
      return Response.fromResponse(JakartaMessages.response(refused))
          .header(HttpHeaders.ALLOW, HttpMethod.POST)
          .build();
    }
    return JakartaMessages.response(endpoint.handle(JakartaMessages.request(request)));
  }
}
