package dev.dateline.contracttests.demo;

import dev.dateline.client.transport.ExchangeObserver;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints each exchange in a few short lines. Secrets are taken out before it sees them. */
final class WireLog implements ExchangeObserver {

  private static final int LONGEST_GIST = 72;

  private final PrintStream out;

  WireLog(PrintStream out) {
    this.out = out;
  }

  @Override
  public void after(HttpRequestData request, HttpResponseData response, Duration duration) {
    out.printf("  %-5s%s%n", request.method(), request.uri().getRawPath());
    line(
        Stream.of("Authorization", "Accept")
            .flatMap(
                name -> request.headers().first(name).map(value -> name + ": " + value).stream())
            .collect(Collectors.joining("   ")));
    request
        .headers()
        .first("Content-Type")
        .ifPresent(type -> line("Content-Type: " + type + gist(request.body())));
    out.printf(
        "  %-5s%s%s%n",
        response.status(),
        response.headers().first("Content-Type").orElse(""),
        gist(response.body()));
  }

  private void line(String text) {
    out.println("       " + text);
  }

  /** The beginning, without the links that every resource has. */
  private static String gist(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      return "";
    }
    String text = new String(body, StandardCharsets.UTF_8);
    try {
      text = withoutLinks(JsonValue.parse(text)).toString();
    } catch (JsonException e) {
      text = text.replaceAll("\\s+", " ");
    }
    boolean fits = text.length() <= LONGEST_GIST;
    return "   " + (fits ? text : text.substring(0, LONGEST_GIST - 4) + " ...");
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
