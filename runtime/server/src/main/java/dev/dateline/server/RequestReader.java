package dev.dateline.server;

import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.json.JsonReader;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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

  /** Whether the body is of one of these media types, as the document writes them. */
  default boolean is(String... mediaTypes) {
    MediaType type = contentType();
    return type != null
        && Stream.of(mediaTypes).map(MediaType::parse).anyMatch(each -> each.equals(type));
  }

  /** The body as a stream, read once and before the answer; null when there is none. */
  default @Nullable BinaryData binary() {
    byte[] bytes = bytes();
    MediaType type = contentType();
    if (bytes == null) {
      return null;
    }
    BinaryData data = BinaryData.of(bytes);
    return type == null || type.isRange() ? data : data.as(type);
  }

  /** A field of a form of the type {@code application/x-www-form-urlencoded}. */
  ParameterValue form(String name, ParameterStyle style, boolean explode);

  /** A part of a form of the type {@code multipart/form-data}, or all parts of the name. */
  ParameterValue part(String name);

  /** The first file of a name in a form of the type {@code multipart/form-data}; null if none. */
  default @Nullable BinaryData file(String name) {
    List<BinaryData> files = files(name);
    return files == null ? null : files.get(0);
  }

  /** All files of a name in a form of the type {@code multipart/form-data}; null if none. */
  @Nullable List<BinaryData> files(String name);
}
