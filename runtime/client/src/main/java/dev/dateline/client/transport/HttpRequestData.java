package dev.dateline.client.transport;

import dev.dateline.runtime.http.Headers;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, ready to be sent.
 *
 * @param method in upper case
 * @param uri absolute, {@code http} or {@code https}, already encoded
 * @param headers without those that the transport sets itself ({@code Host}, {@code
 *     Content-Length}, {@code Connection})
 * @param body the bytes to send, or null for none; shared, not copied: not to be changed
 * @param timeout how long to wait for the whole answer, body included; positive
 * @param maxResponseSize the largest body to accept, in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying costs
public record HttpRequestData(
    String method,
    URI uri,
    Headers headers,
    byte @Nullable [] body,
    Duration timeout,
    long maxResponseSize) {

  /**
   * This request with one header set anew.
   *
   * @param name of the header; what was sent under that name is replaced
   * @param value visible ASCII, spaces and tabs
   * @return the changed copy
   */
  public HttpRequestData withHeader(String name, String value) {
    return new HttpRequestData(
        method, uri, headers.toBuilder().set(name, value).build(), body, timeout, maxResponseSize);
  }

  /**
   * This request to another address.
   *
   * @param address absolute, already encoded
   * @return the changed copy
   */
  public HttpRequestData withUri(URI address) {
    return new HttpRequestData(method, address, headers, body, timeout, maxResponseSize);
  }

  /**
   * This request with another timeout.
   *
   * @param remaining how long to wait, positive
   * @return the changed copy
   */
  public HttpRequestData withTimeout(Duration remaining) {
    return new HttpRequestData(method, uri, headers, body, remaining, maxResponseSize);
  }

  /**
   * Method and address without query, user or fragment: fit for messages.
   *
   * @return as in {@code GET https://example.org/things/1}
   */
  public String summary() {
    return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
  }

  /** Method and address only: headers and body may hold secrets. */
  @Override
  public String toString() {
    return summary();
  }
}
