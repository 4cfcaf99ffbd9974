package dev.dateline.server;

import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.SecurityScheme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who makes a request, by the alternatives that an operation names. */
record Authentication(ApiProtocol protocol, Authenticator authenticator) {

  /**
   * What was found out.
   *
   * @param principal who calls; null when no alternative is satisfied
   * @param challenges what to ask for then
   */
  record Outcome(@Nullable Principal principal, List<String> challenges) {}

  /**
   * Tries the alternatives in their order and takes the first that is satisfied as a whole. An
   * empty one, which lets everybody in, counts last: who can be known is to be known.
   */
  Outcome of(OperationInfo info, ServerRequest request) {
    List<List<String>> alternatives = info.security();
    if (alternatives.isEmpty()) {
      return new Outcome(Principal.ANONYMOUS, List.of());
    }
    // Each scheme is tried once for a request: Digest takes no credentials twice.
    Map<String, Optional<Principal>> tried = new LinkedHashMap<>();
    for (List<String> alternative : alternatives) {
      List<Principal> principals = new ArrayList<>(alternative.size());
      for (String scheme : alternative) {
        Optional<Principal> found = tried.get(scheme);
        if (found == null) {
          found = authenticate(scheme, request);
          tried.put(scheme, found);
        }
        if (found.isEmpty()) {
          break;
        }
        principals.add(found.get());
      }
      if (!alternative.isEmpty() && principals.size() == alternative.size()) {
        return new Outcome(merge(principals), List.of());
      }
    }
    if (alternatives.stream().anyMatch(List::isEmpty)) {
      return new Outcome(Principal.ANONYMOUS, List.of());
    }
    return new Outcome(null, challenges(alternatives, tried, request));
  }

  private Optional<Principal> authenticate(String name, ServerRequest request) {
    SecurityScheme scheme = protocol.securitySchemes().get(name);
    return scheme == null || !authenticator.supports(scheme)
        ? Optional.empty()
        : authenticator.authenticate(authenticationRequest(scheme, request));
  }

  private List<String> challenges(
      List<List<String>> alternatives,
      Map<String, Optional<Principal>> tried,
      ServerRequest request) {
    Set<String> challenges = new LinkedHashSet<>();
    for (List<String> alternative : alternatives) {
      for (String name : alternative) {
        SecurityScheme scheme = protocol.securitySchemes().get(name);
        boolean satisfied = tried.getOrDefault(name, Optional.empty()).isPresent();
        if (scheme != null && !satisfied && authenticator.supports(scheme)) {
          challenges.addAll(authenticator.challenges(authenticationRequest(scheme, request)));
        }
      }
    }
    return List.copyOf(challenges);
  }

  private static AuthenticationRequest authenticationRequest(
      SecurityScheme scheme, ServerRequest request) {
    return new AuthenticationRequest(
        scheme, request.method(), request.rawTarget(), request.headers());
  }

  /** One principal of several: the first one's name, everybody's roles. */
  private static Principal merge(List<Principal> principals) {
    if (principals.size() == 1) {
      return principals.get(0);
    }
    Set<String> roles = new HashSet<>();
    principals.forEach(principal -> roles.addAll(principal.roles()));
    return new Principal(principals.get(0).name(), roles);
  }
}
