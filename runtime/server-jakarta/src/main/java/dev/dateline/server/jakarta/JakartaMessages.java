package dev.dateline.server.jakarta;

import dev.dateline.runtime.http.Headers;
import dev.dateline.server.ServerRequest;
import dev.dateline.server.ServerResponse;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests and responses of Jakarta REST as those of the server runtime. */
final class JakartaMessages {
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
    return new ServerRequest(
        method,
        uri.getRequestUri().getRawPath(),
        pathParameters,
        rawQuery(uri),
        headers(headers),
        body);
  }

  private static Headers headers(HttpHeaders headers) {
    try {
      return Headers.of(headers.getRequestHeaders());
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
