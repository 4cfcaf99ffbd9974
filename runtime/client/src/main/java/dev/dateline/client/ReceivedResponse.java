package dev.dateline.client;

import dev.dateline.client.errors.StreamException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.transport.ContentCoding;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
  private final BinaryData body;
  private final @Nullable MediaType contentType;
  private final Tries tries;
  private final String operationId;
  private final long limit;
  private boolean handedOut;
  private byte @Nullable [] whole;

  /** Why the content coding could not be taken off; empty where it could, or there is none. */
  private String undecoded = "";

  /**
   * An answer to read.
   *
   * @param received up to its body at least
   * @param tries that it took
   * @param operationId for messages
   * @param limit of what is read into memory of a stream, in bytes
   */
  ReceivedResponse(HttpResponseData received, Tries tries, String operationId, long limit) {
    this.tries = tries;
    this.status = received.status();
    this.headers = received.headers();
    this.body = received.body();
    this.operationId = operationId;
    this.limit = limit;
    List<String> types = headers.all("Content-Type");
    this.contentType = types.isEmpty() ? null : parsed(types.get(0));
  }

  /** Another answer in place of this one. */
  ReceivedResponse with(HttpResponseData other) {
    return new ReceivedResponse(other, tries, operationId, limit);
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
    if (contentType == null) {
      return body.isInMemory() && body.bytes().length > 0;
    }
    return contentType.isJson() && bytes().length > 0;
  }

  @Override
  public <T extends @Nullable Object> T json(Function<JsonReader, T> body) {
    byte[] content = bytes();
    if (content.length == 0) {
      throw new Unreadable("", "the body is empty where JSON was expected", null);
    }
    if (contentType != null && !contentType.isJson()) {
      throw new Unreadable("", "JSON was expected", null);
    }
    if (!undecoded.isEmpty()) {
      throw new Unreadable("", undecoded, null);
    }
    try (JsonReader in = JsonReader.of(content, Direction.RESPONSE)) {
      return in.document(body);
    } catch (JsonException e) {
      throw new Unreadable(e.path(), Objects.requireNonNullElse(e.getMessage(), "not JSON"), e);
    }
  }

  @Override
  public String text() {
    return new String(bytes(), charset());
  }

  /** The body as text, or nothing where what it is coded in would not make a text. */
  String readableText() {
    String text = text();
    return undecoded.isEmpty() ? text : "";
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
    if (handedOut) {
      return new byte[0];
    }
    if (whole == null) {
      whole = decoded(body.isInMemory() ? body.bytes() : readWhole());
    }
    return whole;
  }

  /** Without its content coding, asked for or not; as it is where that cannot be taken off. */
  private byte[] decoded(byte[] content) {
    if (content.length == 0 || !headers.has("Content-Encoding")) {
      return content;
    }
    String coding = ContentCoding.of(headers);
    try {
      Optional<byte[]> plain =
          ContentCoding.decoded(coding, content, (int) Math.min(limit + 1, LimitedBody.MOST));
      if (plain.isPresent() && plain.get().length > limit) {
        throw TransportException.tooLarge(operationId + ": the answer, decompressed,", limit);
      }
      if (plain.isEmpty()) {
        undecoded = "it is encoded as " + coding + ", which was not asked for";
      }
      return plain.orElse(content);
    } catch (IOException e) {
      undecoded = "it is said to be encoded as " + coding + ", and is not: " + e.getMessage();
      return content;
    }
  }

  private byte[] readWhole() {
    try (InputStream in = body.open()) {
      return LimitedBody.read(in, limit, operationId + ": the answer");
    } catch (IOException e) {
      throw new TransportException(
          StreamException.kindOf(e), operationId + ": " + e.getMessage(), e);
    }
  }

  @Override
  public BinaryData binary() {
    if (body.isInMemory() || whole != null) {
      return ResponseReader.super.binary();
    }
    BinaryData stream = BinaryData.once(new NamedStream(body.open(), operationId, limit));
    handedOut = true;
    return contentType == null ? stream : stream.as(contentType);
  }

  /**
   * Gives up a stream that nobody else has.
   *
   * @param kept whether what was read of the answer went to the user
   */
  void done(boolean kept) {
    if (!kept || !handedOut) {
      body.close();
    }
  }

  /**
   * A stream that says of which operation it is when it breaks, and that is read into memory as a
   * whole only up to the client's limit.
   */
  private static final class NamedStream extends FilterInputStream {
    private final String operationId;
    private final long limit;

    NamedStream(InputStream in, String operationId, long limit) {
      super(in);
      this.operationId = operationId;
      this.limit = limit;
    }

    @Override
    public byte[] readAllBytes() throws IOException {
      try {
        return LimitedBody.read(this, limit, operationId + ": the answer");
      } catch (TransportException e) {
        throw new StreamException(e.kind(), String.valueOf(e.getMessage()), e);
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return super.read(into, offset, length);
      } catch (IOException e) {
        throw new StreamException(
            StreamException.kindOf(e), operationId + ": " + e.getMessage(), e);
      }
    }
  }
}
