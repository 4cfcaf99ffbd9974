package dev.dateline.client;

import dev.dateline.runtime.http.Token;
import org.jspecify.annotations.Nullable;

/** The {@code User-Agent} header: this library, the API's client, the calling program. */
final class UserAgent {

  /**
   * That of the artifact. Here and not in a resource, which a native image would have to be told
   * of; a test holds it to the POM.
   */
  static final String VERSION = "0.1.0-SNAPSHOT";

  private UserAgent() {}

  static String of(String api, @Nullable String suffix) {
    return "dateline/" + VERSION + " " + token(api) + (suffix == null ? "" : " " + suffix);
  }

  /** With a hyphen for what no product of a User-Agent may have (RFC 9110, section 5.6.2). */
  private static String token(String api) {
    StringBuilder token = new StringBuilder(api.length());
    boolean replaced = false;
    for (int i = 0; i < api.length(); i++) {
      char c = api.charAt(i);
      boolean legal = Token.isTokenCharacter(c);
      if (legal) {
        token.append(c);
      } else if (!replaced) {
        token.append('-');
      }
      replaced = !legal;
    }
    return token.toString();
  }
}
