package dev.dateline.client;

import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.Envelope;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Takes an answer out of the envelope that was asked for. */
final class Enveloped {

  private Enveloped() {}

  /**
   * The answer with the envelope's status and content; as it is where it came in none, as the
   * answers of gateways do.
   *
   * @param envelope that was asked for, or null
   * @param received the answer
   */
  static ReceivedResponse open(@Nullable Envelope envelope, ReceivedResponse received) {
    if (envelope == null || !received.mayBeJson()) {
      return received;
    }
    JsonValue body;
    try {
      body = JsonValue.parse(new String(received.bytes(), StandardCharsets.UTF_8));
    } catch (JsonException e) {
      return received; // whoever reads it will say so
    }
    OptionalInt status = envelope.status(body);
    if (status.isEmpty()) {
      return received;
    }
    byte[] content = envelope.unwrap(body).toString().getBytes(StandardCharsets.UTF_8);
    return received.with(new HttpResponseData(status.getAsInt(), received.headers(), content));
  }
}
