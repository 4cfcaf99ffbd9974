package dev.dateline.server;

import dev.dateline.runtime.http.OperationInfo;

/**
 * Decides whether a principal may call an operation. Asked only for operations that are secured.
 * Implementations are thread safe.
 */
@FunctionalInterface
public interface Authorizer {
  /**
   * Whether the principal may make this request.
   *
   * @param principal who calls
   * @param operation the operation, with the roles that the document asks for
   * @param request the request, with the path parameters that say what it is about; its body must
   *     not be read
   */
  boolean permits(Principal principal, OperationInfo operation, ServerRequest request);

  /** Permits who has one of the operation's roles, and everyone where the document names none. */
  static Authorizer byRole() {
    return (principal, operation, request) ->
        operation.roles().isEmpty() || operation.roles().stream().anyMatch(principal::hasRole);
  }
}
