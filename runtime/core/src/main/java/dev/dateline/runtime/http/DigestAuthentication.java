package dev.dateline.runtime.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What both sides of HTTP Digest authentication compute and write (RFC 7616), with the quality of
 * protection {@code auth}. Pure functions over UTF-8.
 */
public final class DigestAuthentication {
  /** The name of the scheme. */
  public static final String SCHEME = "Digest";

  private static final String AUTH = "auth";
  private static final Pattern NONCE_COUNT = Pattern.compile("[0-9a-fA-F]{8}");

  /** Between values of a list: the comma, which some servers leave out. */
  private static final Pattern COMMA = Pattern.compile("[\\s,]+");

  private static final String EXTENDED_UTF_8 = "utf-8''";

  private DigestAuthentication() {}

  /** The hash algorithms, the weakest first. */
  public enum Algorithm {
    /** MD5, the default of old. */
    MD5("MD5", "MD5", false),
    /** MD5 with a session key. */
    MD5_SESS("MD5-sess", "MD5", true),
    /** SHA-256. */
    SHA_256("SHA-256", "SHA-256", false),
    /** SHA-256 with a session key. */
    SHA_256_SESS("SHA-256-sess", "SHA-256", true),
    /** SHA-512/256, which is SHA-512 with other beginnings, cut off (FIPS 180-4). */
    SHA_512_256("SHA-512-256", "SHA-512/256", false),
    /** SHA-512/256 with a session key. */
    SHA_512_256_SESS("SHA-512-256-sess", "SHA-512/256", true);

    private final String token;
    private final String hash;
    private final boolean session;

    Algorithm(String token, String hash, boolean session) {
      this.token = token;
      this.hash = hash;
      this.session = session;
    }

    /** The name in headers. */
    public String token() {
      return token;
    }

    /** Whether the nonces are part of the first hash. */
    public boolean isSession() {
      return session;
    }

    /** The algorithm with a name; MD5 for null; empty for one that is not known here. */
    public static Optional<Algorithm> of(@Nullable String token) {
      if (token == null) {
        return Optional.of(MD5);
      }
      return Arrays.stream(values()).filter(each -> each.token.equalsIgnoreCase(token)).findAny();
    }

    private String hex(String text) {
      try {
        byte[] digest =
            MessageDigest.getInstance(hash).digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("this Java has no " + hash, e);
      }
    }
  }

  /**
   * What the server asks with.
   *
   * @param realm the realm
   * @param nonce the server's nonce
   * @param algorithm the algorithm
   * @param auth whether quality of protection {@code auth} is offered; without it the response is
   *     computed as of old (RFC 2069)
   * @param opaque what the client is to send back; null for nothing
   * @param stale whether only the nonce was too old
   * @param userhash whether the client may send the hash of the user name
   */
  public record Challenge(
      String realm,
      String nonce,
      Algorithm algorithm,
      boolean auth,
      @Nullable String opaque,
      boolean stale,
      boolean userhash) {
    private static final Set<String> UNQUOTED = Set.of("algorithm", "stale", "charset", "userhash");

    /** A challenge with quality of protection {@code auth} and nothing that is optional. */
    public static Challenge of(String realm, String nonce, Algorithm algorithm) {
      return new Challenge(realm, nonce, algorithm, true, null, false, false);
    }

    /**
     * Reads a challenge.
     *
     * @return empty when it is of another scheme, of an unknown algorithm, offers only {@code
     *     auth-int}, or lacks realm or nonce
     */
    public static Optional<Challenge> from(AuthHeader header) {
      Optional<Algorithm> algorithm = Algorithm.of(header.parameters().get("algorithm"));
      Optional<String> realm = header.parameter("realm");
      Optional<String> nonce = header.parameter("nonce");
      // An empty one says as little as none: there is nothing to choose.
      Optional<String> qop = header.parameter("qop").filter(offered -> !offered.isBlank());
      boolean auth = qop.isPresent() && offers(qop.get(), AUTH);
      if (!header.isScheme(SCHEME)
          || algorithm.isEmpty()
          || realm.isEmpty()
          || nonce.isEmpty()
          || (qop.isPresent() && !auth)) {
        return Optional.empty();
      }
      return Optional.of(
          new Challenge(
              realm.get(),
              nonce.get(),
              algorithm.get(),
              auth,
              header.parameters().get("opaque"),
              isTrue(header, "stale"),
              isTrue(header, "userhash")));
    }

    private static boolean offers(String qop, String wanted) {
      return COMMA.splitAsStream(qop.strip()).anyMatch(wanted::equalsIgnoreCase);
    }

    /** The value of the {@code WWW-Authenticate} header. */
    public String format() {
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("realm", realm);
      if (auth) {
        parameters.put("qop", AUTH);
      }
      parameters.put("algorithm", algorithm.token());
      parameters.put("nonce", nonce);
      if (opaque != null) {
        parameters.put("opaque", opaque);
      }
      if (stale) {
        parameters.put("stale", "true");
      }
      if (userhash) {
        parameters.put("userhash", "true");
      }
      parameters.put("charset", "UTF-8");
      return AuthHeader.ofParameters(SCHEME, parameters).format(UNQUOTED);
    }
  }

