package dev.dateline.client;

import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An answer, without its envelope if it had one. */
final class ReceivedResponse implements ResponseReader {

  /** The body is not what the document says; {@link ApiCaller} makes a public exception of it. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String path;

    Unreadable(String path, String reason, @Nullable Throwable cause) {
      super(reason, cause, false, false);
      this.path = path;
    }

    String path() {
      return path;
    }

    String reason() {
      return Objects.requireNonNullElse(getMessage(), "");
    }
  }

  private final int status;
  private final Headers headers;
  private final byte[] body;
  private final @Nullable MediaType contentType;
  private final Tries tries;

  ReceivedResponse(HttpResponseData received) {
    this(received, Tries.ONE);
  }

  ReceivedResponse(HttpResponseData received, Tries tries) {
    this.tries = tries;
    this.status = received.status();
    this.headers = received.headers();
    this.body = received.body();
    this.contentType = headers.first("Content-Type").map(ReceivedResponse::parsed).orElse(null);
  }

  private static @Nullable MediaType parsed(String mediaType) {
    try {
      return MediaType.parse(mediaType);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** What it took to get it. */
  Tries tries() {
    return tries;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public @Nullable MediaType contentType() {
    return contentType;
  }

  /** An answer that does not say what it is may still be the JSON that it should be. */
  boolean mayBeJson() {
    return body.length > 0 && (contentType == null || contentType.isJson());
  }

  @Override
  public <T extends @Nullable Object> T json(Function<JsonReader, T> body) {
    if (this.body.length == 0) {
      throw new Unreadable("", "the body is empty where JSON was expected", null);
    }
    if (!mayBeJson()) {
      throw new Unreadable("", "JSON was expected", null);
    }
    try (JsonReader in = JsonReader.of(this.body, Direction.RESPONSE)) {
      return in.document(body);
    } catch (JsonException e) {
      throw new Unreadable(e.path(), Objects.requireNonNullElse(e.getMessage(), "not JSON"), e);
    }
  }

  @Override
  public String text() {
    return new String(body, charset());
  }

  private Charset charset() {
    String name = contentType == null ? null : contentType.parameters().get("charset");
    try {
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  @Override
  public byte[] bytes() {
    return body;
  }
}
