package dev.dateline.runtime.http;

import org.jspecify.annotations.Nullable;

/**
 * A case of a response that documents headers. For each header there is a generated interface with
 * an accessor.
 *
 * @param <C> the case
 */
public interface HeaderCase<C> extends ResponseCase {
  /** This answer with other headers. */
  C withHeaders(Headers headers);

  /**
   * The value of a header; null where it is absent.
   *
   * @throws IllegalStateException where it is not what the document says
   */
  default <T> @Nullable T header(HeaderField<T> field) {
    return field.in(headers());
  }

  /** This answer with a header set; without it where the value is null. */
  default <T> C withHeader(HeaderField<T> field, @Nullable T value) {
    return withHeaders(field.with(headers(), value));
  }
}
