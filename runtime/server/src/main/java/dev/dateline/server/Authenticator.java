package dev.dateline.server;

import dev.dateline.runtime.http.SecurityScheme;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Finds out who calls. Implementations are thread safe and compare secrets in constant time.
 *
 * <p>An operation names alternatives, each a set of security schemes. The handler asks once for
 * each scheme that it needs; all of an alternative must answer.
 */
public interface Authenticator {
  /**
   * Whether this authenticator knows what to do with a scheme. One that is supported by none is
   * never satisfied.
   */
  boolean supports(SecurityScheme scheme);

  /** Who calls; empty when the request does not prove it under the scheme. */
  Optional<Principal> authenticate(AuthenticationRequest request);

  /**
   * The values of {@code WWW-Authenticate} for a request that {@link #authenticate} was not
   * convinced by (RFC 9110, 11.6.1); may be empty.
   */
  List<String> challenges(AuthenticationRequest request);

  /**
   * Bearer tokens (RFC 6750), for the schemes bearer, OAuth 2.0 and OpenID Connect.
   *
   * @param tokens who a token belongs to; empty for one that is unknown or expired
   */
  static Authenticator bearer(Function<String, Optional<Principal>> tokens) {
    return new BearerAuthenticator(tokens);
  }

  /**
   * HTTP Digest (RFC 7616) with {@code qop=auth}, MD5 and SHA-256 and nonces of five minutes.
   *
   * @param realm the realm, of which hashes are made
   * @param accounts the account of a user name
   */
  static Authenticator digest(String realm, Function<String, Optional<DigestAccount>> accounts) {
    return digest(realm, List.of("SHA-256", "MD5"), Nonces.of(Clock.systemUTC()), accounts);
  }

  /**
   * HTTP Digest (RFC 7616) with {@code qop=auth}.
   *
   * @param realm the realm, of which hashes are made
   * @param algorithms {@code MD5}, {@code SHA-256} or {@code SHA-512-256}, preferred one first
   * @param nonces the source of nonces
   * @param accounts the account of a user name
   * @throws IllegalArgumentException when there is no algorithm or one that is not supported
   */
  static Authenticator digest(
      String realm,
      List<String> algorithms,
      Nonces nonces,
      Function<String, Optional<DigestAccount>> accounts) {
    return new DigestAuthenticator(realm, algorithms, nonces, accounts);
  }

  /**
   * HTTP Basic (RFC 7617).
   *
   * @param realm the realm that is shown to the caller
   * @param users who a user name and a password belong to; should compare with {@link
   *     java.security.MessageDigest#isEqual}
   */
  static Authenticator basic(String realm, BiFunction<String, String, Optional<Principal>> users) {
    return new BasicAuthenticator(realm, users);
  }

  /**
   * API keys in a header, a query parameter or a cookie.
   *
   * @param keys who a key belongs to
   */
  static Authenticator apiKey(Function<String, Optional<Principal>> keys) {
    return new ApiKeyAuthenticator(keys);
  }

  /** The first of several authenticators that supports a scheme. */
  static Authenticator anyOf(Authenticator... authenticators) {
    return new AnyOfAuthenticator(List.of(authenticators));
  }

  /** Knows nobody: every secured operation answers 401. */
  static Authenticator none() {
    return new AnyOfAuthenticator(List.of());
  }

  /** Lets everybody in, with every role and without looking at the request. For tests. */
  static Authenticator allowAll() {
    return new AllowAllAuthenticator(new Principal("everybody", Set.of(Principal.EVERY_ROLE)));
  }
}
