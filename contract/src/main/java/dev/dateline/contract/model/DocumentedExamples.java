package dev.dateline.contract.model;

import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.json.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The examples that a document has, as they are written there: whether one obeys its schema is not
 * said. Where there are several for one thing, the first. Immutable; looked up when they are asked
 * for, since most readers want none.
 */
public interface DocumentedExamples {

  /** That of a parameter, or of its schema; null where there is none. */
  @Nullable JsonValue of(Parameter parameter);

  /** That of a property; null where there is none. */
  @Nullable JsonValue of(Property property);

  /** That of a request body, or of its schema; null where there is none. */
  @Nullable JsonValue ofRequest(Operation operation, MediaType mediaType);

  /** That of an answer, or of its schema; null where there is none. */
  @Nullable JsonValue ofResponse(Operation operation, String status, MediaType mediaType);

  /** Those of a request body that have names, by these, in document order. */
  Map<String, JsonValue> namedOfRequest(Operation operation, MediaType mediaType);

  /** Those of an answer that have names, by these, in document order. */
  Map<String, JsonValue> namedOfResponse(Operation operation, String status, MediaType mediaType);
}
