package dev.dateline.client.credentials;

import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.SecurityScheme;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A bearer token (RFC 6750) that the caller has or gets. */
final class BearerCredentials implements Credentials {

  private final Supplier<String> token;

  BearerCredentials(Supplier<String> token) {
    this.token = token;
  }

  /**
   * A token that a header can carry.
   *
   * @throws IllegalArgumentException when it is not, without quoting it
   */
  static String checked(String token) {
    if (!canBeSent(token)) {
      throw new IllegalArgumentException(
          "The bearer token is empty or has spaces, line breaks or characters outside of ASCII.");
    }
    return token;
  }

  /** Whether a header can carry it; suppliers without null checks may give null. */
  static boolean canBeSent(@Nullable String token) {
    return token != null && !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  @Override
  public boolean fits(SecurityScheme scheme) {
    return switch (scheme.kind()) {
      case BEARER, OAUTH2_CLIENT_CREDENTIALS, OAUTH2_OTHER, OPEN_ID -> true;
      default -> false;
    };
  }

  @Override
  public HttpRequestData authorize(AuthorizationContext context) {
    return context.request().withHeader("Authorization", authorization());
  }

  /** Worth another try only with another token. */
  @Override
  public boolean onUnauthorized(AuthorizationContext context, HttpResponseData response) {
    return context.attempt() == 1
        && !context.request().headers().all("Authorization").contains(authorization());
  }

  private String authorization() {
    String given = token.get();
    if (!canBeSent(given)) {
      throw new CredentialsException(
          "The supplier of the bearer token gave one that cannot be sent: none, an empty one, or"
              + " one with spaces, line breaks or characters outside of ASCII.");
    }
    return "Bearer " + given;
  }

  @Override
  public String toString() {
    return "a bearer token";
  }
}
