package dev.dateline.server;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who logs in with HTTP Digest, and either the password or hashes of it. Neither shows up
 * in {@code toString}.
 */
public final class DigestAccount {
  private final Principal principal;
  private final @Nullable String password;
  private final Map<String, String> hashes;

  private DigestAccount(
      Principal principal, @Nullable String password, Map<String, String> hashes) {
    this.principal = principal;
    this.password = password;
    this.hashes = hashes;
  }

  /** An account whose password is kept as it is. */
  public static DigestAccount withPassword(Principal principal, String password) {
    return new DigestAccount(principal, password, Map.of());
  }

  /**
   * An account of which only hashes are kept.
   *
   * @param hashes by algorithm, as {@code MD5} or {@code SHA-256}, the hash of {@code
   *     user:realm:password} in lower-case hexadecimal (RFC 7616, 3.4.2)
   */
  public static DigestAccount withHashes(Principal principal, Map<String, String> hashes) {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(hashes);
    return new DigestAccount(principal, null, copy);
  }

  /** Who logs in. */
  public Principal principal() {
    return principal;
  }

  @Nullable String password() {
    return password;
  }

  @Nullable String hash(String algorithm) {
    return hashes.get(algorithm);
  }

  @Override
  public String toString() {
    return "DigestAccount[" + principal + "]";
  }
}
