package dev.dateline.client;

import org.jspecify.annotations.Nullable;

/** The {@code User-Agent} header: this library, the API's client, the calling program. */
final class UserAgent {

  /** What no product of a User-Agent may have (RFC 9110, section 5.6.2). */
  private static final String NO_TOKEN = "[^A-Za-z0-9!#$%&'*+.^_`|~-]+";

  /**
   * That of the artifact. Here and not in a resource, which a native image would have to be told
   * of; a test holds it to the POM.
   */
  static final String VERSION = "0.1.0-SNAPSHOT";

  private UserAgent() {}

  static String of(String api, @Nullable String suffix) {
    String client = api.replaceAll(NO_TOKEN, "-");
    return "dateline/" + VERSION + " " + client + (suffix == null ? "" : " " + suffix);
  }
}
