package dev.dateline.client.credentials;

import dev.dateline.runtime.http.AuthHeader;
import dev.dateline.runtime.http.DigestAuthentication.Challenge;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The nonces that one server gave, each for one request at a time. Of those that are in use only so
 * many are remembered: what never comes back, as after a broken connection, is forgotten in turn.
 */
final class DigestNonces {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST = 256;

  /** The ones to use next, the last that came back first: the others may grow old in peace. */
  private final Deque<Nonce> free = new ArrayDeque<>();

  private final List<Nonce> inUse = new ArrayList<>();

  /**
   * A server's nonce with one of the client's, which stays the same, as session algorithms
   * (MD5-sess) keep the one they began with.
   *
   * @param uses shared by all that have the same server's nonce, which some servers give to many
   */
  private record Nonce(Challenge challenge, String cnonce, AtomicInteger uses) {
    boolean isThatOf(AuthHeader proof) {
      return proof.parameter("nonce").filter(challenge.nonce()::equals).isPresent()
          // Without quality of protection there is none in the proof.
          && proof.parameter("cnonce").orElse(cnonce).equals(cnonce);
    }

    Use use() {
      return new Use(challenge, cnonce, uses.incrementAndGet());
    }
  }

  /**
   * What one request proves itself with.
   *
   * @param challenge of the server
   * @param cnonce of the client
   * @param count of uses of the server's nonce, with this one
   */
  record Use(Challenge challenge, String cnonce, int count) {}

  /** Begins to use the nonce of a challenge. */
  synchronized Use begin(Challenge challenge) {
    Nonce nonce = new Nonce(challenge, clientNonce(), usesOf(challenge.nonce()));
    take(nonce);
    return nonce.use();
  }

  /** Uses a nonce that no other request uses now. */
  synchronized Optional<Use> next() {
    Nonce nonce = free.poll();
    if (nonce == null) {
      return Optional.empty();
    }
    take(nonce);
    return Optional.of(nonce.use());
  }

  /** Makes the nonce of a proof free, or the one that is to be used instead. */
  synchronized void giveBack(AuthHeader proof, Optional<String> nextNonce) {
    Nonce nonce = find(proof);
    if (nonce == null) {
      return;
    }
    inUse.remove(nonce);
    Challenge last = nonce.challenge();
    // A session's key is made of its first nonce: what to do with another, servers disagree upon.
    free.push(
        nextNonce.isEmpty() || last.algorithm().isSession()
            ? nonce
            : new Nonce(
                new Challenge(
                    last.realm(),
                    nextNonce.get(),
                    last.algorithm(),
                    last.auth(),
                    last.opaque(),
                    false,
                    last.userhash()),
                clientNonce(),
                usesOf(nextNonce.get())));
    if (free.size() > MOST) {
      free.removeLast();
    }
  }

  /** Forgets the nonce of a proof that was refused. */
  synchronized void drop(AuthHeader proof) {
    Nonce nonce = find(proof);
    if (nonce != null) {
      inUse.remove(nonce);
    }
  }

  private void take(Nonce nonce) {
    inUse.add(nonce);
    if (inUse.size() > MOST) {
      inUse.remove(0);
    }
  }

  private @Nullable Nonce find(AuthHeader proof) {
    for (Nonce nonce : inUse) {
      if (nonce.isThatOf(proof)) {
        return nonce;
      }
    }
    return null;
  }

  private AtomicInteger usesOf(String nonce) {
    for (Iterable<Nonce> known : List.of(inUse, free)) {
      for (Nonce each : known) {
        if (each.challenge().nonce().equals(nonce)) {
          return each.uses();
        }
      }
    }
    return new AtomicInteger();
  }

  private static String clientNonce() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
