package dev.dateline.client.tracing;

import dev.dateline.client.errors.ClientException;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.runtime.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one call, in the order in which it happens. Told on the thread of the call; what
 * it throws is logged and does not disturb the call.
 */
public interface CallTrace {

  /**
   * An attempt is about to be made.
   *
   * @param number 1 for the first one, one more for each repetition
   * @param request without authorization
   * @return headers to send with it, in place of those of the same names ({@code traceparent});
   *     none where nothing is to be added
   */
  default Headers attempt(int number, HttpRequestData request) {
    return Headers.EMPTY;
  }

  /**
   * An attempt was answered, as seen after authorization.
   *
   * @param number of the attempt
   * @param status that came, whatever it is; that of the wire where there is an envelope
   */
  default void answered(int number, int status) {}

  /**
   * An attempt was not answered.
   *
   * @param number of the attempt
   * @param failure why not
   */
  default void failed(int number, ClientException failure) {}

  /**
   * The call has ended.
   *
   * @param status of the last answer, of the envelope where there is one; -1 where none came
   * @param failure what the call throws, or null
   */
  default void ended(int status, @Nullable Throwable failure) {}
}
