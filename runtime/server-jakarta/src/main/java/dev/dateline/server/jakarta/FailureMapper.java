package dev.dateline.server.jakarta;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * Turns exceptions into responses without a body, to which {@link ProblemFilter} adds one: only the
 * filter knows the request.
 */
final class FailureMapper implements ExceptionMapper<Throwable> {

  /** The entity of the response to a failure that is nobody's answer. */
  record Unexpected(Throwable failure) {}

  @Override
  public Response toResponse(Throwable failure) {
    if (!(failure instanceof WebApplicationException known)) {
      return Response.serverError().entity(new Unexpected(failure)).build();
    }
    Response response = known.getResponse();
    if (response.getStatus() < 400) {
      return response;
    }
    if (response.getStatus() == 500 && known.getCause() != null) {
      return Response.serverError().entity(new Unexpected(known.getCause())).build();
    }
    Response.ResponseBuilder bare = Response.status(response.getStatus());
    response
        .getHeaders()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                  && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                values.forEach(value -> bare.header(name, value));
              }
            });
    return bare.build();
  }
}
