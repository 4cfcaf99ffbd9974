package dev.dateline.server.jakarta;

import dev.dateline.runtime.http.Headers;
import dev.dateline.server.ServerRequest;
import dev.dateline.server.ServerResponse;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests and responses of Jakarta REST as those of the server runtime. */
final class JakartaMessages {
  /**
   * Where {@link MethodFilter} leaves the method of the request. No request has such a header, and
   * {@link Headers} does not keep it.
   */
  static final String METHOD = ":method";

  private static final byte[] NOTHING = {};

  private JakartaMessages() {}

  /**
   * A request.
   *
   * @throws BadRequestException when its headers are not allowed in HTTP
   */
  static ServerRequest request(String method, HttpHeaders headers, UriInfo uri, InputStream body) {
    Map<String, String> pathParameters = new HashMap<>();
    uri.getPathParameters(false).forEach((name, values) -> pathParameters.put(name, values.get(0)));
    String known = headers.getHeaderString(METHOD);
    return new ServerRequest(
        known == null ? method : known,
        uri.getRequestUri().getRawPath(),
        pathParameters,
        rawQuery(uri),
        headers(headers.getRequestHeaders()),
        body);
  }

  /** A request that has not been routed. */
  static ServerRequest request(ContainerRequestContext request) {
    return new ServerRequest(
        request.getMethod(),
        request.getUriInfo().getRequestUri().getRawPath(),
        Map.of(),
        rawQuery(request.getUriInfo()),
        headers(request.getHeaders()),
        request.getEntityStream());
  }

  private static Headers headers(MultivaluedMap<String, String> headers) {
    try {
      return Headers.of(headers);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e);
    }
  }

  static String rawQuery(UriInfo uri) {
    String query = uri.getRequestUri().getRawQuery();
    return query == null ? "" : query;
  }

  /**
   * A response. One without a body, of a status that allows one, has an empty entity: this tells it
   * from the framework's own, to which {@link ProblemFilter} adds one.
   */
  static Response response(ServerResponse answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                response.header(name, value);
              }
            });
    if (answer.body().length > 0) {
      response.entity(answer.body()).type(contentType(answer));
    } else if (answer.status() >= 400) {
      response.entity(NOTHING);
    }
    return response.build();
  }

  /** The media type of the body; null when there is none. */
  static @Nullable MediaType contentType(ServerResponse answer) {
    return answer.headers().first(HttpHeaders.CONTENT_TYPE).map(MediaType::valueOf).orElse(null);
  }
}
