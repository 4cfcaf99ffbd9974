package dev.dateline.server;

import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.PercentEncoding;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in, from whatever server received it.
 *
 * @param method the HTTP method in upper case; {@code HEAD} for a request that is answered like
 *     {@code GET}
 * @param rawPath the path as it stood on the request line, percent-encoded
 * @param pathParameters the path parameters by name, percent-encoded as well
 * @param rawQuery the query as it stood on the request line, without the question mark; empty when
 *     there is none
 * @param headers the headers
 * @param body the body; empty when there is none. It is read at most once and not closed
 */
public record ServerRequest(
    String method,
    String rawPath,
    Map<String, String> pathParameters,
    String rawQuery,
    Headers headers,
    InputStream body) {
  /** Copies the path parameters. */
  public ServerRequest {
    pathParameters = Map.copyOf(pathParameters);
  }

  /**
   * A path parameter, decoded; null when there is none of the name or when it is malformed.
   *
   * @param name the name in the path template
   */
  public @Nullable String pathParameter(String name) {
    String raw = pathParameters.get(name);
    try {
      return raw == null ? null : PercentEncoding.decode(raw);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Path and query as they stood on the request line. */
  public String rawTarget() {
    return rawQuery.isEmpty() ? rawPath : rawPath + "?" + rawQuery;
  }

  /** Method and path; a query may hold secrets. */
  @Override
  public String toString() {
    return method + " " + rawPath;
  }
}
