package dev.dateline.server;

import java.util.Set;

/**
 * Who calls.
 *
 * @param name the name, for logs
 * @param roles the names of the roles, as the document has them; {@link #EVERY_ROLE} stands for all
 */
public record Principal(String name, Set<String> roles) {
  /** The role that includes every other. */
  public static final String EVERY_ROLE = "*";

  /** Who calls an operation that is open to everyone. */
  public static final Principal ANONYMOUS = new Principal("anonymous", Set.of());

  /** Copies the roles. */
  public Principal {
    roles = Set.copyOf(roles);
  }

  /** A principal with some roles. */
  public static Principal of(String name, String... roles) {
    return new Principal(name, Set.of(roles));
  }

  /** Whether the principal has the role. */
  public boolean hasRole(String role) {
    return roles.contains(role) || roles.contains(EVERY_ROLE);
  }
}
