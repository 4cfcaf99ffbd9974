package dev.dateline.server;

import dev.dateline.runtime.http.SecurityScheme;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Bearer tokens (RFC 6750). */
final class BearerAuthenticator implements Authenticator {
  private static final String SCHEME = "Bearer";

  private final Function<String, Optional<Principal>> tokens;

  BearerAuthenticator(Function<String, Optional<Principal>> tokens) {
    this.tokens = tokens;
  }

  @Override
  public boolean supports(SecurityScheme scheme) {
    return switch (scheme.kind()) {
      case BEARER, OAUTH2_CLIENT_CREDENTIALS, OAUTH2_OTHER, OPEN_ID -> true;
      default -> false;
    };
  }

  @Override
  public Optional<Principal> authenticate(AuthenticationRequest request) {
    return request
        .credentials(SCHEME)
        .flatMap(credentials -> Optional.ofNullable(credentials.token68()))
        .flatMap(tokens);
  }

  @Override
  public List<String> challenges(AuthenticationRequest request) {
    // RFC 6750, 3.1: no error code when the request carries no token at all.
    return List.of(
        request.credentials(SCHEME).isEmpty() ? SCHEME : SCHEME + " error=\"invalid_token\"");
  }
}
