package dev.dateline.server.jakarta.testing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A connection on which a test says exactly what it wants, and reads answers one by one. */
public final class RawConnection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  /** An answer; header names in lower case. */
  public record Response(int status, Map<String, String> headers, String body) {}

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  public static RawConnection to(URI uri) throws IOException {
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(20_000);
    return new RawConnection(socket);
  }

  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** The next answer; one to {@code HEAD} is read with {@link #headResponse}. */
  public Response response() throws IOException {
    return read(true);
  }

  public Response headResponse() throws IOException {
    return read(false);
  }

  private Response read(boolean withBody) throws IOException {
    int status = Integer.parseInt(line().split(" ", -1)[1]);
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Response(status, headers, withBody ? body(headers) : "");
  }

  private String body(Map<String, String> headers) throws IOException {
    StringBuilder body = new StringBuilder();
    if (headers.containsKey("transfer-encoding")) {
      for (int size = chunk(); size > 0; size = chunk()) {
        body.append(text(size));
        line();
      }
      line();
    } else if (headers.containsKey("content-length")) {
      body.append(text(Integer.parseInt(headers.get("content-length"))));
    } else {
      body.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return body.toString();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String text(int size) throws IOException {
    return new String(in.readNBytes(size), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The connection closed after '" + line + "'");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
