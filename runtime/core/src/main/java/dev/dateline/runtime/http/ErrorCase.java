package dev.dateline.runtime.http;

import org.jspecify.annotations.Nullable;

/** Implemented by the cases of generated responses that stand for errors. */
public interface ErrorCase {
  /** The HTTP status. */
  int status();

  /** The error body as the document types it; null when there is none. */
  @Nullable Object body();
}
