package dev.dateline.client.credentials;

import dev.dateline.client.errors.ClientException;
import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.SecurityScheme;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A service account: OAuth 2.0 client credentials (RFC 6749, section 4.4), sent to the token
 * endpoint as HTTP basic.
 *
 * <p>A token serves all threads and all clients that share these credentials and talk to the same
 * token endpoint. It is renewed shortly before it expires, and once after an answer 401; while one
 * thread fetches it, the others wait for that one's outcome. Safe for use by many threads.
 */
public final class ServiceAccountCredentials implements Credentials {

  private static final Duration REVOCATION_TIMEOUT = Duration.ofSeconds(30);

  private final String clientId;
  private final String clientSecret;
  private final @Nullable URI tokenUri;
  private final LongSupplier nanoTime;
  private final Map<URI, TokenCache> tokens = new ConcurrentHashMap<>();

  ServiceAccountCredentials(String clientId, String clientSecret) {
    this(clientId, clientSecret, null, System::nanoTime);
  }

  ServiceAccountCredentials(
      String clientId, String clientSecret, @Nullable URI tokenUri, LongSupplier nanoTime) {
    if (clientId.isBlank() || clientSecret.isBlank()) {
      throw new IllegalArgumentException(
          "A service account needs a client id and a client secret; the "
              + (clientId.isBlank() ? "id" : "secret")
              + " is empty.");
    }
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.tokenUri = tokenUri;
    this.nanoTime = nanoTime;
  }

  /**
   * The same account with another token endpoint than the document's.
   *
   * @param tokenUri absolute, or relative to the client's base URI
   * @return new credentials, without tokens yet
   */
  public ServiceAccountCredentials tokenUri(URI tokenUri) {
    return new ServiceAccountCredentials(clientId, clientSecret, checked(tokenUri), nanoTime);
  }

  /**
   * Gives back every token that these credentials hold (RFC 7009), as when a program ends: nobody
   * can use them any more. A call after this fetches a new one.
   *
   * @param revocationUri the endpoint to give them back to; absolute, or relative to the base URI
   *     of the client that a token was fetched for
   * @throws CredentialsException when the endpoint refuses; the token is not used again all the
   *     same
   * @throws dev.dateline.client.errors.TransportException when the endpoint does not answer within
   *     half a minute; the token is not used again all the same
   */
  public void revoke(URI revocationUri) {
    RuntimeException failure = null;
    for (TokenCache cache : tokens.values()) {
      try {
        cache.revoke(checked(revocationUri), REVOCATION_TIMEOUT);
      } catch (ClientException e) {
        failure = e; // the others are given back nevertheless
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static URI checked(URI endpoint) {
    if (endpoint.isAbsolute() && !isHttp(endpoint)) {
      throw new IllegalArgumentException(
          "Such an endpoint is an http or https address, not " + endpoint.getScheme() + ".");
    }
    return endpoint;
  }

  private static boolean isHttp(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    return scheme.equals("https") || scheme.equals("http");
  }

  @Override
  public boolean fits(SecurityScheme scheme) {
    return switch (scheme.kind()) {
      case OAUTH2_CLIENT_CREDENTIALS -> true;
      // These say nothing of where tokens come from; the caller has to.
      case BEARER, OAUTH2_OTHER, OPEN_ID -> tokenUri != null;
      default -> false;
    };
  }

  @Override
  public HttpRequestData authorize(AuthorizationContext context) {
    return context
        .request()
        .withHeader("Authorization", "Bearer " + tokens(context).token(context));
  }

  @Override
  public boolean onUnauthorized(AuthorizationContext context, HttpResponseData response) {
    if (context.attempt() > 1) {
      return false;
    }
    String sent =
        context.request().headers().first("Authorization").orElse("").replaceFirst("^Bearer ", "");
    tokens(context).forget(sent);
    return true;
  }

  private TokenCache tokens(AuthorizationContext context) {
    return tokens.computeIfAbsent(
        endpoint(context),
        endpoint -> new TokenCache(new TokenEndpoint(endpoint, clientId, clientSecret), nanoTime));
  }

  private URI endpoint(AuthorizationContext context) {
    if (tokenUri != null) {
      return tokenUri.isAbsolute() ? tokenUri : context.baseUri().resolve(tokenUri);
    }
    URI documented = context.scheme().tokenUrl();
    if (documented == null) {
      throw new CredentialsException(
          "The security scheme "
              + context.scheme().name()
              + " names no token endpoint; name one with"
              + " Credentials.serviceAccount(…).tokenUri(…).");
    }
    return context.resolve(documented);
  }

  @Override
  public String toString() {
    return "service account " + clientId;
  }
}
