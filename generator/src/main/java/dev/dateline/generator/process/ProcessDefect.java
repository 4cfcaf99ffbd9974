package dev.dateline.generator.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A defect of ours that showed in the other process; reads as it did there. */
final class ProcessDefect extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param text of the throwable there, name of its class included
   * @param cause what was behind it there, or null
   * @param trace where it came from
   */
  ProcessDefect(String text, @Nullable ProcessDefect cause, List<StackTraceElement> trace) {
    super(text, cause);
    setStackTrace(trace.toArray(StackTraceElement[]::new));
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // the text names the class that it was there
  public String toString() {
    return String.valueOf(getMessage());
  }
}
