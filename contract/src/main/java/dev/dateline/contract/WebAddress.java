package dev.dateline.contract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where on the web references may lead to: an address and all that is below it.
 *
 * @param uri absolute, http or https, with a host and without user information
 */
public record WebAddress(URI uri) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** What a server may take for a separator or a step up where {@link URI} sees none. */
  private static final Pattern DISGUISED = Pattern.compile("%2[eEfF]|%5[cC]");

  /**
   * An address as a user writes it.
   *
   * @throws ContractException where it is none that references may lead to
   */
  public static WebAddress of(String text) {
    try {
      URI uri = new URI(text.strip());
      if (isOfTheWeb(uri) && isPlain(uri)) {
        return new WebAddress(uri.normalize());
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new ContractException(
        "#",
        "webReferences: '"
            + text
            + "' is no address that references may lead to. Write the start of one, with http or"
            + " https and a host, such as https://schemas.example.com/common/.");
  }

  /** Whether an address is one of http or https. */
  public static boolean isOfTheWeb(URI address) {
    return SCHEMES.contains(lower(address.getScheme()))
        && address.getHost() != null
        && address.getRawPath() != null;
  }

  /** Whether an address is this one or below it. */
  public boolean allows(URI address) {
    URI other = address.normalize();
    return isOfTheWeb(other)
        && isPlain(other)
        && lower(uri.getScheme()).equals(lower(other.getScheme()))
        && lower(uri.getHost()).equals(lower(other.getHost()))
        && port(uri) == port(other)
        && isBelow(other.getRawPath());
  }

  private boolean isBelow(String path) {
    String mine = uri.getRawPath();
    return path.startsWith(mine)
        && (mine.isEmpty()
            || mine.endsWith("/")
            || path.length() == mine.length()
            || path.charAt(mine.length()) == '/');
  }

  /** Whether nothing of an address is there to mislead. */
  private static boolean isPlain(URI address) {
    String path = address.normalize().getRawPath();
    return address.getRawUserInfo() == null
        && !path.startsWith("/..")
        && !DISGUISED.matcher(path).find();
  }

  private static int port(URI address) {
    return address.getPort() >= 0
        ? address.getPort()
        : lower(address.getScheme()).equals("https") ? 443 : 80;
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
