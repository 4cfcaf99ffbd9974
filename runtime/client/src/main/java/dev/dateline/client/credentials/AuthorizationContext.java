package dev.dateline.client.credentials;

import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.client.transport.Origin;
import dev.dateline.client.transport.Transport;
import dev.dateline.runtime.http.SecurityScheme;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What credentials are told about the request that they are to authorize.
 *
 * @param scheme the security scheme of the document that was chosen
 * @param request without authorization when it is asked for, as sent when it was refused; its
 *     timeout is what is left of the call's
 * @param attempt 1 for the first sending of a call, one more for each time it is sent again
 * @param refusal the answer 401 because of which it is sent again; null otherwise
 * @param servers the servers that the document lists, absolute
 * @param baseUri the server that the client talks to: one of those, or another
 * @param transport for requests of the credentials' own, as to a token endpoint
 */
public record AuthorizationContext(
    SecurityScheme scheme,
    HttpRequestData request,
    int attempt,
    @Nullable HttpResponseData refusal,
    List<URI> servers,
    URI baseUri,
    Transport transport) {

  /**
   * An address of the document, as the client is to use it: where the client was pointed to a
   * server of its own (a stub, a gateway), what the document has on its server is on that one
   * instead; relative addresses are relative to the base URI.
   *
   * @param address from the document
   * @return the absolute address to call
   */
  public URI resolve(URI address) {
    if (!address.isAbsolute()) {
      return baseUri.resolve(address);
    }
    if (servers.stream().anyMatch(server -> Origin.of(server).equals(Origin.of(baseUri)))) {
      return address;
    }
    for (URI server : servers) {
      if (Origin.of(server).equals(Origin.of(address))) {
        return moved(address, server);
      }
    }
    return address;
  }

  private URI moved(URI address, URI server) {
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    String serverPath = withoutSlash(server.getRawPath());
    String moved =
        path.startsWith(serverPath + "/")
            ? withoutSlash(baseUri.getRawPath()) + path.substring(serverPath.length())
            : path;
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return URI.create(baseUri.getScheme() + "://" + baseUri.getRawAuthority() + moved + query);
  }

  private static String withoutSlash(String path) {
    return path == null ? "" : path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
