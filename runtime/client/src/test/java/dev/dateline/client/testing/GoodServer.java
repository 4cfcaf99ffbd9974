package dev.dateline.client.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.function.Function;

/** A server that answers every request well, on connections that stay open. */
public final class GoodServer extends PlainServer {

  private final Function<RawMessage, String> json;

  /**
   * A server that gives everyone JSON.
   *
   * @param json the body for a request
   */
  public GoodServer(Function<RawMessage, String> json) {
    super("good-server");
    this.json = json;
    start();
  }

  @Override
  void serve(Socket connection, InputStream in) throws IOException {
    for (RawMessage request = RawMessage.read(in); request != null; request = RawMessage.read(in)) {
      String body = json.apply(request);
      String answer =
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(body.length(), body);
      connection.getOutputStream().write(answer.getBytes(US_ASCII));
    }
  }
}
