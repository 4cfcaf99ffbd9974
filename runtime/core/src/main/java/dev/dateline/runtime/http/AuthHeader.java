package dev.dateline.runtime.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A challenge or credentials as {@code WWW-Authenticate} and {@code Authorization} carry them (RFC
 * 9110 §11): a scheme with either one opaque token or parameters. Immutable.
 *
 * <p>{@code toString} shows the scheme alone; {@link #format} gives the header value.
 *
 * @param scheme the scheme as it was written; compare it with {@link #isScheme}
 * @param token68 the token, as of {@code Bearer} or {@code Basic}; null when there is none
 * @param parameters the parameters, names in lower case, in order
 */
public record AuthHeader(String scheme, @Nullable String token68, Map<String, String> parameters) {

  /** Copies the parameters. */
  public AuthHeader {
    Map<String, String> copy = new LinkedHashMap<>();
    parameters.forEach((name, value) -> copy.put(name.toLowerCase(Locale.ROOT), value));
    parameters = Collections.unmodifiableMap(copy);
  }

  /** A scheme with a token. */
  public static AuthHeader ofToken(String scheme, String token) {
    return new AuthHeader(scheme, token, Map.of());
  }

  /** A scheme with parameters. */
  public static AuthHeader ofParameters(String scheme, Map<String, String> parameters) {
    return new AuthHeader(scheme, null, parameters);
  }

  /**
   * Reads the value of an {@code Authorization} header.
   *
   * @throws IllegalArgumentException when it is malformed, without quoting it
   */
  public static AuthHeader parseCredentials(String value) {
    List<AuthHeader> all = parseChallenges(value);
    if (all.size() != 1) {
      throw new IllegalArgumentException("the Authorization header is malformed");
    }
    return all.get(0);
  }

  /**
   * Reads the lines of a {@code WWW-Authenticate} header, each of which may hold several
   * challenges.
   *
   * @throws IllegalArgumentException when it is malformed
   */
  public static List<AuthHeader> parseChallenges(Collection<String> lines) {
    return lines.stream().flatMap(line -> parseChallenges(line).stream()).toList();
  }

  /**
   * Reads what can be read of the lines of a {@code WWW-Authenticate} header. Servers get their
   * challenges wrong in many ways, and what one of them is like says nothing about the next: a
   * malformed one is passed over. Values that should be quoted and are not ({@code nonce=MTIz/w==},
   * {@code authorization_uri=https://example.com}) are taken as they are.
   */
  public static List<AuthHeader> readChallenges(Collection<String> lines) {
    List<AuthHeader> challenges = new ArrayList<>();
    for (String line : lines) {
      FieldScanner in = new FieldScanner(line);
      passCommas(in);
      while (!in.atEnd()) {
        try {
          challenges.add(challenge(in, true));
        } catch (IllegalArgumentException e) {
          in.skipElement();
          passCommas(in);
        }
      }
    }
    return List.copyOf(challenges);
  }

  /**
   * Reads one line of a {@code WWW-Authenticate} header, which may hold several challenges.
   *
   * @throws IllegalArgumentException when it is malformed
   */
  public static List<AuthHeader> parseChallenges(String line) {
    List<AuthHeader> challenges = new ArrayList<>();
    FieldScanner in = new FieldScanner(line);
    passCommas(in);
    while (!in.atEnd()) {
      challenges.add(challenge(in, false));
    }
    return List.copyOf(challenges);
  }

  private static AuthHeader challenge(FieldScanner in, boolean lenient) {
    String scheme = in.token();
    if (scheme == null) {
      throw malformed();
    }
    if (!in.whiteSpace() || in.atEnd() || in.peek() == ',') {
      endOfElement(in);
      return new AuthHeader(scheme, null, Map.of());
    }
    int start = in.position();
    String token = in.token68();
    in.whiteSpace();
    if (token != null && (in.atEnd() || in.peek() == ',')) {
      endOfElement(in);
      return new AuthHeader(scheme, token, Map.of());
    }
    in.back(start);
    return new AuthHeader(scheme, null, parameters(in, lenient));
  }

  private static Map<String, String> parameters(FieldScanner in, boolean lenient) {
    Map<String, String> parameters = new LinkedHashMap<>();
    while (!in.atEnd()) {
      int start = in.position();
      String name = in.token();
      in.whiteSpace();
      if (name == null || !in.take('=')) {
        if (parameters.isEmpty()) {
          throw malformed();
        }
        // Not a parameter, so the next scheme.
        in.back(start);
        return parameters;
      }
      in.whiteSpace();
      String value = lenient ? in.lenientValue() : in.value();
      if (value == null || parameters.put(name.toLowerCase(Locale.ROOT), value) != null) {
        throw malformed();
      }
      endOfElement(in);
    }
    return parameters;
  }

  private static void endOfElement(FieldScanner in) {
    in.whiteSpace();
    if (!in.atEnd() && in.peek() != ',') {
      throw malformed();
    }
    passCommas(in);
  }

  private static void passCommas(FieldScanner in) {
    do {
      in.whiteSpace();
    } while (in.take(','));
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("the authentication header is malformed");
  }

  /** Whether this is a scheme, whose name has no case. */
  public boolean isScheme(String name) {
    return scheme.equalsIgnoreCase(name);
  }

  /** The value of a parameter. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The header value, all parameters quoted. */
  public String format() {
    return format(Set.of());
  }

  /**
   * The header value.
   *
   * @param unquoted the parameters that are written as tokens, as some schemes demand
   */
  public String format(Set<String> unquoted) {
    if (token68 != null) {
      return scheme + " " + token68;
    }
    if (parameters.isEmpty()) {
      return scheme;
    }
    return parameters.entrySet().stream()
        .map(
            each ->
                each.getKey()
                    + "="
                    + (unquoted.contains(each.getKey()) && FieldScanner.isToken(each.getValue())
                        ? each.getValue()
                        : FieldScanner.quoted(each.getValue())))
        .collect(Collectors.joining(", ", scheme + " ", ""));
  }

  @Override
  public String toString() {
    return scheme + " ***";
  }
}
