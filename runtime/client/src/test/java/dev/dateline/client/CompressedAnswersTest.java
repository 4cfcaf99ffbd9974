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
import dev.dateline.client.errors.UnreadableResponseException;
import dev.dateline.client.testing.RawServer;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.CreateThingRequest;
import dev.dateline.client.testing.ThingsApi.FreeRequest;
import dev.dateline.runtime.http.BinaryData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that travel compressed. */
@Timeout(60)
class CompressedAnswersTest {

  private final List<String> heads = new CopyOnWriteArrayList<>();

  private RawServer server(int status, String type, byte[] body) {
    return server(status, type, "gzip", body);
  }

  private RawServer server(int status, String type, String coding, byte[] body) {
    return new RawServer(
        (connection, head) -> {
          heads.add(head);
          String answer =
              "HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
                  .formatted(status, type, coding, body.length);
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
    return caller(server, true);
  }

  private static ApiCaller caller(RawServer server, boolean compressed) {
    return new ThingsApi.Builder()
        .baseUri(server.uri())
        .credentials(Credentials.none())
        .compressedAnswers(compressed)
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

  /** A request without Accept-Encoding may be answered in any coding: RFC 9110, section 12.5.3. */
  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "deflate", "identity", "none", ""})
  void whatIsCompressedUnaskedIsReadAsWell(String coding) {
    byte[] success = coded(coding, "{\"name\":\"thé\"}");
    try (RawServer server = server(200, "application/json", coding, success)) {
      ApiCaller caller = caller(server, false);
      assertThat(caller.call(ThingsApi.CREATE, thing()).name()).isEqualTo("thé");
      assertThat(heads.get(0)).doesNotContainIgnoringCase("accept-encoding");
    }
    byte[] error = coded(coding, "{\"error\":404,\"errorCode\":\"GONE\",\"detail\":\"for good\"}");
    try (RawServer server = server(404, "application/json", coding, error)) {
      assertThatThrownBy(() -> caller(server, false).call(ThingsApi.CREATE, thing()))
          .isInstanceOfSatisfying(
              NotFoundException.class, e -> assertThat(e.isErrorCode("GONE")).isTrue())
          .hasMessageContaining("GONE: for good");
    }
    try (RawServer server = server(200, "application/gzip", coding, success)) {
      assertThat(caller(server, false).call(ThingsApi.EXCHANGE, body()).bytes())
          .as("bytes are as they came")
          .isEqualTo(success);
    }
  }

  private static byte[] coded(String coding, String plain) {
    return switch (coding.toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> gzip(plain);
      case "deflate" -> {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
          out.write(plain.getBytes(UTF_8));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        yield bytes.toByteArray();
      }
      default -> plain.getBytes(UTF_8);
    };
  }

  private static CreateThingRequest thing() {
    return new CreateThingRequest("g1", Thing.builder().name("a").build());
  }

  @Test
  void theLimitCountsForWhatComesCompressedUnasked() {
    try (RawServer server = server(200, "application/json", gzip(new byte[500_000]))) {
      assertThatThrownBy(() -> caller(server, false).call(ThingsApi.CREATE, thing()))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | it is said to be encoded as gzip, and is not: Not in GZIP format",
        "br   | it is encoded as br, which was not asked for"
      })
  void aCodingThatCannotBeTakenOffIsNamed(String coding, String reason) {
    byte[] plain = "{\"name\":\"a\"}".getBytes(UTF_8);
    try (RawServer server = server(200, "application/json", coding, plain)) {
      assertThatThrownBy(() -> caller(server, false).call(ThingsApi.CREATE, thing()))
          .isInstanceOf(UnreadableResponseException.class)
          .hasMessageEndingWith(reason);
    }
    try (RawServer server = server(404, "application/json", coding, gzip("{}"))) {
      assertThatThrownBy(() -> caller(server, false).call(ThingsApi.CREATE, thing()))
          .isInstanceOf(NotFoundException.class)
          .message()
          .as("nothing unreadable in it")
          .matches("createThing answered 404(: \\{})?");
    }
  }

  @Test
  void aTokenMayComeCompressedToo() {
    byte[] token = gzip("{\"access_token\":\"t0ken\",\"token_type\":\"Bearer\"}");
    try (RawServer endpoint = server(200, "application/json", token);
        StubServer api = new StubServer(StubServer.Answer.json(200, "{\"name\":\"a\"}"))) {
      ApiCaller caller =
          new ThingsApi.Builder()
              .baseUri(api.uri())
              .credentials(Credentials.serviceAccount("id", "secret").tokenUri(endpoint.uri()))
              .build();
      assertThat(caller.call(ThingsApi.CREATE, thing()).name()).isEqualTo("a");
      assertThat(api.last().header("Authorization")).isEqualTo("Bearer t0ken");
    }
  }
}
