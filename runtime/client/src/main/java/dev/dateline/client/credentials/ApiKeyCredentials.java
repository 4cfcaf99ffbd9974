package dev.dateline.client.credentials;

import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.http.ParameterText;
import dev.dateline.runtime.http.SecurityScheme;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An API key in the header, the query parameter or the cookie that the document names. */
final class ApiKeyCredentials implements Credentials {

  private final @Nullable String scheme;
  private final String key;

  /**
   * A key.
   *
   * @param scheme the name of the scheme that it is for; null for every one that takes a key
   * @throws IllegalArgumentException when a header cannot carry it
   */
  ApiKeyCredentials(@Nullable String scheme, String key) {
    if (key.isEmpty() || !key.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "The API key is empty or has line breaks or characters outside of ASCII.");
    }
    this.scheme = scheme;
    this.key = key;
  }

  @Override
  public boolean fits(SecurityScheme asked) {
    boolean takesKey =
        switch (asked.kind()) {
          case API_KEY_HEADER, API_KEY_QUERY, API_KEY_COOKIE -> asked.parameter() != null;
          default -> false;
        };
    return takesKey && (scheme == null || scheme.equals(asked.name()));
  }

  @Override
  public HttpRequestData authorize(AuthorizationContext context) {
    HttpRequestData request = context.request();
    String name = Objects.requireNonNull(context.scheme().parameter(), "a key has a place");
    return switch (context.scheme().kind()) {
      case API_KEY_QUERY -> {
        String part = ParameterText.writeQuery(name, key, ParameterStyle.FORM, true);
        String uri = request.uri().toString();
        String separator = request.uri().getRawQuery() == null ? "?" : "&";
        yield request.withUri(URI.create(uri + separator + part));
      }
      case API_KEY_COOKIE -> {
        String cookie = ParameterText.writeCookie(name, key, true);
        String others = request.headers().first("Cookie").map(sent -> sent + "; ").orElse("");
        yield request.withHeader("Cookie", others + cookie);
      }
      default -> request.withHeader(name, key);
    };
  }

  @Override
  public String toString() {
    return "an API key";
  }
}
