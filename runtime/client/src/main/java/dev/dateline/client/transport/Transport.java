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
   * Sends a request and reads the answer, of whatever status: all of it, unless the request asks
   * for a stream. Reading a stream fails with a {@link dev.dateline.client.errors.StreamException}.
   *
   * @param request with the timeouts and the size limit to keep
   * @return the answer
   * @throws TransportException when no answer arrives, or not all that was to be read of it; after
   *     an interrupt with the thread's flag set again
   */
  HttpResponseData send(HttpRequestData request);

  /**
   * What sends all requests of one call; this transport, unless it matters to it which operation is
   * called, and with what. Requests for tokens belong to no call.
   *
   * @param call that is about to be sent
   * @return the transport for it
   */
  default Transport forCall(OutgoingCall call) {
    return this;
  }
}
