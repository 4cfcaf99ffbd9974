package dev.dateline.client.credentials;

import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.client.transport.Origin;
import dev.dateline.runtime.http.AuthHeader;
import dev.dateline.runtime.http.DigestAuthentication;
import dev.dateline.runtime.http.DigestAuthentication.Challenge;
import dev.dateline.runtime.http.SecurityScheme;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HTTP digest (RFC 7616). The first request to a server goes out without proof and is sent again
 * after the challenge; from then on each carries its proof at once, until the nonce goes stale.
 *
 * <p>A nonce serves one request at a time, since a server may insist that its counts arrive in
 * order. Calls at the same time therefore get a challenge each before they have a nonce each.
 */
final class DigestCredentials implements Credentials {

  private final String user;
  private final String password;

  /** By origin: a nonce is no other server's business. */
  private final Map<String, DigestNonces> nonces = new ConcurrentHashMap<>();

  DigestCredentials(String user, String password) {
    this.user = user;
    this.password = password;
  }

  @Override
  public boolean fits(SecurityScheme scheme) {
    return scheme.kind() == SecurityScheme.Kind.DIGEST;
  }

  @Override
  public HttpRequestData authorize(AuthorizationContext context) {
    HttpRequestData request = context.request();
    DigestNonces here = noncesOf(request);
    HttpResponseData refusal = context.refusal();
    DigestNonces.Use use =
        (refusal == null ? Optional.<Challenge>empty() : challengeOf(refusal))
            .map(here::begin)
            .or(here::next)
            .orElse(null);
    if (use == null) {
      return request;
    }
    return request.withHeader(
        "Authorization",
        DigestAuthentication.answer(
                use.challenge(),
                user,
                password,
                request.method(),
                target(request.uri()),
                use.count(),
                use.cnonce())
            .format());
  }

  /**
   * A challenge is answered once. If that answer is refused, the password is wrong, unless the
   * server says that only the nonce was.
   */
  @Override
  public boolean onUnauthorized(AuthorizationContext context, HttpResponseData response) {
    sent(context.request()).ifPresent(proof -> noncesOf(context.request()).drop(proof));
    Optional<Challenge> challenge = challengeOf(response);
    return challenge.isPresent() && (context.attempt() == 1 || challenge.get().stale());
  }

  /** The nonce is free for the next request, or replaced by the one that the server now wants. */
  @Override
  public void onAccepted(AuthorizationContext context, HttpResponseData response) {
    sent(context.request())
        .ifPresent(
            proof ->
                noncesOf(context.request())
                    .giveBack(proof, nextNonce(response.headers().all("Authentication-Info"))));
  }

  private DigestNonces noncesOf(HttpRequestData request) {
    return nonces.computeIfAbsent(Origin.of(request.uri()), origin -> new DigestNonces());
  }

  private static Optional<AuthHeader> sent(HttpRequestData request) {
    return request
        .headers()
        .first("Authorization")
        .map(AuthHeader::parseCredentials)
        .filter(proof -> proof.isScheme(DigestAuthentication.SCHEME));
  }

  private static Optional<Challenge> challengeOf(HttpResponseData response) {
    return DigestAuthentication.strongest(
        AuthHeader.readChallenges(response.headers().all("WWW-Authenticate")));
  }

  /** RFC 7616, section 3.5; its parameters are written as those of a challenge are. */
  private static Optional<String> nextNonce(List<String> lines) {
    return AuthHeader.readChallenges(
            lines.stream().map(line -> DigestAuthentication.SCHEME + " " + line).toList())
        .stream()
        .flatMap(info -> info.parameter("nextnonce").stream())
        .findFirst();
  }

  private static String target(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  @Override
  public String toString() {
    return "digest credentials of user " + user;
  }
}
