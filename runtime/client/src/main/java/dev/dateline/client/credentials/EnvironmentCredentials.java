package dev.dateline.client.credentials;

import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.SecurityScheme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the credentials that environment variables hold, under the names that the document gives
 * them. What is empty counts as not set.
 */
final class EnvironmentCredentials {

  private final Map<String, String> variables;

  private EnvironmentCredentials(Map<String, String> variables) {
    this.variables = variables;
  }

  static Optional<Credentials> find(ApiProtocol protocol, Map<String, String> variables) {
    return new EnvironmentCredentials(variables).find(protocol.securitySchemes().values());
  }

  private Optional<Credentials> find(Iterable<SecurityScheme> schemes) {
    List<Credentials> found = new ArrayList<>();
    List<SecurityScheme> incomplete = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (SecurityScheme scheme : schemes) {
      List<String> names = names(scheme);
      if (names.isEmpty()) {
        continue; // the document does not say where they would be
      }
      if (names.stream().allMatch(this::isSet)) {
        found.add(new OfScheme(scheme.name(), credentials(scheme, names)));
        used.addAll(names);
      } else if (names.stream().anyMatch(this::isSet)) {
        incomplete.add(scheme);
      }
    }
    for (SecurityScheme scheme : incomplete) {
      // Half of one scheme may be the whole of another, as with a user name that two of them share.
      if (names(scheme).stream().anyMatch(name -> isSet(name) && !used.contains(name))) {
        throw incomplete(scheme);
      }
    }
    return switch (found.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(found.get(0));
      default -> Optional.of(new SeveralCredentials(found));
    };
  }

  /**
   * The variables that a scheme needs, in the order of its kind's roles; none where any is not
   * named.
   */
  private static List<String> names(SecurityScheme scheme) {
    List<String> roles = scheme.kind().credentialRoles();
    return scheme.environment().keySet().containsAll(roles)
        ? roles.stream().map(scheme.environment()::get).toList()
        : List.of();
  }

  private boolean isSet(String variable) {
    String value = variables.get(variable);
    return value != null && !value.isEmpty();
  }

  private Credentials credentials(SecurityScheme scheme, List<String> names) {
    List<String> values = names.stream().map(variables::get).toList();
    try {
      return switch (scheme.kind()) {
        case OAUTH2_CLIENT_CREDENTIALS -> Credentials.serviceAccount(values.get(0), values.get(1));
        case BASIC -> Credentials.basic(values.get(0), values.get(1));
        case DIGEST -> Credentials.digest(values.get(0), values.get(1));
        case BEARER, OAUTH2_OTHER, OPEN_ID -> Credentials.bearer(values.get(0));
        case API_KEY_HEADER, API_KEY_QUERY, API_KEY_COOKIE ->
            Credentials.apiKey(scheme.name(), values.get(0));
        case MUTUAL_TLS, OTHER ->
            throw new IllegalStateException(scheme.kind() + " has no roles of credentials");
      };
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "The credentials in " + joined(names) + " cannot be used. " + e.getMessage(), e);
    }
  }

  private IllegalStateException incomplete(SecurityScheme scheme) {
    List<String> set = names(scheme).stream().filter(this::isSet).toList();
    List<String> missing = names(scheme).stream().filter(name -> !isSet(name)).toList();
    return new IllegalStateException(
        "The environment has half of the credentials for "
            + scheme.name()
            + ": "
            + joined(set)
            + " is set, "
            + joined(missing)
            + " is not or is empty. Set both or neither, or give the client its credentials with"
            + " credentials(…).");
  }

  private static String joined(List<String> names) {
    return String.join(" and ", names);
  }

  /** Credentials for one scheme of the document and no other of its kind. */
  private record OfScheme(String name, Credentials credentials) implements Credentials {
    @Override
    public boolean fits(SecurityScheme scheme) {
      return scheme.name().equals(name) && credentials.fits(scheme);
    }

    @Override
    public HttpRequestData authorize(AuthorizationContext context) {
      return credentials.authorize(context);
    }

    @Override
    public boolean onUnauthorized(AuthorizationContext context, HttpResponseData response) {
      return credentials.onUnauthorized(context, response);
    }

    @Override
    public void onAccepted(AuthorizationContext context, HttpResponseData response) {
      credentials.onAccepted(context, response);
    }

    @Override
    public String toString() {
      return credentials + " for " + name;
    }
  }
}