  private static boolean isTrue(AuthHeader header, String name) {
    return header.parameter(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  /**
   * What the client answers.
   *
   * @param username the user's name, or its hash where {@code userhash}
   * @param userhash whether the name is hashed
   * @param realm the realm
   * @param nonce the server's nonce
   * @param uri the request target: path and query
   * @param algorithm the algorithm
   * @param nonceCount how often the nonce was used, in eight hexadecimal digits; null as of old
   *     (RFC 2069)
   * @param cnonce the client's nonce; null as of old
   * @param response the proof
   * @param opaque what the server sent along; null for nothing
   */
  public record Credentials(
      String username,
      boolean userhash,
      String realm,
      String nonce,
      String uri,
      Algorithm algorithm,
      @Nullable String nonceCount,
      @Nullable String cnonce,
      String response,
      @Nullable String opaque) {
    private static final Set<String> UNQUOTED =
        Set.of("algorithm", "qop", "nc", "userhash", "username*");

    /**
     * Reads credentials.
     *
     * @return empty when they are of another scheme, of an unknown algorithm or quality of
     *     protection, or lack a part
     */
    public static Optional<Credentials> from(AuthHeader header) {
      Map<String, String> parameters = header.parameters();
      Optional<Algorithm> algorithm = Algorithm.of(parameters.get("algorithm"));
      Optional<String> username = username(parameters);
      String realm = parameters.get("realm");
      String nonce = parameters.get("nonce");
      String uri = parameters.get("uri");
      String response = parameters.get("response");
      String qop = parameters.get("qop");
      String nc = parameters.get("nc");
      String cnonce = parameters.get("cnonce");
      if (!header.isScheme(SCHEME)
          || algorithm.isEmpty()
          || username.isEmpty()
          || realm == null
          || nonce == null
          || uri == null
          || response == null) {
        return Optional.empty();
      }
      boolean protectedByAuth =
          AUTH.equalsIgnoreCase(qop)
              && nc != null
              && NONCE_COUNT.matcher(nc).matches()
              && cnonce != null;
      boolean asOfOld = qop == null && nc == null;
      if (!protectedByAuth && !asOfOld) {
        return Optional.empty();
      }
      return Optional.of(
          new Credentials(
              username.get(),
              isTrue(header, "userhash"),
              realm,
              nonce,
              uri,
              algorithm.get(),
              nc,
              cnonce,
              response,
              parameters.get("opaque")));
    }

    private static Optional<String> username(Map<String, String> parameters) {
      String plain = parameters.get("username");
      String extended = parameters.get("username*");
      if (plain != null) {
        return extended == null ? Optional.of(plain) : Optional.empty();
      }
      // RFC 8187: charset, language, percent-encoded text
      if (extended == null || !extended.toLowerCase(Locale.ROOT).startsWith(EXTENDED_UTF_8)) {
        return Optional.empty();
      }
      try {
        return Optional.of(PercentEncoding.decode(extended.substring(EXTENDED_UTF_8.length())));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    /** How often the client says that it has used the nonce; 0 as of old. */
    public long count() {
      return nonceCount == null ? 0 : Long.parseLong(nonceCount, 16);
    }

    /**
     * Whether the proof fits a password and a method. The caller compares the rest: realm, nonce,
     * count and request target. Takes the same time wherever the proof is wrong.
     *
     * @param user the user's name, not hashed
     */
    public boolean prove(String user, String password, String method) {
      String expected =
          DigestAuthentication.response(
              algorithm,
              ha1(algorithm, user, realm, password, nonce, cnonce),
              nonce,
              nonceCount,
              cnonce,
              ha2(algorithm, method, uri));
      return MessageDigest.isEqual(
          expected.getBytes(StandardCharsets.US_ASCII),
          response.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /** The value of the {@code Authorization} header. */
    public String format() {
      Map<String, String> parameters = new LinkedHashMap<>();
      if (username.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
        parameters.put("username", username);
      } else {
        parameters.put("username*", "UTF-8''" + PercentEncoding.encode(username));
      }
      parameters.put("realm", realm);
      parameters.put("uri", uri);
      parameters.put("algorithm", algorithm.token());
      parameters.put("nonce", nonce);
      if (nonceCount != null) {
        parameters.put("qop", AUTH);
        parameters.put("nc", nonceCount);
      }
      if (cnonce != null) {
        parameters.put("cnonce", cnonce);
      }
      parameters.put("response", response);
      if (opaque != null) {
        parameters.put("opaque", opaque);
      }
      if (userhash) {
        parameters.put("userhash", "true");
      }
      return AuthHeader.ofParameters(SCHEME, parameters).format(UNQUOTED);
    }

    /** Who, without the proof. */
    @Override
    public String toString() {
      return "Credentials[username=" + username + ", realm=" + realm + "]";
    }
  }

  /**
   * The strongest of several challenges that can be answered here.
   *
   * @return empty when there is none
   */
  public static Optional<Challenge> strongest(List<AuthHeader> challenges) {
    return challenges.stream()
        .flatMap(challenge -> Challenge.from(challenge).stream())
        .max((a, b) -> a.algorithm().compareTo(b.algorithm()));
  }

  /**
   * Answers a challenge.
   *
   * @param challenge the challenge
   * @param user the user's name
   * @param password the password
   * @param method the HTTP method
   * @param uri the request target: path and query
   * @param count how often the nonce is used with this request, from 1
   * @param cnonce a nonce of the client's own
   */
  public static Credentials answer(
      Challenge challenge,
      String user,
      String password,
      String method,
      String uri,
      int count,
      String cnonce) {
    Algorithm algorithm = challenge.algorithm();
    String nonceCount = challenge.auth() ? String.format(Locale.ROOT, "%08x", count) : null;
    // A session key needs the client's nonce, with or without quality of protection.
    String clientNonce = challenge.auth() || algorithm.isSession() ? cnonce : null;
    String response =
        response(
            algorithm,
            ha1(algorithm, user, challenge.realm(), password, challenge.nonce(), clientNonce),
            challenge.nonce(),
            nonceCount,
            clientNonce,
            ha2(algorithm, method, uri));
    return new Credentials(
        challenge.userhash() ? userHash(algorithm, user, challenge.realm()) : user,
        challenge.userhash(),
        challenge.realm(),
        challenge.nonce(),
        uri,
        algorithm,
        nonceCount,
        clientNonce,
        response,
        challenge.opaque());
  }

  /** The hash that stands for a user's name (RFC 7616 §3.4.4). */
  public static String userHash(Algorithm algorithm, String user, String realm) {
    return algorithm.hex(user + ":" + realm);
  }

  /**
   * The hash of the password, A1 of RFC 7616 §3.4.2.
   *
   * @param cnonce the client's nonce; needed by session algorithms, ignored by others
   */
  public static String ha1(
      Algorithm algorithm,
      String user,
      String realm,
      String password,
      String nonce,
      @Nullable String cnonce) {
    String plain = algorithm.hex(user + ":" + realm + ":" + password);
    return algorithm.isSession()
        ? algorithm.hex(plain + ":" + nonce + ":" + (cnonce == null ? "" : cnonce))
        : plain;
  }

  /** The hash of the request, A2 of RFC 7616 §3.4.3 for {@code auth}. */
  public static String ha2(Algorithm algorithm, String method, String uri) {
    return algorithm.hex(method + ":" + uri);
  }

  /**
   * The proof (RFC 7616 §3.4.1).
   *
   * @param nonceCount in eight hexadecimal digits; null to compute it as of old (RFC 2069)
   * @param cnonce the client's nonce; null as of old
   */
  public static String response(
      Algorithm algorithm,
      String ha1,
      String nonce,
      @Nullable String nonceCount,
      @Nullable String cnonce,
      String ha2) {
    return nonceCount == null
        ? algorithm.hex(ha1 + ":" + nonce + ":" + ha2)
        : algorithm.hex(
            ha1 + ":" + nonce + ":" + nonceCount + ":" + cnonce + ":" + AUTH + ":" + ha2);
  }
}
