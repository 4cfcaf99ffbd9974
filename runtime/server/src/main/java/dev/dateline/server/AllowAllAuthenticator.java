package dev.dateline.server;

import dev.dateline.runtime.http.SecurityScheme;
import java.util.List;
import java.util.Optional;

/** Takes everybody for the same principal. */
record AllowAllAuthenticator(Principal everybody) implements Authenticator {
  @Override
  public boolean supports(SecurityScheme scheme) {
    return true;
  }

  @Override
  public Optional<Principal> authenticate(AuthenticationRequest request) {
    return Optional.of(everybody);
  }

  @Override
  public List<String> challenges(AuthenticationRequest request) {
    return List.of();
  }
}
