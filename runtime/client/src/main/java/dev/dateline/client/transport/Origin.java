package dev.dateline.client.transport;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which server an address is of (RFC 6454): what a challenge, a token or a link is good for. */
public final class Origin {

  private Origin() {}

  /**
   * Scheme, host and port of an address.
   *
   * @param address absolute; its user, path, query and fragment count for nothing
   * @return the same text for all addresses of one server
   */
  public static String of(URI address) {
    String scheme = lower(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + lower(address.getHost()) + ":" + port;
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
