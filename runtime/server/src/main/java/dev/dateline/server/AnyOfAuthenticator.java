package dev.dateline.server;

import dev.dateline.runtime.http.SecurityScheme;
import java.util.List;
import java.util.Optional;

/** Asks the first of several authenticators that supports a scheme. */
record AnyOfAuthenticator(List<Authenticator> authenticators) implements Authenticator {
  @Override
  public boolean supports(SecurityScheme scheme) {
    return authenticators.stream().anyMatch(authenticator -> authenticator.supports(scheme));
  }

  @Override
  public Optional<Principal> authenticate(AuthenticationRequest request) {
    return supporting(request.scheme()).flatMap(found -> found.authenticate(request));
  }

  @Override
  public List<String> challenges(AuthenticationRequest request) {
    return supporting(request.scheme()).map(found -> found.challenges(request)).orElse(List.of());
  }

  private Optional<Authenticator> supporting(SecurityScheme scheme) {
    return authenticators.stream()
        .filter(authenticator -> authenticator.supports(scheme))
        .findFirst();
  }
}
