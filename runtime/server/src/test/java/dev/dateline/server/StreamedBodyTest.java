package dev.dateline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.json.Shape;
import dev.dateline.server.testing.JobsApi;
import dev.dateline.server.testing.LogRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that a document calls binary go to the service while they arrive. */
class StreamedBodyTest {

  private static final int LIMIT = 1000;

  /** A request that is nothing but its body. */
  private static final class UploadRequest extends OperationRequest {
    private static final Shape SHAPE = Shape.ofRequest("UploadRequest");
    private final @Nullable BinaryData body;

    UploadRequest(@Nullable BinaryData body) {
      super(new Builder());
      this.body = body;
    }

    BinaryData body() {
      if (body == null) {
        throw new AssertionError("the request has no body");
      }
      return body;
    }

    private static final class Builder extends OperationRequest.Builder<Builder> {
      private Builder() {
        super(SHAPE, null);
      }
    }
  }

  /** Answers 200 with a text. */
  private static final ServerOperation<UploadRequest, String> UPLOAD =
      new ServerOperation<>() {
        private final OperationInfo info =
            OperationInfo.builder("upload", "PUT", "/files")
                .requestTypes("application/pdf")
                .responseTypes("text/plain")
                .build();

        @Override
        public OperationInfo info() {
          return info;
        }

        @Override
        public UploadRequest read(RequestReader in) {
          return new UploadRequest(in.binary());
        }

        @Override
        public void write(String response, ResponseWriter out) {
          out.text(200, "text/plain", response);
        }
      };

  private static ServerResponse upload(
      InputStream body, @Nullable String length, Function<UploadRequest, String> service) {
    Headers.Builder headers = Headers.builder().add("Content-Type", "application/pdf");
    headers.add(
        length == null ? "Transfer-Encoding" : "Content-Length",
        length == null ? "chunked" : length);
    return new OperationHandler(
            JobsApi.PROTOCOL, ServerSettings.builder().maxBodyBytes(LIMIT).build())
        .handle(
            UPLOAD,
            service,
            new ServerRequest("PUT", "/files", Map.of(), "", headers.build(), body));
  }

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream("x".repeat(count).getBytes(StandardCharsets.US_ASCII));
  }

  /** Has no bytes, and does something when it is asked for some. */
  private static final class Empty extends InputStream {
    private final Callable<Integer> asked;

    Empty(Callable<Integer> asked) {
      this.asked = asked;
    }

    @Override
    public int read() throws IOException {
      return read(new byte[1], 0, 1);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return asked.call();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }

  private static InputStream breaking() {
    return new SequenceInputStream(
        bytes(10),
        new Empty(
            () -> {
              throw new IOException("connection reset");
            }));
  }

  private static String text(ServerResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theServiceReadsItWhileItArrives(boolean declared) {
    List<String> order = new ArrayList<>();
    InputStream body =
        new SequenceInputStream(
            bytes(1),
            new SequenceInputStream(
                new Empty(
                    () -> {
                      order.add("more was asked for");
                      return -1;
                    }),
                bytes(LIMIT - 1)));
    ServerResponse response =
        upload(
            body,
            declared ? String.valueOf(LIMIT) : null,
            request -> {
              order.add("the service began");
              assertThat(request.body().isInMemory()).isFalse();
              assertThat(request.body().mediaType()).hasToString("application/pdf");
              return String.valueOf(request.body().bytes().length);
            });
    assertThat(text(response)).isEqualTo("1000");
    assertThat(order).startsWith("the service began", "more was asked for");
  }

  @Test
  void oneThatIsDeclaredTooLargeDoesNotReachTheService() {
    ServerResponse response =
        upload(
            bytes(LIMIT + 1),
            String.valueOf(LIMIT + 1),
            request -> {
              throw new AssertionError("was called");
            });
    assertThat(response.status()).isEqualTo(413);
  }

  @Test
  void oneThatTurnsOutTooLargeIsAnswered413() {
    try (LogRecords log = LogRecords.of("dev.dateline.server")) {
      ServerResponse response =
          upload(bytes(LIMIT + 1), null, request -> "read " + request.body().bytes().length);
      assertThat(response.status()).isEqualTo(413);
      assertThat(text(response)).contains("1000 bytes");
      assertThat(log.all()).isEmpty();
    }
  }

  @Test
  void oneThatBreaksOffIsTheCallersMatter() {
    try (LogRecords log = LogRecords.of("dev.dateline.server")) {
      assertThat(upload(breaking(), null, request -> request.body().text()).status())
          .isEqualTo(400);
      assertThat(upload(bytes(10), "11", request -> request.body().text()).status())
          .as("shorter than declared")
          .isEqualTo(400);
      assertThat(log.all()).isEmpty();
    }
  }

  @Test
  void aServiceThatFailsForAnotherReasonIsNotTheCallersMatter() {
    try (LogRecords log = LogRecords.of("dev.dateline.server")) {
      ServerResponse response =
          upload(
              bytes(10),
              null,
              request -> {
                throw new UncheckedIOException(new IOException("disk full"));
              });
      assertThat(response.status()).isEqualTo(500);
      assertThat(log.all()).hasSize(1);
    }
  }

  @Test
  void nobodyReadsOnOnceTheRequestIsAnswered() {
    List<InputStream> kept = new ArrayList<>();
    upload(
        bytes(10),
        null,
        request -> {
          kept.add(request.body().open());
          return "later";
        });
    assertThatThrownBy(() -> kept.get(0).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is answered");
  }
}
