package dev.dateline.client;

import dev.dateline.client.errors.StreamException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.client.transport.Interceptor;
import dev.dateline.client.transport.Transport;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Asks for answers compressed with gzip and hands them out as they were before (RFC 9110, sections
 * 8.4 and 12.5.3). The limit on answers counts for what they become.
 */
final class CompressedAnswers implements Interceptor {

  @Override
  public HttpResponseData intercept(HttpRequestData request, Transport next) {
    if (request.headers().has("Accept-Encoding")) {
      return next.send(request); // whoever asks for it by name gets what comes
    }
    HttpResponseData answer = next.send(request.withHeader("Accept-Encoding", "gzip"));
    String coding = answer.headers().first("Content-Encoding").orElse("").strip();
    boolean empty = answer.body().isInMemory() && answer.body().bytes().length == 0;
    if (empty || !(coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip"))) {
      return answer;
    }
    Headers plain =
        answer.headers().toBuilder().remove("Content-Encoding").remove("Content-Length").build();
    InputStream compressed = answer.body().open();
    try {
      InputStream in = new ToTheEnd(compressed);
      BinaryData body =
          answer.body().isInMemory()
              ? BinaryData.of(
                  LimitedBody.read(
                      in,
                      request.maxResponseSize(),
                      request.summary() + ": the answer, decompressed,"))
              : BinaryData.once(in);
      return new HttpResponseData(answer.status(), plain, body);
    } catch (IOException e) {
      answer.body().close();
      throw new TransportException(
          StreamException.kindOf(e),
          request.summary() + ": the answer cannot be decompressed (" + e.getMessage() + ")",
          e);
    }
  }

  /** Reads what comes after the last byte too, so that the connection is free for another call. */
  private static final class ToTheEnd extends GZIPInputStream {

    ToTheEnd(InputStream in) throws IOException {
      super(in, 8192);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read < 0 && in.read() >= 0) {
        throw new IOException("there is more after the end of the compressed data");
      }
      return read;
    }
  }
}
