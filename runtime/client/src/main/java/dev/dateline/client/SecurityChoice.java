package dev.dateline.client;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.SecurityScheme;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Picks, for an operation, the security alternative that a client's credentials fit. */
final class SecurityChoice {

  private SecurityChoice() {}

  /**
   * The schemes to authorize a call under: those of the first alternative all of whose schemes the
   * credentials fit, without those that are the transport's business.
   *
   * @return none where the call goes out without authorization: the operation is open, or one of
   *     its alternatives is to send nothing and no other fits
   * @throws CredentialsException where none fits
   */
  static List<SecurityScheme> schemesFor(OperationInfo info, ClientSettings settings) {
    List<List<String>> alternatives = info.security();
    if (alternatives.isEmpty()) {
      return List.of();
    }
    ApiProtocol protocol = settings.protocol();
    Credentials credentials = settings.credentials();
    if (credentials != null) {
      for (List<String> alternative : alternatives) {
        List<SecurityScheme> schemes = fitting(alternative, protocol, credentials);
        if (!schemes.isEmpty()) {
          return schemes;
        }
      }
    }
    if (alternatives.stream().anyMatch(alternative -> needsNothing(alternative, protocol))) {
      return List.of();
    }
    throw new CredentialsException(
        "%s needs %s, but the client has %s. Set fitting ones with credentials(…) of its builder%s."
            .formatted(
                info.operationId(),
                alternatives.stream()
                    .map(alternative -> describe(alternative, protocol))
                    .collect(Collectors.joining(", or ")),
                credentials == null
                    ? "no credentials"
                    // Not toString: what others implement may print its secret.
                    : credentials.getClass().getSimpleName(),
                credentials == null ? inTheEnvironment(alternatives, protocol) : ""));
  }

  /** Where a client without credentials would have looked, if anywhere. */
  private static String inTheEnvironment(List<List<String>> alternatives, ApiProtocol protocol) {
    String variables =
        alternatives.stream()
            .map(
                alternative ->
                    alternative.stream()
                        .map(name -> protocol.securitySchemes().get(name))
                        .flatMap(
                            scheme ->
                                scheme == null
                                    ? Stream.of()
                                    : scheme.kind().credentialRoles().stream()
                                        .map(scheme.environment()::get)
                                        .filter(Objects::nonNull))
                        .collect(Collectors.joining(" and ")))
            .filter(names -> !names.isEmpty())
            .collect(Collectors.joining(", or "));
    return variables.isEmpty() ? "" : ", or in the environment: " + variables;
  }

  /** The schemes of an alternative; none where the credentials do not fit all of them. */
  private static List<SecurityScheme> fitting(
      List<String> alternative, ApiProtocol protocol, Credentials credentials) {
    List<SecurityScheme> schemes = new ArrayList<>(alternative.size());
    for (String name : alternative) {
      SecurityScheme scheme = protocol.securitySchemes().get(name);
      if (scheme == null) {
        return List.of();
      }
      if (scheme.kind() == SecurityScheme.Kind.MUTUAL_TLS) {
        continue; // the transport's business
      }
      if (!credentials.fits(scheme)) {
        return List.of();
      }
      schemes.add(scheme);
    }
    return schemes;
  }

  /** Whether a request needs to carry nothing: certificates are the transport's business. */
  private static boolean needsNothing(List<String> alternative, ApiProtocol protocol) {
    return alternative.stream()
        .map(name -> protocol.securitySchemes().get(name))
        .allMatch(scheme -> scheme != null && scheme.kind() == SecurityScheme.Kind.MUTUAL_TLS);
  }

  /**
   * A failure that may be for want of a certificate, saying so: servers tend to drop the connection
   * without a word.
   *
   * @param info of the operation
   * @param protocol of the API
   * @param failure to look at
   * @return the same where the operation asks for no certificate, or it is for another reason
   */
  static TransportException explained(
      OperationInfo info, ApiProtocol protocol, TransportException failure) {
    boolean dropped =
        failure.kind() == TransportException.Kind.BROKEN
            || (failure.kind() == TransportException.Kind.CONNECT
                && failure.getCause() instanceof IOException cause
                && !(cause instanceof ConnectException || cause instanceof HttpTimeoutException));
    return info.security().stream()
        .flatMap(List::stream)
        .filter(
            name -> {
              SecurityScheme scheme = protocol.securitySchemes().get(name);
              return dropped && scheme != null && scheme.kind() == SecurityScheme.Kind.MUTUAL_TLS;
            })
        .findFirst()
        .map(
            name ->
                failure.advising(
                    "; %s asks for a TLS client certificate (%s), which the client shows if its"
                            .formatted(info.operationId(), name)
                        + " sslContext(…) or httpClient(…) has one that the server trusts"))
        .orElse(failure);
  }

  private static String describe(List<String> alternative, ApiProtocol protocol) {
    return alternative.stream()
        .map(
            name -> {
              SecurityScheme scheme = protocol.securitySchemes().get(name);
              return scheme == null ? name : name + " (" + words(scheme.kind()) + ")";
            })
        .collect(Collectors.joining(" with "));
  }

  private static String words(SecurityScheme.Kind kind) {
    return switch (kind) {
      case API_KEY_HEADER -> "an API key in a header";
      case API_KEY_QUERY -> "an API key in the query";
      case API_KEY_COOKIE -> "an API key in a cookie";
      case BASIC -> "HTTP basic";
      case BEARER -> "a bearer token";
      case DIGEST -> "HTTP digest";
      case OAUTH2_CLIENT_CREDENTIALS -> "OAuth 2.0 client credentials";
      case OAUTH2_OTHER -> "an OAuth 2.0 token";
      case OPEN_ID -> "an OpenID Connect token";
      case MUTUAL_TLS -> "a TLS client certificate";
      case OTHER -> "another scheme";
    };
  }
}
