package dev.dateline.server;

import dev.dateline.runtime.http.Headers;

/**
 * A response to send.
 *
 * @param status the HTTP status
 * @param headers the headers, {@code Content-Type} among them where there is a body; no {@code
 *     Content-Length}
 * @param body the body; empty when there is none. For {@code HEAD} it is what {@code GET} would
 *     answer, and whoever sends the response leaves it out
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes to send; compared by nobody.
public record ServerResponse(int status, Headers headers, byte[] body) {
  /** The status and the size of the body. */
  @Override
  public String toString() {
    return "HTTP " + status + ", " + body.length + " bytes";
  }
}
