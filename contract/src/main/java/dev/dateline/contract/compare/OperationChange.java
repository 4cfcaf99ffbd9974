package dev.dateline.contract.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one operation from one contract to another.
 *
 * @param kind in a word
 * @param id operationId
 * @param method upper case
 * @param path path template
 * @param differences of a changed operation, in words; empty where only its media type has another
 *     date
 * @param deprecated whether the document calls it deprecated now
 * @param sunset the date on which the document says it ends ({@code x-sunset}), as written, or null
 */
public record OperationChange(
    Kind kind,
    String id,
    String method,
    String path,
    List<String> differences,
    boolean deprecated,
    @Nullable String sunset) {

  public OperationChange {
    differences = List.copyOf(differences);
  }

  /** The same change of an operation that the document announces the end of, or does not. */
  OperationChange ending(@Nullable String date) {
    return new OperationChange(kind, id, method, path, differences, deprecated, date);
  }

  /** What becomes of an operation. */
  public enum Kind {
    ADDED,
    CHANGED,
    REMOVED
  }
}
