package dev.dateline.server;

import dev.dateline.runtime.http.AuthHeader;
import dev.dateline.runtime.http.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** HTTP Basic (RFC 7617). */
final class BasicAuthenticator implements Authenticator {
  private final String challenge;
  private final BiFunction<String, String, Optional<Principal>> users;

  BasicAuthenticator(String realm, BiFunction<String, String, Optional<Principal>> users) {
    this.challenge =
        AuthHeader.ofParameters("Basic", Map.of("realm", realm)).format() + ", charset=\"UTF-8\"";
    this.users = users;
  }

  @Override
  public boolean supports(SecurityScheme scheme) {
    return scheme.kind() == SecurityScheme.Kind.BASIC;
  }

  @Override
  public Optional<Principal> authenticate(AuthenticationRequest request) {
    return request
        .credentials("Basic")
        .flatMap(BasicCredentials::of)
        .flatMap(credentials -> users.apply(credentials.user(), credentials.password()));
  }

  @Override
  public List<String> challenges(AuthenticationRequest request) {
    return List.of(challenge);
  }
}
