package dev.dateline.client.credentials;

import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.runtime.http.SecurityScheme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** HTTP basic (RFC 7617), in UTF-8. */
final class BasicCredentials implements Credentials {

  private final String user;
  private final String authorization;

  BasicCredentials(String user, String password) {
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "The user name of basic credentials must not have a colon (RFC 7617, section 2).");
    }
    if ((user + password).chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "Basic credentials must not have control characters (RFC 7617, section 2).");
    }
    this.user = user;
    this.authorization = authorization(user, password);
  }

  /** The header's value for a user and a password that are already as they are to be sent. */
  static String authorization(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean fits(SecurityScheme scheme) {
    return scheme.kind() == SecurityScheme.Kind.BASIC;
  }

  @Override
  public HttpRequestData authorize(AuthorizationContext context) {
    return context.request().withHeader("Authorization", authorization);
  }

  @Override
  public String toString() {
    return "basic credentials of user " + user;
  }
}
