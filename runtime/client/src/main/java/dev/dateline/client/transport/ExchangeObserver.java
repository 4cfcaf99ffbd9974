package dev.dateline.client.transport;

import dev.dateline.client.errors.TransportException;
import java.time.Duration;

/**
 * Is told of every HTTP exchange of a client, each attempt and each token request included: for
 * logs, metrics and demonstrations.
 *
 * <p>Credentials in headers are replaced by {@code ***}, and the bodies of token exchanges are left
 * out. All other bodies are given as they travel, with whatever the API's own properties hold,
 * except that the streamed body of an answer is shown empty. Called on the calling thread; what an
 * observer throws is logged and does not disturb the call.
 */
public interface ExchangeObserver {

  /**
   * A request is about to be sent.
   *
   * @param request without its secrets
   */
  default void before(HttpRequestData request) {}

  /**
   * An answer was received: whole, or up to a body that is streamed.
   *
   * @param request as given to {@link #before}
   * @param response without its secrets
   * @param duration from before the first byte was sent to after the last one was received
   */
  default void after(HttpRequestData request, HttpResponseData response, Duration duration) {}

  /**
   * No answer was received.
   *
   * @param request as given to {@link #before}
   * @param failure why not
   * @param duration from before the first byte was sent
   */
  default void failed(HttpRequestData request, TransportException failure, Duration duration) {}
}
