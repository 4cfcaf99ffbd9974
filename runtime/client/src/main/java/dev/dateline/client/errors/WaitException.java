package dev.dateline.client.errors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waiting ended before what was waited for came. */
public final class WaitException extends ClientException {

  private static final long serialVersionUID = 1L;

  /** Why waiting ended. */
  public enum Kind {
    /** The time was over. */
    DEADLINE,
    /** An answer said that it will never come. */
    FAILED,
    /** The thread was interrupted; its interrupt flag is set again. */
    INTERRUPTED
  }

  private final Kind kind;

  /** Whatever the operation returned; lost where this is serialized. */
  private final transient @Nullable Object last;

  /**
   * A wait that ended.
   *
   * @param kind why
   * @param message what was waited for, how long, and the reason
   * @param last the last answer, or null where there was none
   * @param cause what lies behind it, or null
   */
  public WaitException(
      Kind kind, String message, @Nullable Object last, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.last = last;
  }

  /** Why waiting ended. */
  public Kind kind() {
    return kind;
  }

  /**
   * The last answer.
   *
   * @param <T> its type
   * @param type its class, as {@code RestoreJob.class}
   * @return the answer; empty where there was none of that type
   */
  public <T> Optional<T> last(Class<T> type) {
    return Optional.ofNullable(last).filter(type::isInstance).map(type::cast);
  }
}
