package dev.dateline.server;

import dev.dateline.runtime.http.AuthHeader;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.http.ParameterText;
import dev.dateline.runtime.http.QueryText;
import dev.dateline.runtime.http.SecurityScheme;
import java.util.Optional;

/**
 * What an {@link Authenticator} looks at: one security scheme and the request without its body.
 *
 * @param scheme the scheme of the document that is being tried
 * @param method the HTTP method as it stood on the request line
 * @param rawTarget path and query as they stood on the request line
 * @param headers the headers
 */
public record AuthenticationRequest(
    SecurityScheme scheme, String method, String rawTarget, Headers headers) {

  /**
   * The credentials in {@code Authorization}; empty when it is absent, malformed or of another
   * scheme.
   *
   * @param authScheme the name of an HTTP authentication scheme, in any case: {@code Bearer}
   */
  public Optional<AuthHeader> credentials(String authScheme) {
    return AuthorizationHeader.of(headers).filter(found -> found.isScheme(authScheme));
  }

  /** The value of the header, query parameter or cookie of an API key scheme; empty if absent. */
  public Optional<String> apiKey() {
    String name = scheme.parameter();
    if (name == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          switch (scheme.kind()) {
            case API_KEY_HEADER -> headers.first(name).orElse(null);
            case API_KEY_QUERY ->
                ParameterText.parseQuery(QueryText.of(query()), name, ParameterStyle.FORM, true)
                    .text();
            case API_KEY_COOKIE ->
                ParameterText.parseCookie(
                        QueryText.ofCookies(String.join("; ", headers.all("Cookie"))), name, false)
                    .text();
            default -> null;
          });
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // Malformed or there twice: no key of anybody.
    }
  }

  private String query() {
    int mark = rawTarget.indexOf('?');
    return mark < 0 ? "" : rawTarget.substring(mark + 1);
  }

  /** Scheme and method; the rest may hold secrets. */
  @Override
  public String toString() {
    return scheme.name() + " for " + method;
  }
}
