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
   * @param tries that it took
   */
  static ReceivedResponse open(
      @Nullable Envelope envelope, HttpResponseData received, Tries tries) {
    ReceivedResponse asReceived = new ReceivedResponse(received, tries);
    if (envelope == null || !asReceived.mayBeJson()) {
      return asReceived;
    }
    JsonValue body;
    try {
      body = JsonValue.parse(new String(received.body(), StandardCharsets.UTF_8));
    } catch (JsonException e) {
      return asReceived; // whoever reads it will say so
    }
    OptionalInt status = envelope.status(body);
    if (status.isEmpty()) {
      return asReceived;
    }
    byte[] content = envelope.unwrap(body).toString().getBytes(StandardCharsets.UTF_8);
    return new ReceivedResponse(
        new HttpResponseData(status.getAsInt(), received.headers(), content), tries);
  }
}
