package dev.dateline.client.credentials;

import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Proves who is calling. A client has one of these and uses it for every operation one of whose
 * security alternatives it {@linkplain #fits fits}.
 *
 * <p>Safe for use by many threads and by several clients at once. {@code toString} shows no secret.
 */
public interface Credentials {

  /**
   * Whether these credentials are what a scheme asks for.
   *
   * @param scheme of the document
   * @return false where another alternative is to be tried
   */
  boolean fits(SecurityScheme scheme);

  /**
   * Authorizes a request that is about to be sent.
   *
   * @param context the request and what is known around it
   * @return the request to send, with the proof in it
   * @throws CredentialsException when no proof can be had
   */
  HttpRequestData authorize(AuthorizationContext context);

  /**
   * Looks at an answer 401.
   *
   * @param context the request as it was sent
   * @param response the answer
   * @return whether to authorize the request and send it once more
   */
  default boolean onUnauthorized(AuthorizationContext context, HttpResponseData response) {
    return false;
  }

  /**
   * Looks at an answer that is not 401.
   *
   * @param context the request as it was sent
   * @param response the answer
   */
  default void onAccepted(AuthorizationContext context, HttpResponseData response) {}

  /**
   * A bearer token (RFC 6750) that does not change.
   *
   * @param token the token alone
   * @return credentials for HTTP bearer, OAuth 2.0 and OpenID Connect schemes
   * @throws IllegalArgumentException when the token has characters that no header may have
   */
  static Credentials bearer(String token) {
    String checked = BearerCredentials.checked(token);
    return new BearerCredentials(() -> checked);
  }

  /**
   * A bearer token (RFC 6750) from elsewhere, asked for before each request, and once more after an
   * answer 401: if the token is then another one, the request is sent again.
   *
   * @param token gives the token alone; called by many threads
   * @return credentials for HTTP bearer, OAuth 2.0 and OpenID Connect schemes
   */
  static Credentials bearer(Supplier<String> token) {
    return new BearerCredentials(token);
  }

  /**
   * A service account: OAuth 2.0 client credentials (RFC 6749, section 4.4). Tokens come from the
   * document's token endpoint, are shared by all threads and renewed before they expire.
   *
   * @param clientId of the service account
   * @param clientSecret of the service account
   * @return credentials for OAuth 2.0 client credential schemes
   */
  static ServiceAccountCredentials serviceAccount(String clientId, String clientSecret) {
    return new ServiceAccountCredentials(clientId, clientSecret);
  }

  /**
   * HTTP digest (RFC 7616), as API keys with a public and a private part use it.
   *
   * @param user name, or public key
   * @param password or private key
   * @return credentials for HTTP digest schemes
   */
  static Credentials digest(String user, String password) {
    return new DigestCredentials(user, password);
  }

  /**
   * HTTP basic (RFC 7617).
   *
   * @param user without a colon
   * @param password any
   * @return credentials for HTTP basic schemes
   * @throws IllegalArgumentException when the user's name has a colon, or either a control
   *     character
   */
  static Credentials basic(String user, String password) {
    return new BasicCredentials(user, password);
  }

  /**
   * An API key in the header, the query parameter or the cookie that the document names.
   *
   * @param key the key alone
   * @return credentials for every API key scheme
   * @throws IllegalArgumentException when the key has characters that no header may have
   */
  static Credentials apiKey(String key) {
    return new ApiKeyCredentials(null, key);
  }

  /**
   * An API key for one of several API key schemes.
   *
   * @param scheme the name of the scheme in the document
   * @param key the key alone
   * @return credentials for that scheme
   * @throws IllegalArgumentException when the key has characters that no header may have
   */
  static Credentials apiKey(String scheme, String key) {
    return new ApiKeyCredentials(scheme, key);
  }

  /**
   * Credentials of several kinds: for operations that need more than one proof at once, or not the
   * same ones.
   *
   * @param credentials for each scheme the first that fits it is used
   * @return credentials for all schemes that one of them fits
   */
  static Credentials several(Credentials... credentials) {
    return new SeveralCredentials(List.of(credentials));
  }

  /**
   * The credentials that environment variables hold, under the names that the document gives them
   * ({@code x-dateline-credentials}). Where they hold those of several schemes, an operation is
   * called under the first of its alternatives for which there are some. Clients look here by
   * themselves when they are given no credentials.
   *
   * @param protocol of the API
   * @param variables by name, as of {@link System#getenv()}; what is empty counts as not set
   * @return empty where no scheme has all that it needs and none has a part of it
   * @throws IllegalStateException when a scheme has only a part of what it needs, or what it has
   *     cannot be sent; the message names the variables, without their values
   */
  static Optional<Credentials> fromEnvironment(
      ApiProtocol protocol, Map<String, String> variables) {
    return EnvironmentCredentials.find(protocol, variables);
  }

  /**
   * No credentials, on purpose: requests go out as they are, whatever the document asks for.
   *
   * @return credentials that fit every scheme and add nothing
   */
  static Credentials none() {
    return NoCredentials.INSTANCE;
  }
}
