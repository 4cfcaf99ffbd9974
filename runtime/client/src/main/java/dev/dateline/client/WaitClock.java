package dev.dateline.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time that a {@link Waiter} waits by; tests bring one that passes as they like. */
public interface WaitClock {

  /** Of the machine. */
  WaitClock SYSTEM =
      new WaitClock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
      };

  /** Nanoseconds since no point in particular, as {@link System#nanoTime()}. */
  long nanoTime();

  /**
   * Lets time pass.
   *
   * @param duration not negative
   * @throws InterruptedException when the thread is interrupted
   */
  void sleep(Duration duration) throws InterruptedException;
}
