package dev.dateline.runtime.http;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to authenticate that the document declares (OpenAPI 3.1 §4.8.27).
 *
 * @param name the name in the document's components
 * @param kind what it is
 * @param parameter the name of the header, query parameter or cookie of an API key; null otherwise
 * @param tokenUrl where OAuth 2 tokens are got; null otherwise
 * @param realm the realm that the server announces; null when the document does not say
 * @param environment the environment variables that credentials are taken from, by role such as
 *     {@code clientId}; from {@code x-dateline-credentials}
 */
public record SecurityScheme(
    String name,
    Kind kind,
    @Nullable String parameter,
    @Nullable URI tokenUrl,
    @Nullable String realm,
    Map<String, String> environment) {

  /** Copies the map. */
  public SecurityScheme {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** A scheme of which nothing but its kind is known. */
  public static SecurityScheme of(String name, Kind kind) {
    return new SecurityScheme(name, kind, null, null, null, Map.of());
  }

  /** What a scheme can be. */
  public enum Kind {
    /** An API key in a header. */
    API_KEY_HEADER,
    /** An API key in the query. */
    API_KEY_QUERY,
    /** An API key in a cookie. */
    API_KEY_COOKIE,
    /** HTTP Basic (RFC 7617). */
    BASIC,
    /** HTTP bearer tokens (RFC 6750). */
    BEARER,
    /** HTTP Digest (RFC 7616). */
    DIGEST,
    /** OAuth 2 with the client credentials grant (RFC 6749 §4.4). */
    OAUTH2_CLIENT_CREDENTIALS,
    /** OAuth 2 with other grants only. */
    OAUTH2_OTHER,
    /** OpenID Connect. */
    OPEN_ID,
    /** TLS client certificates. */
    MUTUAL_TLS,
    /** Anything else. */
    OTHER;

    /**
     * What credentials of this kind are made of, as {@code x-dateline-credentials} calls it;
     * nothing where they are not a text or two.
     */
    public List<String> credentialRoles() {
      return switch (this) {
        case OAUTH2_CLIENT_CREDENTIALS -> List.of("clientId", "clientSecret");
        case BASIC, DIGEST -> List.of("username", "password");
        case BEARER, OAUTH2_OTHER, OPEN_ID -> List.of("token");
        case API_KEY_HEADER, API_KEY_QUERY, API_KEY_COOKIE -> List.of("key");
        case MUTUAL_TLS, OTHER -> List.of();
      };
    }
  }
}
