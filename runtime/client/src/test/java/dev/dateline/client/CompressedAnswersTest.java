package dev.dateline.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.NotFoundException;
import dev.dateline.client.errors.StreamException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.client.testing.RawServer;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.FreeRequest;
import dev.dateline.runtime.http.BinaryData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that travel compressed. */
@Timeout(60)
class CompressedAnswersTest {

  private final List<String> heads = new CopyOnWriteArrayList<>();

  private RawServer server(int status, String type, byte[] body) {
    return new RawServer(
        (connection, head) -> {
          heads.add(head);
          String answer =
              "HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
                  .formatted(status, type, body.length);
          connection.getOutputStream().write(answer.getBytes(US_ASCII));
          connection.getOutputStream().write(body);
        });
  }

  private static byte[] gzip(byte[] plain) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
        out.write(plain);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzip(String plain) {
    return gzip(plain.getBytes(UTF_8));
  }

  private static ApiCaller caller(RawServer server) {
    return new ThingsApi.Builder()
        .baseUri(server.uri())
        .credentials(Credentials.none())
        .compressedAnswers(true)
        .maxResponseSize(1000)
        .build();
  }

  private static FreeRequest any() {
    return ThingsApi.find(out -> {});
  }

  @Test
  void jsonIsReadAsIfItWereNot() {
    try (RawServer server = server(200, "application/json", gzip("{\"name\":\"thé\"}"))) {
      ApiResponse<ThingsApi.ThingResponse> answer =
          caller(server).callWithResponse(ThingsApi.FIND, any());
      assertThat(answer.response())
          .isInstanceOfSatisfying(
              ThingsApi.ThingResponse.Ok.class,
              ok -> assertThat(ok.body().name()).isEqualTo("thé"));
      assertThat(answer.headers().has("Content-Encoding")).isFalse();
      assertThat(heads.get(0)).containsIgnoringCase("accept-encoding: gzip");
    }
    try (RawServer server = server(404, "application/json", gzip("{\"errorCode\":\"GONE\"}"))) {
      assertThatThrownBy(() -> caller(server).call(ThingsApi.FIND, any()))
          .isInstanceOfSatisfying(
              NotFoundException.class, e -> assertThat(e.isErrorCode("GONE")).isTrue());
    }
  }

  @Test
  void theLimitCountsForWhatItBecomes() {
    try (RawServer server = server(200, "application/json", gzip(new byte[500_000]))) {
      assertThatThrownBy(() -> caller(server).call(ThingsApi.FIND, any()))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
    }
  }

  @Test
  void whatIsNotCompressedIsNotTakenForIt() {
    try (RawServer server = server(200, "application/json", "{\"name\":\"a\"}".getBytes(UTF_8))) {
      assertThatThrownBy(() -> caller(server).call(ThingsApi.FIND, any()))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN))
          .hasMessageContaining("cannot be decompressed");
    }
  }

  @Test
  void streamsAreReadAsTheyArrive() throws IOException {
    byte[] plain = new byte[500_000];
    Arrays.fill(plain, (byte) 'x');
    try (RawServer server = server(200, "application/octet-stream", gzip(plain));
        InputStream in = caller(server).call(ThingsApi.EXCHANGE, body()).open()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      in.transferTo(out); // not into memory, as far as the client knows
      assertThat(out.toByteArray()).isEqualTo(plain);
    }
    byte[] half = gzip(plain);
    try (RawServer server =
            server(200, "application/octet-stream", Arrays.copyOf(half, half.length / 2));
        InputStream in = caller(server).call(ThingsApi.EXCHANGE, body()).open()) {
      assertThatThrownBy(() -> in.transferTo(OutputStream.nullOutputStream()))
          .isInstanceOf(StreamException.class)
          .hasMessageContaining("exchangeBytes");
    }
  }

  private static FreeRequest body() {
    return new FreeRequest(out -> out.binary("application/gzip", BinaryData.of("x")));
  }

  @Test
  void whoAsksByNameGetsWhatComes() {
    try (RawServer server = server(200, "application/octet-stream", gzip("plain"))) {
      ApiCaller own =
          caller(server).with(CallOptions.of(options -> options.header("Accept-Encoding", "gzip")));
      assertThat(own.call(ThingsApi.EXCHANGE, body()).bytes()).isEqualTo(gzip("plain"));
    }
  }
}
