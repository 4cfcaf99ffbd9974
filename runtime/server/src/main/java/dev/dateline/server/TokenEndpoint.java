package dev.dateline.server;

import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.http.ParameterText;
import dev.dateline.runtime.http.PercentEncoding;
import dev.dateline.runtime.http.QueryText;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A token endpoint of OAuth 2.0 for the grant {@code client_credentials} (RFC 6749, 4.4), with HTTP
 * Basic for the client, and the authenticator that takes its tokens: enough for a server to run by
 * itself.
 *
 * <p>Tokens are signed, not stored, and good for as long as this object lives; an account that
 * {@code accounts} no longer knows is refused at once. Thread safe.
 */
public final class TokenEndpoint {
  private static final int LARGEST_FORM = 8192;
  private static final MediaType FORM = MediaType.parse("application/x-www-form-urlencoded");

  private final Function<String, Optional<ServiceAccount>> accounts;
  private final Duration lifetime;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  /**
   * Creates an endpoint.
   *
   * @param accounts the account of a client id
   * @param lifetime how long a token is good for, at least a second
   * @param clock tells when a token is over
   */
  public TokenEndpoint(
      Function<String, Optional<ServiceAccount>> accounts, Duration lifetime, Clock clock) {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("A token must live for at least a second: " + lifetime);
    }
    this.accounts = accounts;
    this.lifetime = lifetime;
    this.clock = clock;
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** Takes the tokens that this endpoint issued and that are not over. */
  public Authenticator authenticator() {
    return Authenticator.bearer(this::principal);
  }

  /** Answers a token request: with a token, or with an error of RFC 6749, 5.2. */
  public ServerResponse handle(ServerRequest request) {
    Optional<String> clientId =
        AuthorizationHeader.of(request.headers())
            .filter(found -> found.isScheme("Basic"))
            .flatMap(BasicCredentials::of)
            .flatMap(this::client);
    if (clientId.isEmpty()) {
      return refusedClient();
    }
    String grant;
    String scope;
    try {
      QueryText form = form(request);
      grant = parameter(form, "grant_type");
      scope = parameter(form, "scope");
    } catch (IllegalArgumentException e) {
      return refused("invalid_request", "The body must be a form that has each parameter once.");
    } catch (IOException e) {
      return refused("invalid_request", "The body could not be received.");
    }
    if (grant.isEmpty()) {
      return refused("invalid_request", "grant_type is missing.");
    }
    if (!grant.equals("client_credentials")) {
      return refused("unsupported_grant_type", "grant_type must be client_credentials.");
    }
    if (!scope.isBlank()) {
      return refused("invalid_scope", "There are no scopes.");
    }
    return granted(clientId.get());
  }

  private static QueryText form(ServerRequest request) throws IOException {
    String type = request.headers().first("Content-Type").orElse("");
    byte[] body = RequestBody.of(request).read(LARGEST_FORM);
    if (body == null || !MediaType.parse(type).essence().equals(FORM.essence())) {
      throw new IllegalArgumentException("not a form, or a large one");
    }
    return QueryText.of(new String(body, StandardCharsets.UTF_8));
  }

  /** A parameter of a form; empty when it is absent. */
  private static String parameter(QueryText form, String name) {
    String value = ParameterText.parseQuery(form, name, ParameterStyle.FORM, true).text();
    return value == null ? "" : value;
  }

  /** The id of the client whose credentials these are. */
  private Optional<String> client(BasicCredentials credentials) {
    // RFC 6749, 2.3.1 has both form-encoded; many clients send them as they are.
    return checked(formDecoded(credentials.user()), formDecoded(credentials.password()))
        .or(() -> checked(credentials.user(), credentials.password()));
  }

  private Optional<String> checked(String clientId, String secret) {
    return isSecret(accounts.apply(clientId), secret) ? Optional.of(clientId) : Optional.empty();
  }

  private static String formDecoded(String text) {
    try {
      return PercentEncoding.decode(text.replace('+', ' '));
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static boolean isSecret(Optional<ServiceAccount> account, String secret) {
    // An unknown client takes as long as a known one.
    String expected = account.map(ServiceAccount::secret).orElse("");
    boolean equal =
        MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    return equal && account.isPresent();
  }

  private ServerResponse granted(String clientId) {
    String token = issue(clientId);
    return answer(
        200,
        out -> {
          out.string("access_token", token);
          out.string("token_type", "Bearer");
          out.int64("expires_in", lifetime.toSeconds());
        },
        null);
  }

  private static ServerResponse refusedClient() {
    return answer(
        401,
        error("invalid_client", "The client is unknown or its secret is wrong."),
        "Basic realm=\"token\", charset=\"UTF-8\"");
  }

  private static ServerResponse refused(String code, String description) {
    return answer(400, error(code, description), null);
  }

  private static Consumer<JsonWriter> error(String code, String description) {
    return out -> {
      out.string("error", code);
      out.string("error_description", description);
    };
  }

  private static ServerResponse answer(
      int status, Consumer<JsonWriter> properties, @Nullable String challenge) {
    Headers.Builder headers =
        Headers.builder()
            .add("Content-Type", "application/json")
            .add("Cache-Control", "no-store")
            .add("Pragma", "no-cache");
    if (challenge != null) {
      headers.add("WWW-Authenticate", challenge);
    }
    byte[] body =
        JsonWriter.bytes(
            Direction.RESPONSE,
            out -> {
              out.beginObject();
              properties.accept(out);
              out.endObject();
            });
    return new ServerResponse(status, headers.build(), body);
  }

  /** A token: when it is over, whose it is, something random, and a signature of these. */
  private String issue(String clientId) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String unsigned =
        Long.toString(clock.instant().plus(lifetime).toEpochMilli(), Character.MAX_RADIX)
            + "."
            + encoder.encodeToString(clientId.getBytes(StandardCharsets.UTF_8))
            + "."
            + encoder.encodeToString(salt);
    return unsigned + "." + encoder.encodeToString(signature(unsigned));
  }

  private Optional<Principal> principal(String token) {
    int dot = token.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String unsigned = token.substring(0, dot);
    String expected = Base64.getUrlEncoder().withoutPadding().encodeToString(signature(unsigned));
    boolean isOurs =
        MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8),
            token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
    if (!isOurs) {
      return Optional.empty();
    }
    List<String> parts = List.of(unsigned.split("\\.", -1));
    long over = Long.parseLong(parts.get(0), Character.MAX_RADIX);
    if (clock.millis() >= over) {
      return Optional.empty();
    }
    String clientId =
        new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
    return accounts.apply(clientId).map(ServiceAccount::principal);
  }

  private byte[] signature(String unsigned) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(unsigned.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
