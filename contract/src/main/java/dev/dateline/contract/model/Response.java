package dev.dateline.contract.model;

import dev.dateline.runtime.http.MediaType;
import java.util.List;

/**
 * A documented answer.
 *
 * @param status {@code 200}, {@code 4XX} or {@code default}, as written, range letters upper case
 * @param name Pascal-case name of the case ({@code Ok}, {@code NotFound}, {@code ClientError},
 *     {@code Default})
 * @param success whether a plain call returns its body: 2xx, or default where no 2xx is documented
 * @param contents one per media type left that has a body, the preferred one first; empty when
 *     there is no body
 * @param mediaTypes what a client may ask for to get this answer, the preferred one first;
 *     versioned answers without a body have media types too
 * @param headers documented response headers
 * @param documentation prose
 */
public record Response(
    String status,
    String name,
    boolean success,
    List<Content> contents,
    List<MediaType> mediaTypes,
    List<Header> headers,
    Documentation documentation) {

  public Response {
    contents = List.copyOf(contents);
    mediaTypes = List.copyOf(mediaTypes);
    headers = List.copyOf(headers);
  }

  /**
   * A documented response header.
   *
   * @param wireName as it travels
   * @param type of its value
   * @param required whether it is always there
   * @param documentation prose
   */
  public record Header(
      String wireName, TypeRef type, boolean required, Documentation documentation) {}
}
