package dev.dateline.atlas.server.inmemory;

import java.math.BigInteger;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Where identifiers of 24 hexadecimal digits come from. */
public final class ObjectIds {

  private static final BigInteger END = BigInteger.ONE.shiftLeft(96);

  private ObjectIds() {}

  /** The identifiers that the document's examples begin with: the same ones in every run. */
  public static Supplier<String> sequence() {
    return sequence("64f1c0ffee0123456789abcd");
  }

  /**
   * Identifiers one after the other, safe for use by many threads.
   *
   * @param first the first one, 24 hexadecimal digits
   * @throws IllegalArgumentException where it is anything else
   */
  public static Supplier<String> sequence(String first) {
    if (!first.matches("[a-f0-9]{24}")) {
      throw new IllegalArgumentException(
          "An identifier is 24 lower-case hexadecimal digits, not '" + first + "'.");
    }
    AtomicReference<BigInteger> next = new AtomicReference<>(new BigInteger(first, 16));
    return () ->
        String.format(
            Locale.ROOT, "%024x", next.getAndUpdate(id -> id.add(BigInteger.ONE).mod(END)));
  }
}
