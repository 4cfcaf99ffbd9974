package dev.dateline.runtime.http;

/** Words of HTTP: names of headers, products, schemes and parameters (RFC 9110, section 5.6.2). */
public final class Token {

  private Token() {}

  /** Whether a token may have this character. */
  public static boolean isTokenCharacter(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }
}
