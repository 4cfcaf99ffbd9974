package dev.dateline.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The {@code User-Agent} header: this library, the API's client, the calling program. */
final class UserAgent {

  /** What no product of a User-Agent may have (RFC 9110, section 5.6.2). */
  private static final String NO_TOKEN = "[^A-Za-z0-9!#$%&'*+.^_`|~-]+";

  private static final String VERSION = version();

  private UserAgent() {}

  static String of(String api, @Nullable String suffix) {
    String client = api.replaceAll(NO_TOKEN, "-");
    return "dateline/" + VERSION + " " + client + (suffix == null ? "" : " " + suffix);
  }

  private static String version() {
    try (InputStream in = UserAgent.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException("The client runtime cannot read its own version", e);
    }
  }
}
