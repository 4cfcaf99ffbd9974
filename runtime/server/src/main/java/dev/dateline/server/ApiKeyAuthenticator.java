package dev.dateline.server;

import dev.dateline.runtime.http.SecurityScheme;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** API keys in a header, a query parameter or a cookie. */
final class ApiKeyAuthenticator implements Authenticator {
  private final Function<String, Optional<Principal>> keys;

  ApiKeyAuthenticator(Function<String, Optional<Principal>> keys) {
    this.keys = keys;
  }

  @Override
  public boolean supports(SecurityScheme scheme) {
    return switch (scheme.kind()) {
      case API_KEY_HEADER, API_KEY_QUERY, API_KEY_COOKIE -> true;
      default -> false;
    };
  }

  @Override
  public Optional<Principal> authenticate(AuthenticationRequest request) {
    return request.apiKey().filter(key -> !key.isEmpty()).flatMap(keys);
  }

  /** RFC 9110 asks for a challenge, though no registered one stands for an API key. */
  @Override
  public List<String> challenges(AuthenticationRequest request) {
    return List.of("ApiKey");
  }
}
