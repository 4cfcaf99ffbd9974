package dev.dateline.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Time and chance, so that tests wait for neither.
 *
 * @param nanoTime as {@link System#nanoTime()}: what timeouts are measured by
 * @param clock what dates in headers are compared with
 * @param sleeper waits
 * @param random numbers from 0 to 1, without 1
 */
record Timing(LongSupplier nanoTime, InstantSource clock, Sleeper sleeper, DoubleSupplier random) {

  /** The machine's. */
  static final Timing REAL = machine();

  private static Timing machine() {
    Machine machine = new Machine();
    return new Timing(machine, InstantSource.system(), machine, machine);
  }

  /** A class, as every client starts with it, and lambdas take longer to link. */
  private static final class Machine implements LongSupplier, Sleeper, DoubleSupplier {

    @Override
    public long getAsLong() {
      return System.nanoTime();
    }

    @Override
    public void sleep(Duration delay) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
    }

    @Override
    public double getAsDouble() {
      return ThreadLocalRandom.current().nextDouble();
    }
  }

  /** Waits. */
  @FunctionalInterface
  interface Sleeper {
    /** Returns after that time, and not before. */
    void sleep(Duration delay) throws InterruptedException;
  }
}
