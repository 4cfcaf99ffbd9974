package dev.dateline.generator.docs;

import dev.dateline.runtime.http.SecurityScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The environment variables that samples take secrets from: those that the document names, and
 * otherwise usual ones, by the name of their scheme where several schemes are proved at once.
 */
final class Secrets {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final boolean several;

  /**
   * @param together schemes of one alternative
   */
  Secrets(List<String> together, Map<String, SecurityScheme> schemes) {
    this.several = together.stream().filter(schemes::containsKey).count() > 1;
  }

  /** The variable for a part of what a scheme needs. */
  String variable(SecurityScheme scheme, String role) {
    String declared = scheme.environment().get(role);
    if (declared != null && VARIABLE.matcher(declared).matches()) {
      return declared;
    }
    String usual =
        switch (role) {
          case "clientId" -> "CLIENT_ID";
          case "clientSecret" -> "CLIENT_SECRET";
          case "key" -> "API_KEY";
          default -> role.toUpperCase(Locale.ROOT);
        };
    String name =
        scheme
            .name()
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .toUpperCase(Locale.ROOT);
    String qualified = name + "_" + usual;
    return several && VARIABLE.matcher(qualified).matches() ? qualified : usual;
  }
}
