package dev.dateline.server.jakarta;

import dev.dateline.server.TokenEndpoint;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/**
 * A token endpoint as a resource. Subclasses add nothing but the path, since documents differ in
 * it:
 *
 * <pre>{@code
 * @Path("oauth/token")
 * public final class Tokens extends TokenResource {
 *   public Tokens(TokenEndpoint endpoint) {
 *     super(endpoint);
 *   }
 * }
 * }</pre>
 */
public abstract class TokenResource {
  private final TokenEndpoint endpoint;

  /** Creates a resource over an endpoint. */
  protected TokenResource(TokenEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Issues a token, or says why not (RFC 6749, 4.4 and 5.2). */
  @POST
  public Response issue(@Context HttpHeaders headers, @Context UriInfo uri, InputStream body) {
    return JakartaMessages.response(
        endpoint.handle(JakartaMessages.request("POST", headers, uri, body)));
  }
}
