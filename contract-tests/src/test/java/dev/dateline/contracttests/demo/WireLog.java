package dev.dateline.contracttests.demo;

import dev.dateline.client.transport.ExchangeObserver;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Prints each exchange in two lines. Secrets are taken out before it sees them. */
final class WireLog implements ExchangeObserver {

  private static final int SHORT_GIST = 48;
  private static final int LONG_GIST = 80;

  private final PrintStream out;

  WireLog(PrintStream out) {
    this.out = out;
  }

  @Override
  public void after(HttpRequestData request, HttpResponseData response, Duration duration) {
    String scheme =
        request.headers().first("Authorization").map(credentials -> "   " + credentials).orElse("");
    out.printf(
        "  %-5s%s%s%s%n",
        request.method(), request.uri().getRawPath(), scheme, gist(request.body(), SHORT_GIST));
    out.printf(
        "  %-5s%s%s%n",
        response.status(),
        response.headers().first("Content-Type").orElse(""),
        gist(response.body(), LONG_GIST));
  }

  /** The beginning, without the links that every resource has. */
  private static String gist(@Nullable BinaryData body, int longest) {
    String text = body == null ? "" : body.text();
    if (text.isEmpty()) {
      return "";
    }
    try {
      text = withoutLinks(JsonValue.parse(text)).toString();
    } catch (JsonException e) {
      text = text.replaceAll("\\s+", " ");
    }
    boolean fits = text.length() <= longest;
    return "   " + (fits ? text : text.substring(0, longest - 4) + " ...");
  }

  private static JsonValue withoutLinks(JsonValue value) {
    if (value instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(WireLog::withoutLinks).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    JsonObject rest = JsonObject.EMPTY;
    for (var property : object.members().entrySet()) {
      if (!property.getKey().equals("links")) {
        rest = rest.with(property.getKey(), withoutLinks(property.getValue()));
      }
    }
    return rest;
  }
}
