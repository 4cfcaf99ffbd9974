package dev.dateline.client;

import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonReader;
import java.nio.charset.StandardCharsets;

/**
 * Reads something of no interest before the first answer of a program comes. What reads JSON is
 * loaded by that, which takes as long as a connection does, while the HTTP client still starts on a
 * thread of its own.
 */
final class JsonStart {

  static {
    byte[] text = "{\"text\":[\"\\u0020\",0.5,true]}".getBytes(StandardCharsets.UTF_8);
    try (JsonReader in = JsonReader.of(text, Direction.RESPONSE)) {
      in.skip();
    }
  }

  private JsonStart() {}

  /** Does nothing from the second time on. */
  static void once() {}
}
