package dev.dateline.client;

import dev.dateline.runtime.http.AnyJson;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonWriter;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the parameters and the body of one request from generated code.
 *
 * <p>A value is anything that {@link dev.dateline.runtime.http.WireText#of} takes, a {@link
 * Collection} or a {@link Map} of such, or a {@link JsonModel} whose properties are such. Null is
 * left out, and so are a list and an object without entries (RFC 6570, section 2.3). Everything is
 * percent-encoded here, all but the unreserved characters of RFC 3986, so that no value can end up
 * in another place than its own; what can be sent in no form is reported before anything is sent.
 */
public interface RequestWriter {

  /**
   * A path parameter of style {@code simple}, not exploded.
   *
   * @param name as in the path template
   * @param value never left out: null is a violation
   */
  default void path(String name, @Nullable Object value) {
    path(name, value, ParameterStyle.SIMPLE, false);
  }

  /**
   * A path parameter.
   *
   * @param name as in the path template
   * @param value never left out: null is a violation
   * @param style {@code simple}, {@code label} or {@code matrix}
   * @param explode see OpenAPI 3.1, section 4.8.12.3
   */
  void path(String name, @Nullable Object value, ParameterStyle style, boolean explode);

  /**
   * A query parameter of style {@code form}, exploded: OpenAPI's default.
   *
   * @param name as it travels
   * @param value or null
   */
  default void query(String name, @Nullable Object value) {
    query(name, value, ParameterStyle.FORM, true);
  }

  /**
   * A query parameter.
   *
   * @param name as it travels
   * @param value or null
   * @param style {@code form}, {@code spaceDelimited}, {@code pipeDelimited} or {@code deepObject}
   * @param explode see OpenAPI 3.1, section 4.8.12.3
   */
  void query(String name, @Nullable Object value, ParameterStyle style, boolean explode);

  /**
   * A header parameter of style {@code simple}, not exploded.
   *
   * @param name as it travels
   * @param value or null
   */
  default void header(String name, @Nullable Object value) {
    header(name, value, false);
  }

  /**
   * A header parameter of style {@code simple}.
   *
   * @param name as it travels
   * @param value or null; visible ASCII, spaces and tabs
   * @param explode whether an object is written as {@code R=100,G=200} instead of {@code
   *     R,100,G,200}
   */
  void header(String name, @Nullable Object value, boolean explode);

  /**
   * A cookie parameter of style {@code form}, exploded: OpenAPI's default.
   *
   * @param name as it travels
   * @param value or null
   */
  default void cookie(String name, @Nullable Object value) {
    cookie(name, value, true);
  }

  /**
   * A cookie parameter of style {@code form}.
   *
   * @param name as it travels
   * @param value or null
   * @param explode whether the items of a list and the properties of an object are cookies of their
   *     own
   */
  void cookie(String name, @Nullable Object value, boolean explode);

  /**
   * The JSON text of a parameter whose value is one ({@code content} instead of {@code schema}).
   *
   * @param value or null
   * @return the text; null where there is no value
   */
  static @Nullable String jsonText(@Nullable Object value) {
    return value == null
        ? null
        : JsonWriter.text(Direction.REQUEST, false, out -> AnyJson.write(out, value));
  }

  /**
   * A JSON body.
   *
   * @param mediaType as the document says, with the version that applies
   * @param body or null for no body; a model, a scalar, or a list or a map of such; read-only
   *     properties are left out
   */
  void json(String mediaType, @Nullable Object body);

  /**
   * A body of text, sent as UTF-8.
   *
   * @param mediaType as the document says
   * @param body or null for no body
   */
  void text(String mediaType, @Nullable String body);

  /**
   * A body as it is.
   *
   * @param mediaType as the document says
   * @param body or null for no body; not to be changed afterwards
   */
  void bytes(String mediaType, byte @Nullable [] body);

  /**
   * A body that is neither JSON nor text nor a form.
   *
   * @param mediaType as the document says
   * @param body or null for no body
   */
  void binary(String mediaType, @Nullable BinaryData body);

  /**
   * A field of a form of the type {@code application/x-www-form-urlencoded}.
   *
   * @param name as it travels
   * @param value or null
   * @param style as of a query parameter
   * @param explode see OpenAPI 3.1, section 4.8.15.1
   */
  void form(String name, @Nullable Object value, ParameterStyle style, boolean explode);

  /**
   * A field of such a form whose value is JSON text, each item of a list by itself.
   *
   * @param name as it travels
   * @param value or null
   */
  void jsonForm(String name, @Nullable Object value);

  /**
   * A part of a form of the type {@code multipart/form-data}, or one for each item of a list.
   *
   * @param name of the field
   * @param value or null; {@link BinaryData} for a file
   * @param mediaType of the part, JSON for whatever is to be written as such
   */
  void part(String name, @Nullable Object value, String mediaType);
}
