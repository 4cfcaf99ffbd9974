package dev.dateline.client.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dateline.client.testing.FaultProxy.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;

/** What can go wrong between a client and a good server, and what the client is to make of it. */
@SuppressWarnings("ImmutableEnumChecker") // its lambdas hold nothing
public enum Fault {
  /** Nothing: the server's own answer. */
  NONE("", exchange -> pass(exchange)),
  CONTINUED("", exchange -> write(exchange, "HTTP/1.1 100 Continue\r\n\r\n") || pass(exchange)),
  HINTED(
      "",
      exchange ->
          write(exchange, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n") || pass(exchange)),

  CLOSED_WHEN_ACCEPTED("BROKEN", exchange -> false),
  RESET_IN_REQUEST_WHEN_ACCEPTED("BROKEN", exchange -> exchange.in().read() < 0 || reset(exchange)),
  CLOSED_BEFORE_STATUS("BROKEN", exchange -> false),
  RESET_BEFORE_STATUS("BROKEN", exchange -> reset(exchange)),
  CLOSED_IN_STATUS("BROKEN", exchange -> write(exchange, "HTTP/1.1 2")),
  RESET_IN_STATUS("BROKEN", exchange -> write(exchange, "HTTP/1.1 2") || reset(exchange)),
  CLOSED_IN_HEADERS("BROKEN", exchange -> write(exchange, "HTTP/1.1 200 OK\r\nContent-T")),
  RESET_IN_HEADERS(
      "BROKEN", exchange -> write(exchange, "HTTP/1.1 200 OK\r\nContent-T") || reset(exchange)),
  RESET_IN_BODY("BROKEN", exchange -> write(exchange, json(1000)) || reset(exchange)),
  TRUNCATED("BROKEN", exchange -> write(exchange, json(1000))),
  TRUNCATED_CHUNKS("BROKEN", exchange -> write(exchange, chunked() + "ff\r\n{\"na")),
  NO_LAST_CHUNK("BROKEN", exchange -> write(exchange, chunked() + "2\r\n{}\r\n")),
  BAD_CHUNK(
      "BROKEN", exchange -> write(exchange, chunked() + "zz\r\n{}\r\n0\r\n\r\n") || hold(exchange)),
  GARBAGE(
      "BROKEN",
      exchange -> write(exchange, "220 smtp.example.org ESMTP\r\n\r\n") || hold(exchange)),
  BAD_STATUS("BROKEN", exchange -> write(exchange, "HTTP/1.1 abc OK\r\n\r\n") || hold(exchange)),
  BAD_HEADER(
      "BROKEN",
      exchange -> write(exchange, "HTTP/1.1 200 OK\r\nA B\u0001: c\r\n\r\n") || hold(exchange)),
  BAD_LENGTH(
      "BROKEN", exchange -> write(exchange, head("Content-Length: many") + "{}") || hold(exchange)),
  NEGATIVE_LENGTH(
      "BROKEN|TIMEOUT",
      exchange -> write(exchange, head("Content-Length: -7") + "{}") || hold(exchange)),
  ENDLESS_HEADERS(
      "BROKEN|TIMEOUT", exchange -> endless(exchange, head("A: b").strip(), "\r\nC: d")),

  STALLED_WHEN_ACCEPTED("TIMEOUT", exchange -> hold(exchange)),
  STALLED_BEFORE_STATUS("TIMEOUT", exchange -> hold(exchange)),
  STALLED_IN_HEADERS(
      "TIMEOUT", exchange -> write(exchange, head("A: b").strip()) || hold(exchange)),
  STALLED_IN_BODY("TIMEOUT", exchange -> write(exchange, json(1000)) || hold(exchange)),
  STALLED_AFTER_BODY("TIMEOUT", exchange -> write(exchange, head("A: b") + "{}") || hold(exchange)),
  DRIPPED("TIMEOUT", exchange -> drip(exchange)),

  HUGE(
      "TOO_LARGE",
      exchange -> endless(exchange, head("Content-Length: 1000000000"), "x".repeat(999))),
  HUGE_CHUNKS(
      "TOO_LARGE", exchange -> endless(exchange, chunked(), "3e7\r\n" + "x".repeat(999) + "\r\n")),
  HUGE_WITHOUT_LENGTH("TOO_LARGE", exchange -> endless(exchange, head("A: b"), "x".repeat(999))),

  WRONG_TYPE(
      "UnreadableResponseException",
      exchange -> answer(exchange, "200 OK", "text/html", "<html>Sign in</html>")),
  NOT_JSON(
      "UnreadableResponseException",
      exchange -> answer(exchange, "200 OK", "application/json", "<html>Sign in</html>")),
  HALF_JSON(
      "UnreadableResponseException",
      exchange -> answer(exchange, "200 OK", "application/json", "{\"name\":")),
  EMPTY(
      "UnreadableResponseException",
      exchange -> answer(exchange, "200 OK", "application/json", "")),
  LENGTH_TOO_SHORT(
      "UnreadableResponseException",
      exchange -> write(exchange, head("Content-Length: 5") + "{\"name\":\"a\"}")),
  COMPRESSED("UnreadableResponseException", exchange -> compressed(exchange)),

  UNAVAILABLE(
      "ServiceUnavailableException",
      exchange -> answer(exchange, "503 Not now", "text/html", "<html>Overloaded</html>")),
  RATE_LIMITED(
      "RateLimitedException",
      exchange ->
          answer(exchange, "429 Slowly", "application/json\r\nRetry-After: 0", "{\"a\":1}")),
  BAD_GATEWAY(
      "ServerErrorException", exchange -> answer(exchange, "502 Bad Gateway", "text/html", "<p>")),
  GATEWAY_TIMEOUT(
      "GatewayTimeoutException", exchange -> answer(exchange, "504 Late", "text/plain", "late")),
  REDIRECTED(
      "ApiException",
      exchange -> answer(exchange, "302 Found", "text/plain\r\nLocation: /", "there")),
  FAILED(
      "ServerErrorException",
      exchange -> answer(exchange, "500 Oops", "text/plain", "java.lang.NullPointerException"));

  /** What to do with a connection. */
  private interface Act {
    /** Acts; returns whether the connection stays open for another request. */
    boolean on(Exchange exchange) throws IOException;
  }

  private final String outcome;
  private final Act act;

  Fault(String outcome, Act act) {
    this.outcome = outcome;
    this.act = act;
  }

  /**
   * What a call ends with that nobody tries again: the kind of a transport failure, or the type of
   * an exception; several where it depends on the Java that runs it. Empty for success.
   */
  public String outcome() {
    return outcome;
  }

  /** Whether it is a failure that the standard policy takes for one that passes. */
  public boolean passes() {
    return switch (this) {
      case UNAVAILABLE, RATE_LIMITED, BAD_GATEWAY, GATEWAY_TIMEOUT -> true;
      default -> outcome.startsWith("BROKEN") || outcome.equals("TIMEOUT");
    };
  }

  /** Whether a connection may be open afterwards, idle and as good as new. */
  public boolean leavesConnection() {
    return switch (this) {
      case LENGTH_TOO_SHORT -> false;
      default -> outcome.isEmpty() || outcome.endsWith("Exception");
    };
  }

  /**
   * Whether the JDK's client leaves the connection to the server: it gives up on a head that it
   * cannot read without closing the socket (seen with 17 and 25).
   */
  public boolean isUnreadableHead() {
    return switch (this) {
      case GARBAGE, BAD_STATUS, BAD_HEADER, BAD_LENGTH, ENDLESS_HEADERS -> true;
      default -> false;
    };
  }

  /** Whether it strikes before a request was read. */
  boolean isAtOnce() {
    return name().endsWith("_WHEN_ACCEPTED");
  }

  boolean act(Exchange exchange) throws IOException {
    return act.on(exchange);
  }

  private static boolean pass(Exchange exchange) throws IOException {
    exchange.answer().writeTo(exchange.connection().getOutputStream());
    return true;
  }

  private static String head(String header) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n";
  }

  private static String json(int length) {
    return head("Content-Length: " + length) + "{\"name\":";
  }

  private static String chunked() {
    return head("Transfer-Encoding: chunked");
  }

  private static boolean answer(Exchange exchange, String status, String type, String body)
      throws IOException {
    write(
        exchange,
        "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, type, body.length(), body));
    return true;
  }

  /** Writes, and leaves the connection to be closed. */
  private static boolean write(Exchange exchange, String text) throws IOException {
    exchange.connection().getOutputStream().write(text.getBytes(ISO_8859_1));
    return false;
  }

  private static boolean reset(Exchange exchange) throws IOException {
    exchange.connection().setSoLinger(true, 0);
    exchange.connection().close();
    return false;
  }

  /** Says nothing more until the client hangs up. */
  private static boolean hold(Exchange exchange) throws IOException {
    while (exchange.in().read() >= 0) {
      // the request, where it was not read yet
    }
    return false;
  }

  /** A byte of the body every now and then, until the client hangs up. */
  private static boolean drip(Exchange exchange) throws IOException {
    write(exchange, json(1_000_000));
    exchange.connection().setSoTimeout(5);
    while (true) {
      try {
        if (exchange.in().read() < 0) {
          return false;
        }
      } catch (SocketTimeoutException e) {
        write(exchange, " ");
      }
    }
  }

  /** Goes on until the client hangs up. */
  private static boolean endless(Exchange exchange, String head, String part) throws IOException {
    OutputStream out = exchange.connection().getOutputStream();
    out.write(head.getBytes(ISO_8859_1));
    byte[] parts = part.repeat(20).getBytes(ISO_8859_1);
    while (true) {
      out.write(parts);
    }
  }

  /** In a coding that Java does not know; what it is like is no matter. */
  private static boolean compressed(Exchange exchange) throws IOException {
    write(exchange, head("Content-Encoding: br\r\nContent-Length: 4"));
    exchange.connection().getOutputStream().write(new byte[] {0x0b, 0x01, (byte) 0x80, 0x03});
    return true;
  }
}
