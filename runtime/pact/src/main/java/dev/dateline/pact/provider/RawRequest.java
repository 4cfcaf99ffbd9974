package dev.dateline.pact.provider;

import dev.dateline.runtime.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A request as no client would send it, put together by hand. Immutable.
 *
 * @param method upper case
 * @param target path and query, encoded
 * @param headers all but {@code Content-Type}
 * @param contentType of the body; null where there is none
 * @param body null where there is none
 */
public record RawRequest(
    String method,
    String target,
    Headers headers,
    @Nullable String contentType,
    @Nullable String body) {

  /** A request without headers and body. */
  public static RawRequest of(String method, String target) {
    return new RawRequest(method, target, Headers.EMPTY, null, null);
  }

  /** The same with one more header. */
  public RawRequest header(String name, String value) {
    return new RawRequest(
        method, target, headers.toBuilder().add(name, value).build(), contentType, body);
  }

  /** The same with another path and query. */
  public RawRequest to(String other) {
    return new RawRequest(method, other, headers, contentType, body);
  }

  /** The same with a body. */
  public RawRequest body(String type, String text) {
    return new RawRequest(method, target, headers, type, text);
  }
}
