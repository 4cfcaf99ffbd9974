package dev.dateline.contract.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The formats of texts (JSON Schema 2020-12, validation, section 7.3) that can be told for certain.
 * Every method is lenient in doubt: published examples are.
 */
final class Formats {
  private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
  private static final Pattern TIME =
      Pattern.compile(
          "([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?"
              + "([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+|\"[^\"]+\"@[^\\s@]+");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:.]{2,45}");
  private static final Pattern HOSTNAME =
      Pattern.compile(
          "(?i)(?=.{1,253}\\.?$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
              + "(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\\.?");

  private Formats() {}

  /** What a text must be to be of a format, where it is not; null where it is, or nobody knows. */
  static @Nullable String complaint(String format, String text) {
    return switch (format) {
      case "date" -> isDate(text) ? null : "must be a date such as 2024-08-05";
      case "date-time" ->
          isDateTime(text) ? null : "must be a date-time such as 2024-08-05T10:15:30Z";
      case "time" -> TIME.matcher(text).matches() ? null : "must be a time such as 10:15:30Z";
      case "uuid" ->
          UUID.matcher(text).matches()
              ? null
              : "must be a UUID such as 123e4567-e89b-12d3-a456-426614174000";
      case "email" -> EMAIL.matcher(text).matches() ? null : "must be an e-mail address";
      case "ipv4" -> IPV4.matcher(text).matches() ? null : "must be an IPv4 address";
      case "ipv6" -> IPV6.matcher(text).matches() ? null : "must be an IPv6 address";
      case "hostname" -> HOSTNAME.matcher(text).matches() ? null : "must be a host name";
      case "uri", "uri-reference" -> isUri(text) ? null : "must be a URI";
      default -> null;
    };
  }

  private static boolean isDate(String text) {
    Matcher parts = DATE.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    try {
      LocalDate.of(
          Integer.parseInt(parts.group(1)),
          Integer.parseInt(parts.group(2)),
          Integer.parseInt(parts.group(3)));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** RFC 3339, section 5.6, which lets a space stand for the T. */
  private static boolean isDateTime(String text) {
    return text.length() > 11
        && "Tt ".indexOf(text.charAt(10)) >= 0
        && isDate(text.substring(0, 10))
        && TIME.matcher(text.substring(11)).matches();
  }

  private static boolean isUri(String text) {
    try {
      new URI(text);
      return true;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
