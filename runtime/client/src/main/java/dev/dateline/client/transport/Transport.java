package dev.dateline.client.transport;

import dev.dateline.client.errors.TransportException;

/**
 * Sends a request and waits for the answer. What a user plugs in to use another HTTP library;
 * {@link JdkTransport} is the default.
 *
 * <p>An implementation follows no redirect, answers no challenge, tries nothing twice that the
 * server may have seen, and is safe for use by many threads.
 */
@FunctionalInterface
public interface Transport {

  /**
   * Sends a request and reads the whole answer, of whatever status.
   *
   * @param request with the timeout and the size limit to keep
   * @return the answer
   * @throws TransportException when no whole answer arrives; after an interrupt with the thread's
   *     flag set again
   */
  HttpResponseData send(HttpRequestData request);
}
