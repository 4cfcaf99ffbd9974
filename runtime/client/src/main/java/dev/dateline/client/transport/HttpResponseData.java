package dev.dateline.client.transport;

import dev.dateline.runtime.http.Headers;

/**
 * One HTTP answer, read whole.
 *
 * @param status the final status, 200 to 599
 * @param headers as received
 * @param body as received, empty when there was none; shared, not copied: not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying costs
public record HttpResponseData(int status, Headers headers, byte[] body) {

  /** Status and size only: headers and body may hold secrets. */
  @Override
  public String toString() {
    return status + " (" + body.length + " bytes)";
  }
}
