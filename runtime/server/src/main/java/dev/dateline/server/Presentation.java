package dev.dateline.server;

import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.Envelope;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.http.ParameterText;
import dev.dateline.runtime.http.QueryText;
import dev.dateline.runtime.http.Toggle;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonWriter;
import dev.dateline.runtime.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of the looks of any answer, errors included.
 *
 * @param envelope the envelope to put JSON into; null for none
 * @param pretty whether JSON is indented
 * @param malformed what is wrong with the parameters that ask for it
 */
record Presentation(@Nullable Envelope envelope, boolean pretty, List<Violation> malformed) {

  /**
   * Reads what a query asks for.
   *
   * @param envelopes how the operation is asked for envelopes
   * @param prettyPrints how the operation is asked to indent
   */
  static Presentation of(
      ApiProtocol protocol, QueryText query, Toggle envelopes, Toggle prettyPrints) {
    List<Violation> malformed = new ArrayList<>(0);
    Envelope envelope = envelopes.exists() ? protocol.envelope() : null;
    if (envelope != null && !isTrue(query, envelope.parameter(), envelopes, malformed)) {
      envelope = null;
    }
    String prettyName = prettyPrints.exists() ? protocol.prettyParameter() : null;
    boolean pretty = prettyName != null && isTrue(query, prettyName, prettyPrints, malformed);
    return new Presentation(envelope, pretty, List.copyOf(malformed));
  }

  private static boolean isTrue(
      QueryText query, String name, Toggle toggle, List<Violation> malformed) {
    ReadParameter parameter =
        ReadParameter.of(
            name,
            () -> ParameterText.parseQuery(query, name, ParameterStyle.FORM, true),
            malformed::add);
    int before = malformed.size();
    Boolean said = parameter.bool();
    if (said != null || malformed.size() > before) {
      return Boolean.TRUE.equals(said);
    }
    if (toggle == Toggle.REQUIRED) {
      malformed.add(new Violation(name, "required", "is required"));
    }
    return toggle == Toggle.ON;
  }

  /** A JSON body as the request wants to see it. */
  byte[] json(int status, Consumer<JsonWriter> content) {
    Envelope wrapper = envelope;
    if (wrapper == null) {
      return bytes(content);
    }
    JsonValue wrapped = wrapper.wrap(status, JsonWriter.toValue(Direction.RESPONSE, content));
    return bytes(out -> out.value(wrapped));
  }

  private byte[] bytes(Consumer<JsonWriter> content) {
    return JsonWriter.bytes(Direction.RESPONSE, pretty, content);
  }
}
