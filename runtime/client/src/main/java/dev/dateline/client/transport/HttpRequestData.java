package dev.dateline.client.transport;

import dev.dateline.runtime.http.BinaryData;
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
 * @param timeout how long to wait for the whole answer, body included, or up to the body where that
 *     is streamed; positive
 * @param maxResponseSize the largest body to accept, in bytes; a streamed one has no limit
 * @param readTimeout null to read all of every answer; otherwise the body of an answer 2xx is
 *     handed out as a stream, each of whose reads waits so long at most
 */
public record HttpRequestData(
    String method,
    URI uri,
    Headers headers,
    @Nullable BinaryData body,
    Duration timeout,
    long maxResponseSize,
    @Nullable Duration readTimeout) {

  /**
   * A request whose body is in memory, and so will be that of the answer.
   *
   * @param method in upper case
   * @param uri absolute, already encoded
   * @param headers without those that the transport sets itself
   * @param body the bytes to send, or null for none; shared, not copied: not to be changed
   * @param timeout how long to wait for the whole answer
   * @param maxResponseSize the largest body to accept, in bytes
   */
  public HttpRequestData(
      String method,
      URI uri,
      Headers headers,
      byte @Nullable [] body,
      Duration timeout,
      long maxResponseSize) {
    this(
        method,
        uri,
        headers,
        body == null ? null : BinaryData.of(body),
        timeout,
        maxResponseSize,
        null);
  }

  /**
   * This request with one header set anew.
   *
   * @param name of the header; what was sent under that name is replaced
   * @param value visible ASCII, spaces and tabs
   * @return the changed copy
   */
  public HttpRequestData withHeader(String name, String value) {
    return withHeaders(headers.toBuilder().set(name, value).build());
  }

  /**
   * This request with other headers.
   *
   * @param changed all of them
   * @return the changed copy
   */
  public HttpRequestData withHeaders(Headers changed) {
    return new HttpRequestData(method, uri, changed, body, timeout, maxResponseSize, readTimeout);
  }

  /**
   * This request with another body.
   *
   * @param changed the bytes to send, or null for none
   * @return the changed copy
   */
  public HttpRequestData withBody(@Nullable BinaryData changed) {
    return new HttpRequestData(
        method, uri, headers, changed, timeout, maxResponseSize, readTimeout);
  }

  /**
   * This request to another address.
   *
   * @param address absolute, already encoded
   * @return the changed copy
   */
  public HttpRequestData withUri(URI address) {
    return new HttpRequestData(
        method, address, headers, body, timeout, maxResponseSize, readTimeout);
  }

  /**
   * This request with another timeout.
   *
   * @param remaining how long to wait, positive
   * @return the changed copy
   */
  public HttpRequestData withTimeout(Duration remaining) {
    return new HttpRequestData(method, uri, headers, body, remaining, maxResponseSize, readTimeout);
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
