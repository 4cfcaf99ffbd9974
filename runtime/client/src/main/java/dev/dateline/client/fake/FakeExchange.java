package dev.dateline.client.fake;

import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.client.transport.OutgoingCall;
import dev.dateline.runtime.http.AnyJson;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Envelope;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ResponseCase;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a call, and how answers to it look on the wire.
 *
 * @param call that it is of
 * @param request as it was sent
 */
record FakeExchange(OutgoingCall call, HttpRequestData request) {

  /** The media types that the caller accepts, the one it wants most first. */
  List<MediaType> accepted() {
    return request.headers().all("Accept").stream()
        .flatMap(each -> MediaType.parseAccept(each).stream())
        .map(MediaType.Accepted::range)
        .toList();
  }

  /** Passes time, as much as the request has at most. */
  void await(Duration delay) {
    if (delay.isZero()) {
      return;
    }
    boolean late = delay.compareTo(request.timeout()) >= 0;
    Duration wait = late ? request.timeout() : delay;
    try {
      boolean never = new CountDownLatch(1).await(wait.toNanos(), TimeUnit.NANOSECONDS);
      if (late || never) {
        throw failure(Kind.TIMEOUT, "no answer within " + request.timeout().toMillis() + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          Kind.INTERRUPTED, request.summary() + ": the thread was interrupted while it waited", e);
    }
  }

  TransportException failure(Kind kind, String reason) {
    return new TransportException(kind, request.summary() + ": " + reason, null);
  }

  /** An answer of the document. */
  HttpResponseData answer(int status, DocumentedAnswers.Example example, Headers headers) {
    return answer(
        status,
        headers,
        example.mediaType(),
        BinaryData.of(example.text().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * A case of the response.
   *
   * @param documented media types of its status
   */
  HttpResponseData answer(ResponseCase response, List<MediaType> documented) {
    Object body = response.body();
    if (body == null) {
      return answer(response.status(), response.headers(), null, BinaryData.of(new byte[0]));
    }
    return answer(response.status(), response.headers(), body, mediaType(response, documented));
  }

  /**
   * A body.
   *
   * @param documented media types of the status
   */
  HttpResponseData answer(int status, Object body, List<MediaType> documented) {
    return answer(status, Headers.EMPTY, body, preferred(documented));
  }

  private HttpResponseData answer(int status, Headers headers, Object body, MediaType type) {
    if (type.isJson()) {
      byte[] json = JsonWriter.bytes(Direction.RESPONSE, out -> AnyJson.write(out, body));
      return answer(status, headers, type, BinaryData.of(json));
    }
    if (body instanceof BinaryData data) {
      MediaType own = data.mediaType();
      return answer(status, headers, type.isRange() && own != null ? own : type, data);
    }
    BinaryData data =
        body instanceof byte[] bytes ? BinaryData.of(bytes) : BinaryData.of(body.toString());
    return answer(status, headers, type, data);
  }

  private MediaType mediaType(ResponseCase response, List<MediaType> documented) {
    String own = response.mediaType();
    if (own == null) {
      return preferred(documented);
    }
    List<MediaType> others = response.otherMediaTypes().stream().map(MediaType::parse).toList();
    MediaType first = MediaType.parse(own);
    List<MediaType> accepted = accepted();
    return accepted.contains(first)
        ? first
        : others.stream().filter(accepted::contains).findFirst().orElse(first);
  }

  /** Other representations than JSON have a type of their own. */
  private MediaType preferred(List<MediaType> documented) {
    MediaType first = documented.get(0);
    return accepted().stream()
        .filter(type -> documented.contains(type) && type.isJson() == first.isJson())
        .findFirst()
        .orElse(first);
  }

  /** An answer as the request wants it: in an envelope, or as a stream. */
  HttpResponseData answer(
      int status, Headers headers, @Nullable MediaType type, BinaryData content) {
    Headers.Builder all = headers.toBuilder();
    BinaryData body = content;
    if (type != null) {
      all.set("Content-Type", concrete(type).toString());
      Envelope envelope = envelope();
      if (envelope != null && type.isJson()) {
        body = BinaryData.of(envelope.wrap(status, JsonValue.parse(content.text())).toString());
      }
    }
    Duration readTimeout = request.readTimeout();
    if (readTimeout != null && status / 100 == 2) {
      BinaryData stream =
          body.isInMemory() ? BinaryData.once(new ByteArrayInputStream(body.bytes())) : body;
      return new HttpResponseData(status, all.build(), stream);
    }
    byte[] whole = body.bytes();
    if (whole.length > request.maxResponseSize()) {
      throw TransportException.tooLarge(
          request.summary() + ": the answer", request.maxResponseSize());
    }
    return new HttpResponseData(status, all.build(), BinaryData.of(whole));
  }

  /** The envelope that the request asks for; null for none. */
  private @Nullable Envelope envelope() {
    Envelope envelope = call.operation().envelope().exists() ? call.protocol().envelope() : null;
    String query = request.uri().getRawQuery();
    return envelope != null
            && query != null
            && List.of(query.split("&", -1)).contains(envelope.parameter() + "=true")
        ? envelope
        : null;
  }

  /** What stands for a range of media types in an answer. */
  private static MediaType concrete(MediaType type) {
    return !type.isRange()
        ? type
        : MediaType.parse(type.type().equals("text") ? "text/plain" : "application/octet-stream");
  }
}
