package dev.dateline.server;

import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.json.JsonReader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request, for generated code to read. What is malformed is recorded as a violation
 * and read as null. Belongs to one request; not thread safe.
 */
public interface RequestReader {
  /** A path parameter in the style {@code simple}. */
  default ParameterValue path(String name) {
    return path(name, ParameterStyle.SIMPLE, false);
  }

  /** A path parameter. */
  ParameterValue path(String name, ParameterStyle style, boolean explode);

  /** A query parameter in the style {@code form}, exploded: the default of OpenAPI. */
  default ParameterValue query(String name) {
    return query(name, ParameterStyle.FORM, true);
  }

  /** A query parameter. */
  ParameterValue query(String name, ParameterStyle style, boolean explode);

  /** A header parameter in the style {@code simple}; the name in any case. */
  default ParameterValue header(String name) {
    return header(name, false);
  }

  /** A header parameter in the style {@code simple}; the name in any case. */
  ParameterValue header(String name, boolean explode);

  /** A cookie parameter in the style {@code form}; an array in one cookie or in several. */
  ParameterValue cookie(String name);

  /**
   * The media type among those of the operation that the request's {@code Content-Type} stands for;
   * null when the request has no body.
   */
  @Nullable MediaType contentType();

  /** The body as JSON; null when there is none or when it is malformed. */
  <T> @Nullable T json(Function<JsonReader, T> body);

  /** The body as text in UTF-8; null when there is none or when it is malformed. */
  @Nullable String text();

  /** The body as it is; null when there is none. */
  byte @Nullable [] bytes();
}
