package dev.dateline.runtime.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says for one parameter, to be read as what the document says that it is.
 *
 * <p>The reading methods give null when the parameter is not there, and throw {@link
 * IllegalArgumentException} whose message completes "the parameter …" when it is malformed.
 */
public interface ParsedParameter {
  /** The parameter as a scalar. */
  @Nullable String text();

  /** The parameter as an array. */
  @Nullable List<String> list();

  /**
   * The parameter as an object.
   *
   * @param properties the names of its properties, which tell its part of an exploded query from
   *     other parameters; empty for an object of any properties
   */
  @Nullable Map<String, String> map(Set<String> properties);
}
