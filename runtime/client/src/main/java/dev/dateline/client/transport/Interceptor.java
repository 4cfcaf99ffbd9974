package dev.dateline.client.transport;

/**
 * Stands between a client and the network: sees the request of each attempt and its answer, and may
 * change either, or answer itself. Safe for use by many threads.
 *
 * <p>Authorization comes after it: the request has no credentials yet, and those that sign a
 * request sign what the interceptor made of it. What it throws ends the call.
 */
@FunctionalInterface
public interface Interceptor {

  /**
   * Handles one attempt.
   *
   * <pre>{@code
   * (request, next) -> next.send(request.withHeader("X-Request-Id", newId()))
   * }</pre>
   *
   * @param request to send, without authorization
   * @param next sends a request: through the interceptors that were added after this one, with
   *     authorization, over the network
   * @return the answer; whoever makes another of one whose body is a stream closes that
   */
  HttpResponseData intercept(HttpRequestData request, Transport next);
}
