package dev.dateline.server.jakarta;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/**
 * Keeps the method of a request with its headers: resource methods for {@code GET} also get {@code
 * HEAD}, and HTTP Digest signs the method. Before matching, since Jersey's router turns {@code
 * HEAD} into {@code GET}.
 */
@PreMatching
final class MethodFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    request.getHeaders().putSingle(JakartaMessages.METHOD, request.getMethod());
  }
}
