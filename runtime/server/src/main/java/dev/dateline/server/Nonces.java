package dev.dateline.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces of HTTP Digest (RFC 7616, 3.3): made by the server, good for a while, and each request
 * count of one accepted once.
 *
 * <p>A nonce carries its time and a signature, so that one that nobody uses costs no memory. Of
 * those in use the last 64 counts are remembered, since requests that are sent at the same time
 * arrive in any order. Thread safe; the keys live as long as this object.
 */
public final class Nonces {
  private static final int MOST_IN_USE = 100_000;
  private static final int TIME = 12;
  private static final int RANDOM = 16;
  private static final int SIGNATURE = 32;

  private final Clock clock;
  private final Duration lifetime;
  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;
  // A nonce begins with its time: the first entry is the oldest.
  private final TreeMap<String, Counts> inUse = new TreeMap<>();
  private String forgottenUpTo = "";

  private Nonces(Clock clock, Duration lifetime) {
    this.clock = clock;
    this.lifetime = lifetime;
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** Nonces that are good for five minutes. */
  public static Nonces of(Clock clock) {
    return of(clock, Duration.ofMinutes(5));
  }

  /**
   * Nonces that are good for a while.
   *
   * @param lifetime how long, at least a second
   */
  public static Nonces of(Clock clock, Duration lifetime) {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("A nonce must live for at least a second: " + lifetime);
    }
    return new Nonces(clock, lifetime);
  }

  /** A new nonce. */
  String next() {
    byte[] salt = new byte[RANDOM / 2];
    random.nextBytes(salt);
    String unsigned =
        HexFormat.of().toHexDigits(clock.millis(), TIME) + HexFormat.of().formatHex(salt);
    return unsigned + signature(unsigned);
  }

  /** Whether a nonce was made here, however long ago. */
  boolean isOurs(String nonce) {
    if (nonce.length() != TIME + RANDOM + SIGNATURE) {
      return false;
    }
    String unsigned = nonce.substring(0, TIME + RANDOM);
    return MessageDigest.isEqual(
        nonce.substring(TIME + RANDOM).getBytes(StandardCharsets.UTF_8),
        signature(unsigned).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether one of our nonces is too old to be used, or has a count that was used before. */
  synchronized boolean isStale(String nonce, long count) {
    Counts counts = inUse.get(nonce);
    return isOver(nonce) || (counts != null && !counts.isNew(count));
  }

  /**
   * Uses a count of one of our nonces.
   *
   * @return false when the nonce is too old or the count was used before
   */
  synchronized boolean use(String nonce, long count) {
    if (isOver(nonce)) {
      return false;
    }
    forgetOld();
    return inUse.computeIfAbsent(nonce, key -> new Counts()).use(count);
  }

  private boolean isOver(String nonce) {
    return nonce.compareTo(forgottenUpTo) <= 0 || isExpired(nonce);
  }

  private boolean isExpired(String nonce) {
    long made = HexFormat.fromHexDigitsToLong(nonce, 0, TIME);
    return clock.millis() - made >= lifetime.toMillis();
  }

  private void forgetOld() {
    while (!inUse.isEmpty() && (inUse.size() >= MOST_IN_USE || isExpired(inUse.firstKey()))) {
      forgottenUpTo = inUse.pollFirstEntry().getKey();
    }
  }

  private String signature(String unsigned) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      ByteBuffer signature =
          ByteBuffer.wrap(mac.doFinal(unsigned.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(signature.array(), 0, SIGNATURE / 2);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  /** The highest count of a nonce and, as bits, which of the 63 below it were used. */
  private static final class Counts {
    private long highest;
    private long used;

    boolean isNew(long count) {
      if (count > highest) {
        return true;
      }
      long distance = highest - count;
      return count > 0 && distance < Long.SIZE && (used >>> distance & 1) == 0;
    }

    boolean use(long count) {
      if (!isNew(count)) {
        return false;
      }
      if (count > highest) {
        long distance = count - highest;
        used = distance < Long.SIZE ? used << distance | 1 : 1;
        highest = count;
      } else {
        used |= 1L << (highest - count);
      }
      return true;
    }
  }
}
