package dev.dateline.generator.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What tells at a glance that a file has not changed, without reading it.
 *
 * @param size in bytes, -1 where there is no such file
 * @param modified nanoseconds since 1970, as exactly as the file system has it
 */
record Stamp(long size, long modified) {

  static final Stamp ABSENT = new Stamp(-1, 0);

  /** A stamp that no file has, nor one that is absent. */
  static final Stamp OF_NOTHING = new Stamp(-2, 0);

  /** The clocks of file systems tick every few milliseconds; some know seconds only. */
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(20);

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** The stamp of a file as it is now. */
  static Stamp of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile()
          ? new Stamp(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
          : ABSENT;
    } catch (IOException e) {
      return ABSENT;
    }
  }

  /** Whether the file is as old as that, or older. */
  boolean isAtLeast(Duration age, Instant now) {
    return TimeUnit.NANOSECONDS.toMillis(modified) <= now.minus(age).toEpochMilli();
  }

  // What a record brings along is linked at run time, which takes a cold Java longer than to look
  // at two thousand files.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Stamp that && size == that.size && modified == that.modified;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size) * 31 + Long.hashCode(modified);
  }

  /**
   * Whether a change of the file after {@code moment} would show in its stamp: within one tick of
   * the clock two changes look like one.
   */
  boolean showsChangesSince(Stamp moment) {
    long tick = modified % SECOND == 0 ? 2 * SECOND : TICK;
    return modified + tick < moment.modified;
  }
}
