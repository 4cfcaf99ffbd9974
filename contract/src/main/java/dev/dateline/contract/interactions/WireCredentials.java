package dev.dateline.contract.interactions;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.runtime.http.SecurityScheme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What proves who calls, in a pact: secrets that are none.
 *
 * @param headers by name
 * @param query by name
 * @param schemes that they are for; empty where an operation is open to everyone
 */
public record WireCredentials(
    Map<String, String> headers, Map<String, String> query, List<SecurityScheme> schemes) {

  /** The bearer token of every pact. */
  public static final String TOKEN = "pact-token";

  /** The user name of every pact. */
  public static final String USER = "pact-user";

  /** The password of every pact. */
  public static final String PASSWORD = "pact-password";

  /** The API key of every pact. */
  public static final String KEY = "pact-key";

  /** Open to everyone. */
  public static final WireCredentials NONE = new WireCredentials(Map.of(), Map.of(), List.of());

  public WireCredentials {
    headers = Map.copyOf(headers);
    query = Map.copyOf(query);
    schemes = List.copyOf(schemes);
  }

  /**
   * For the first of an operation's alternatives that can be written down beforehand; null where
   * there is none: an answer to a digest's challenge is not, nor is a certificate.
   */
  public static @Nullable WireCredentials of(Contract contract, Operation operation) {
    if (operation.security().isEmpty()) {
      return NONE;
    }
    WireCredentials open = null;
    for (List<String> alternative : operation.security()) {
      WireCredentials made = of(contract, alternative);
      if (made != null && !made.schemes().isEmpty()) {
        return made;
      }
      open = made == null ? open : made;
    }
    return open;
  }

  private static @Nullable WireCredentials of(Contract contract, List<String> alternative) {
    Map<String, String> headers = new LinkedHashMap<>();
    Map<String, String> query = new LinkedHashMap<>();
    List<SecurityScheme> schemes = new ArrayList<>();
    for (String name : alternative) {
      SecurityScheme scheme = contract.protocol().securitySchemes().get(name);
      if (scheme == null) {
        return null;
      }
      schemes.add(scheme);
      String parameter = Objects.requireNonNullElse(scheme.parameter(), scheme.name());
      switch (scheme.kind()) {
        case BEARER, OAUTH2_CLIENT_CREDENTIALS, OAUTH2_OTHER, OPEN_ID ->
            headers.put("Authorization", "Bearer " + TOKEN);
        case BASIC ->
            headers.put(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        case API_KEY_HEADER -> headers.put(parameter, KEY);
        case API_KEY_QUERY -> query.put(parameter, KEY);
        case API_KEY_COOKIE ->
            headers.merge("Cookie", parameter + "=" + KEY, (a, b) -> a + "; " + b);
        case DIGEST, MUTUAL_TLS, OTHER -> {
          return null;
        }
      }
    }
    return new WireCredentials(headers, query, schemes);
  }
}
