package dev.dateline.server;

import dev.dateline.runtime.http.DigestAuthentication;
import dev.dateline.runtime.http.DigestAuthentication.Algorithm;
import dev.dateline.runtime.http.DigestAuthentication.Challenge;
import dev.dateline.runtime.http.DigestAuthentication.Credentials;
import dev.dateline.runtime.http.SecurityScheme;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** HTTP Digest (RFC 7616) with the quality of protection {@code auth}. */
final class DigestAuthenticator implements Authenticator {
  private final String realm;
  private final List<Algorithm> algorithms;
  private final Nonces nonces;
  private final Function<String, Optional<DigestAccount>> accounts;

  DigestAuthenticator(
      String realm,
      List<String> algorithms,
      Nonces nonces,
      Function<String, Optional<DigestAccount>> accounts) {
    if (algorithms.isEmpty()) {
      throw new IllegalArgumentException("HTTP Digest needs an algorithm");
    }
    this.realm = realm;
    this.algorithms = algorithms.stream().map(DigestAuthenticator::algorithm).toList();
    this.nonces = nonces;
    this.accounts = accounts;
  }

  private static Algorithm algorithm(String name) {
    return Algorithm.of(name)
        .filter(found -> !found.isSession())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "HTTP Digest knows the algorithms MD5, SHA-256 and SHA-512-256, not " + name));
  }

  @Override
  public boolean supports(SecurityScheme scheme) {
    return scheme.kind() == SecurityScheme.Kind.DIGEST;
  }

  @Override
  public Optional<Principal> authenticate(AuthenticationRequest request) {
    Credentials credentials = credentials(request);
    if (credentials == null) {
      return Optional.empty();
    }
    // The proof first: only who knows the password may use up a count.
    return proven(credentials, request.method())
        .filter(account -> nonces.use(credentials.nonce(), credentials.count()))
        .map(DigestAccount::principal);
  }

  /** One challenge for each algorithm, {@code stale} where nothing but the nonce was wrong. */
  @Override
  public List<String> challenges(AuthenticationRequest request) {
    Credentials credentials = credentials(request);
    boolean stale =
        credentials != null
            && nonces.isStale(credentials.nonce(), credentials.count())
            && proven(credentials, request.method()).isPresent();
    String nonce = nonces.next();
    return algorithms.stream()
        .map(algorithm -> new Challenge(realm, nonce, algorithm, true, null, stale, false).format())
        .toList();
  }

  /** The credentials, if they are for this request, this realm and a nonce of ours. */
  private @Nullable Credentials credentials(AuthenticationRequest request) {
    return request
        .credentials(DigestAuthentication.SCHEME)
        .flatMap(Credentials::from)
        .filter(found -> found.nonceCount() != null && !found.userhash())
        .filter(found -> algorithms.contains(found.algorithm()))
        .filter(found -> found.realm().equals(realm))
        .filter(found -> found.uri().equals(request.rawTarget()))
        .filter(found -> nonces.isOurs(found.nonce()))
        .orElse(null);
  }

  private Optional<DigestAccount> proven(Credentials credentials, String method) {
    return accounts
        .apply(credentials.username())
        .filter(account -> isProof(account, credentials, method));
  }

  private static boolean isProof(DigestAccount account, Credentials credentials, String method) {
    String password = account.password();
    if (password != null) {
      return credentials.prove(credentials.username(), password, method);
    }
    String ha1 = account.hash(credentials.algorithm().token());
    if (ha1 == null) {
      return false;
    }
    String expected =
        DigestAuthentication.response(
            credentials.algorithm(),
            ha1.toLowerCase(Locale.ROOT),
            credentials.nonce(),
            credentials.nonceCount(),
            credentials.cnonce(),
            DigestAuthentication.ha2(credentials.algorithm(), method, credentials.uri()));
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8),
        credentials.response().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }
}
