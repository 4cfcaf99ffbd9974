package dev.dateline.server.jakarta;

import dev.dateline.server.OperationHandler;
import dev.dateline.server.ServerResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Gives errors that have no body the one of the document. */
final class ProblemFilter implements ContainerResponseFilter {
  private final OperationHandler handler;

  ProblemFilter(OperationHandler handler) {
    this.handler = handler;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String query = JakartaMessages.rawQuery(request.getUriInfo());
    Object entity = response.getEntity();
    if (entity instanceof FailureMapper.Unexpected unexpected) {
      String what = request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath();
      answer(response, handler.unexpected(unexpected.failure(), what, query));
    } else if (entity == null && response.getStatus() >= 400) {
      int status = response.getStatus();
      answer(response, handler.error(status, detail(status), query));
    } else if (entity instanceof byte[] bytes && bytes.length == 0) {
      response.setEntity(null);
      response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    }
  }

  private static void answer(ContainerResponseContext response, ServerResponse answer) {
    response.setStatus(answer.status());
    response.setEntity(answer.body(), null, JakartaMessages.contentType(answer));
  }

  private static @Nullable String detail(int status) {
    return switch (status) {
      case 400 -> "The request is malformed.";
      case 404 -> "There is nothing at this path.";
      case 405 -> "This path does not know the method; Allow lists those that it knows.";
      case 406 -> "None of the accepted media types is available.";
      case 415 -> "The media type of the body is not supported.";
      default -> null;
    };
  }
}
