package dev.dateline.client.credentials;

import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.AuthHeader;
import dev.dateline.runtime.http.DigestAuthentication;
import dev.dateline.runtime.http.DigestAuthentication.Challenge;
import dev.dateline.runtime.http.SecurityScheme;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * HTTP digest (RFC 7616). The first request to a server goes out without proof and is sent again
 * after the challenge; from then on each carries its proof at once, until the nonce goes stale.
 */
final class DigestCredentials implements Credentials {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String user;
  private final String password;

  /** The last challenge of each server: a nonce is no other server's business. */
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  /**
   * A challenge and what goes with it. The client's nonce stays the same, as session algorithms
   * (MD5-sess) keep the one they began with.
   */
  private record Session(Challenge challenge, String cnonce, AtomicInteger uses) {
    static Session of(Challenge challenge) {
      byte[] random = new byte[16];
      RANDOM.nextBytes(random);
      return new Session(challenge, HexFormat.of().formatHex(random), new AtomicInteger());
    }
  }

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
    Session session = sessions.get(AuthorizationContext.origin(request.uri()));
    if (session == null) {
      return request;
    }
    return request.withHeader(
        "Authorization",
        DigestAuthentication.answer(
                session.challenge(),
                user,
                password,
                request.method(),
                target(request.uri()),
                session.uses().incrementAndGet(),
                session.cnonce())
            .format());
  }

  /**
   * A challenge is answered once. If that answer is refused, the password is wrong, unless the
   * server says that only the nonce was.
   */
  @Override
  public boolean onUnauthorized(AuthorizationContext context, HttpResponseData response) {
    String origin = AuthorizationContext.origin(context.request().uri());
    Optional<Challenge> challenge =
        DigestAuthentication.strongest(challenges(response.headers().all("WWW-Authenticate")));
    if (challenge.isEmpty() || (context.attempt() > 1 && !challenge.get().stale())) {
      sessions.remove(origin);
      return false;
    }
    sessions.put(origin, Session.of(challenge.get()));
    return true;
  }

  private static List<AuthHeader> challenges(List<String> lines) {
    try {
      return AuthHeader.parseChallenges(lines);
    } catch (IllegalArgumentException e) {
      return List.of(); // nothing to answer
    }
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
