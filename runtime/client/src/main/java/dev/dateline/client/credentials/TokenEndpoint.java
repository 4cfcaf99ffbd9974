package dev.dateline.client.credentials;

import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.ApiFailure;
import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.transport.ContentCoding;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.client.transport.Transport;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fetches tokens from one OAuth 2.0 token endpoint for one client (RFC 6749, section 4.4.2). */
final class TokenEndpoint {

  private static final String TOKEN_FORM = "grant_type=client_credentials";
  private static final BigDecimal LONGEST_SECONDS =
      BigDecimal.valueOf(Duration.ofDays(3650).toSeconds());

  /** No answer of such an endpoint is larger, in bytes: 1 MiB. */
  private static final long LARGEST_ANSWER = 1L << 20;

  /**
   * Those of RFC 6749, section 5.2, that are not for the client's id or secret, and a common one.
   */
  private static final Set<String> OTHER_ERRORS =
      Set.of("invalid_scope", "unsupported_grant_type", "temporarily_unavailable");

  private final URI uri;
  private final String authorization;

  /** A token; its lifetime is null where the endpoint does not say. */
  record Token(String value, @Nullable Duration lifetime) {
    @Override
    public String toString() {
      return "a token";
    }
  }

  /** With what a client sends. */
  record Sender(Transport transport, Optional<String> userAgent) {
    static Sender of(AuthorizationContext context) {
      return new Sender(context.transport(), context.request().headers().first("User-Agent"));
    }
  }

  TokenEndpoint(URI uri, String clientId, String clientSecret) {
    this.uri = uri;
    // Encoded before they are joined: RFC 6749, section 2.3.1.
    this.authorization =
        BasicCredentials.authorization(
            URLEncoder.encode(clientId, StandardCharsets.UTF_8),
            URLEncoder.encode(clientSecret, StandardCharsets.UTF_8));
  }

  URI uri() {
    return uri;
  }

  /**
   * Asks for a token.
   *
   * @param context of the call that needs one
   * @param timeout what is left of the call's time
   */
  Token fetch(AuthorizationContext context, Duration timeout) {
    HttpResponseData answer = post(Sender.of(context), uri, TOKEN_FORM, timeout);
    JsonObject body = body(answer);
    String token = body == null ? null : text(body, "access_token");
    if (answer.status() / 100 != 2
        || body == null
        || token == null
        || !BearerCredentials.canBeSent(token)) {
      throw refused(uri, answer, body);
    }
    String type = text(body, "token_type");
    if (type != null && !type.equalsIgnoreCase("Bearer")) {
      throw new CredentialsException(
          "The token endpoint " + uri + " answered with a token of a type other than Bearer.");
    }
    return new Token(token, lifetime(body));
  }

  /**
   * Gives a token back (RFC 7009).
   *
   * @param from whom it is sent
   * @param revocation the endpoint for that
   * @param token to give back; one that is no longer good is fine as well
   * @param timeout for the exchange
   */
  void revoke(Sender from, URI revocation, String token, Duration timeout) {
    String form =
        "token="
            + URLEncoder.encode(token, StandardCharsets.UTF_8)
            + "&token_type_hint=access_token";
    HttpResponseData answer = post(from, revocation, form, timeout);
    if (answer.status() < 200 || answer.status() >= 300) {
      throw refused(revocation, answer, body(answer));
    }
  }

  private HttpResponseData post(Sender sender, URI endpoint, String form, Duration timeout) {
    Headers.Builder headers =
        Headers.builder()
            .add("Authorization", authorization)
            .add("Accept", "application/json")
            .add("Content-Type", "application/x-www-form-urlencoded");
    sender.userAgent().ifPresent(agent -> headers.add("User-Agent", agent));
    try {
      return sender
          .transport()
          .send(
              new HttpRequestData(
                  "POST",
                  endpoint,
                  headers.build(),
                  form.getBytes(StandardCharsets.US_ASCII),
                  timeout,
                  LARGEST_ANSWER));
    } catch (TransportException e) {
      if (e.kind() == TransportException.Kind.TOO_LARGE) {
        throw new CredentialsException(
            "The token endpoint " + endpoint + " answered with more than 1 MiB.");
      }
      throw e;
    }
  }

  private static CredentialsException refused(
      URI endpoint, HttpResponseData answer, @Nullable JsonObject body) {
    int status = answer.status();
    StringBuilder message = new StringBuilder("The token endpoint ");
    message.append(endpoint).append(" answered ").append(status);
    String error = body == null ? null : text(body, "error");
    if (error != null) {
      message.append(' ').append(line(error));
    }
    String description = body == null ? null : text(body, "error_description");
    if (description != null) {
      message.append(" (").append(line(description)).append(')');
    }
    if (status / 100 == 2) {
      // Of another type than JSON it comes from a login page or a proxy.
      String type = answer.headers().first("Content-Type").map(TokenEndpoint::line).orElse("");
      message.append(body == null && !type.isEmpty() ? " with " + type + " and" : "");
      message.append(" without a usable access_token");
    } else if ((status == 400 || status == 401 || status == 403)
        && (error == null || !OTHER_ERRORS.contains(error))) {
      message.append("; check the client id and the client secret of the service account");
    } else if (status >= 300 && status < 400) {
      message.append("; redirects are not followed, name the endpoint itself with tokenUri(…)");
    }
    return new CredentialsException(
        message.append('.').toString(), status == 429 || status > 500 ? passing(answer) : null);
  }

  /** An answer after which it may be worth asking again, without its body. */
  private static ApiException passing(HttpResponseData answer) {
    return ApiException.of(
        new ApiFailure(
            "The token endpoint",
            answer.status(),
            answer.headers(),
            null,
            1,
            "",
            null,
            null,
            null,
            null));
  }

  /** The answer as an object, or null: what it is otherwise is not quoted, it may hold a token. */
  private static @Nullable JsonObject body(HttpResponseData answer) {
    try {
      Optional<byte[]> content =
          ContentCoding.decoded(
              ContentCoding.of(answer.headers()), answer.body().bytes(), (int) LARGEST_ANSWER);
      return content.isPresent()
              && JsonValue.parse(new String(content.get(), StandardCharsets.UTF_8))
                  instanceof JsonObject object
          ? object
          : null;
    } catch (JsonException | IOException e) {
      return null;
    }
  }

  private static @Nullable String text(JsonObject body, String name) {
    return body.get(name) instanceof JsonString text ? text.value() : null;
  }

  /** Some endpoints send the number as a string. What is past has no lifetime left. */
  private static @Nullable Duration lifetime(JsonObject body) {
    JsonValue said = body.get("expires_in");
    BigDecimal seconds;
    try {
      seconds =
          said instanceof JsonNumber number
              ? number.decimal()
              : said instanceof JsonString text && text.value().length() <= 20
                  ? new BigDecimal(text.value().strip())
                  : null;
    } catch (NumberFormatException e) {
      return null;
    }
    return seconds == null
        ? null
        : Duration.ofSeconds(seconds.max(BigDecimal.ZERO).min(LONGEST_SECONDS).longValue());
  }

  private static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }
}
