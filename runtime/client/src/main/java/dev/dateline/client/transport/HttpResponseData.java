package dev.dateline.client.transport;

import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;

/**
 * One HTTP answer: read whole, or up to its body.
 *
 * @param status the final status, 200 to 599
 * @param headers as received
 * @param body as received, empty when there was none; in memory unless the request asked for a
 *     stream, which is to be read once, or closed
 */
public record HttpResponseData(int status, Headers headers, BinaryData body) {

  /**
   * An answer in memory.
   *
   * @param status the final status, 200 to 599
   * @param headers as received
   * @param body as received, empty when there was none; shared, not copied: not to be changed
   */
  public HttpResponseData(int status, Headers headers, byte[] body) {
    this(status, headers, BinaryData.of(body));
  }

  /** Status and size only: headers and body may hold secrets. */
  @Override
  public String toString() {
    return status + (body.isInMemory() ? " (" + body.bytes().length + " bytes)" : " (a stream)");
  }
}
