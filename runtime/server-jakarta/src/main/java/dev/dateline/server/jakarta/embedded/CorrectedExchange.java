package dev.dateline.server.jakarta.embedded;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An exchange of the JDK's server that mends two things on its way out.
 *
 * <p>The answer to {@code HEAD} is given its length as a header, as Jersey gives it as that of a
 * body and the server complains. And where more of the request is unread than the server is going
 * to read, the answer says that the connection closes: the server closes it without a word, and
 * clients that keep connections would send their next request into the void.
 */
final class CorrectedExchange extends HttpExchange {
  private final HttpExchange exchange;
  private final long drained;
  private final CountedBody body;

  /**
   * Wraps an exchange.
   *
   * @param drained how many bytes of an unread request the server reads before it gives up
   */
  CorrectedExchange(HttpExchange exchange, long drained) {
    this.exchange = exchange;
    this.drained = drained;
    this.body = new CountedBody(exchange.getRequestBody());
  }

  @Override
  public void sendResponseHeaders(int status, long length) throws IOException {
    if (body.mayLeaveMoreThan(drained, getRequestHeaders())) {
      getResponseHeaders().set("Connection", "close");
    }
    if (getRequestMethod().equals("HEAD") && length >= 0) {
      if (length > 0) {
        getResponseHeaders().set("Content-Length", Long.toString(length));
      }
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, length);
    }
  }

  @Override
  public OutputStream getResponseBody() {
    return getRequestMethod().equals("HEAD")
        ? OutputStream.nullOutputStream()
        : exchange.getResponseBody();
  }

  @Override
  public InputStream getRequestBody() {
    return body;
  }

  @Override
  public Headers getRequestHeaders() {
    return exchange.getRequestHeaders();
  }

  @Override
  public Headers getResponseHeaders() {
    return exchange.getResponseHeaders();
  }

  @Override
  public URI getRequestURI() {
    return exchange.getRequestURI();
  }

  @Override
  public String getRequestMethod() {
    return exchange.getRequestMethod();
  }

  @Override
  public HttpContext getHttpContext() {
    return exchange.getHttpContext();
  }

  @Override
  public void close() {
    exchange.close();
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return exchange.getRemoteAddress();
  }

  @Override
  public int getResponseCode() {
    return exchange.getResponseCode();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return exchange.getLocalAddress();
  }

  @Override
  public String getProtocol() {
    return exchange.getProtocol();
  }

  @Override
  public Object getAttribute(String name) {
    return exchange.getAttribute(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    exchange.setAttribute(name, value);
  }

  @Override
  public void setStreams(@Nullable InputStream in, @Nullable OutputStream out) {
    exchange.setStreams(in, out);
  }

  @Override
  public HttpPrincipal getPrincipal() {
    return exchange.getPrincipal();
  }

  /** Knows how much of a request has been read. */
  private static final class CountedBody extends InputStream {
    private final InputStream in;
    private long count;
    private boolean atEnd;

    CountedBody(InputStream in) {
      this.in = in;
    }

    boolean mayLeaveMoreThan(long bytes, Headers headers) {
      if (atEnd) {
        return false;
      }
      if (headers.containsKey("Transfer-Encoding")) {
        return true;
      }
      String length = headers.getFirst("Content-Length");
      return length != null && Long.parseLong(length) - count > bytes;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      count(next < 0 ? -1 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count(read);
      return read;
    }

    private void count(int read) {
      if (read < 0) {
        atEnd = true;
      } else {
        count += read;
      }
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
