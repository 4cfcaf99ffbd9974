package dev.dateline.client.transport;

import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The default transport, over the JDK's HTTP client.
 *
 * <p>A client of its own speaks HTTP/1.1. In HTTP/2 the JDK's client loses what is under way when a
 * server ends a connection (GOAWAY), as nginx does after each thousand requests: until Java 24 all
 * of it, later what was not processed, which cannot be told apart here. One that the caller set up
 * speaks HTTP/2 with {@code https:} addresses if it may; with {@code http:} never, as the offer to
 * upgrade such a connection makes some servers lose the body of a POST. Safe for use by many
 * threads.
 */
public final class JdkTransport implements Transport {

  /** The longest wait that fits in nanoseconds, roughly. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final Future<HttpClient> client;
  private final CallsUnderWay calls;
  private final Deadlines deadlines = new Deadlines();

  /**
   * A transport over a client that the caller set up: proxy, TLS, executor, connect timeout.
   *
   * @param client that follows no redirects, as credentials must not travel where nobody sent them
   * @throws IllegalArgumentException when the client follows redirects
   */
  public JdkTransport(HttpClient client) {
    if (client.followRedirects() != Redirect.NEVER) {
      throw new IllegalArgumentException(
          "The HttpClient follows redirects ("
              + client.followRedirects()
              + "), and would carry credentials to wherever an answer points. Build it with"
              + " followRedirects(HttpClient.Redirect.NEVER).");
    }
    this.client = CompletableFuture.completedFuture(client);
    this.calls = new CallsUnderWay(); // of no use to a client with another executor
  }

  private JdkTransport(Future<HttpClient> client, CallsUnderWay calls) {
    this.client = client;
    this.calls = calls;
  }

  /**
   * A transport over a client of its own, with the JDK's defaults for proxy and TLS.
   *
   * @param connectTimeout how long to wait for a connection, positive
   * @return the transport
   */
  public static JdkTransport create(Duration connectTimeout) {
    return create(connectTimeout, null, null);
  }

  /**
   * A transport over a client of its own. The client is started on a thread of its own, as that
   * takes as long as everything else that is done until the first request is to be sent.
   *
   * @param connectTimeout how long to wait for a connection, positive
   * @param proxy picks the proxy for each address; null for the JDK's default
   * @param sslContext whom to trust and which certificate to show; null for the JDK's default
   * @return the transport
   */
  public static JdkTransport create(
      Duration connectTimeout, @Nullable ProxySelector proxy, @Nullable SSLContext sslContext) {
    CallsUnderWay calls = new CallsUnderWay();
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .followRedirects(Redirect.NEVER)
            .executor(calls);
    if (proxy != null) {
      builder.proxy(proxy);
    }
    if (sslContext != null) {
      builder.sslContext(sslContext);
    }
    FutureTask<HttpClient> starting = new FutureTask<>(new Starting(builder));
    Thread thread = new Thread(starting, "dateline-http-client-start");
    thread.setDaemon(true);
    thread.start();
    return new JdkTransport(starting, calls);
  }

  /** A class, as every client starts with it, and lambdas take longer to link. */
  private record Starting(HttpClient.Builder builder) implements Callable<HttpClient> {
    @Override
    public HttpClient call() {
      return builder.build();
    }
  }

  @Override
  public HttpResponseData send(HttpRequestData request) {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(request, null);
    }
    HttpClient client = started(request);
    BinaryData body = request.body();
    if (body == null || body.isInMemory()) {
      BodyPublisher whole =
          body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes());
      return exchange(client, request, whole);
    }
    try (StreamedRequest stream = opened(request, body)) {
      try {
        return exchange(client, request, stream);
      } catch (TransportException e) {
        Throwable unreadable = stream.failure();
        throw unreadable == null ? e : unreadable(request, unreadable);
      }
    }
  }

  private static StreamedRequest opened(HttpRequestData request, BinaryData body) {
    try {
      return new StreamedRequest(body);
    } catch (UncheckedIOException e) {
      throw unreadable(request, e);
    }
  }

  private HttpClient started(HttpRequestData request) {
    try {
      return client.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(request, null);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The JDK's HTTP client cannot be started", e.getCause());
    }
  }

  /** Sends, and waits on this thread; tells {@link CallsUnderWay} for how long it is under way. */
  private HttpResponseData exchange(
      HttpClient client, HttpRequestData request, BodyPublisher body) {
    try (CallsUnderWay.Call call = begun(request, body)) {
      // An authenticator has the client send a request again when a proxy asks for it.
      boolean often = client.authenticator().isPresent();
      SentOnce once = often ? null : new SentOnce(body, call);
      return exchange(client, request, prepare(request, once == null ? body : once), once);
    }
  }

  private CallsUnderWay.Call begun(HttpRequestData request, BodyPublisher body) {
    return calls.begin(!(body instanceof StreamedRequest), !isPlain(request));
  }

  private static boolean isPlain(HttpRequestData request) {
    return "http".equalsIgnoreCase(request.uri().getScheme());
  }

  private HttpResponseData exchange(
      HttpClient client,
      HttpRequestData request,
      HttpRequest.Builder prepared,
      @Nullable SentOnce once) {
    Duration timeout = request.timeout().compareTo(FOREVER) > 0 ? FOREVER : request.timeout();
    AnswerBody answer = new AnswerBody(request, timeout, deadlines);
    HttpResponse<BinaryData> received;
    try {
      received = client.send(prepared.timeout(timeout).build(), answer);
    } catch (InterruptedException e) {
      answer.abandon();
      Thread.currentThread().interrupt();
      throw interrupted(request, e);
    } catch (IOException e) {
      throw answer.isTooLarge()
          ? TransportException.tooLarge(
              request.summary() + ": the answer", request.maxResponseSize())
          : failure(request, timeout, e, once == null || once.wasSent());
    } catch (RuntimeException | InternalError e) {
      // What the JDK's client makes of bytes, or of an exception, that it does not expect.
      throw failure(request, timeout, e.getCause() == null ? e : e.getCause(), true);
    }
    return received(request, received);
  }

  /** The request for the JDK's client. */
  private static HttpRequest.Builder prepare(HttpRequestData request, BodyPublisher body) {
    HttpRequest.Builder builder;
    try {
      builder = HttpRequest.newBuilder(request.uri());
    } catch (IllegalArgumentException e) {
      throw new TransportException(
          Kind.UNSENDABLE,
          "%s: not an address that can be called (http or https and a valid host name are needed)"
              .formatted(request.summary()),
          e);
    }
    if (isPlain(request)) {
      builder.version(Version.HTTP_1_1);
    }
    builder.method(request.method(), body);
    for (Map.Entry<String, List<String>> field : request.headers().toMap().entrySet()) {
      for (String value : field.getValue()) {
        addHeader(builder, request, field.getKey(), value);
      }
    }
    return builder;
  }

  private static void addHeader(
      HttpRequest.Builder builder, HttpRequestData request, String name, String value) {
    try {
      builder.header(name, value);
    } catch (IllegalArgumentException e) {
      // Without the cause, whose message quotes the value.
      throw new TransportException(
          Kind.UNSENDABLE,
          "%s: the header %s is one that the JDK's HTTP client keeps to itself, or its value has"
                  .formatted(request.summary(), name)
              + " characters that no header may have",
          null);
    }
  }

  private static HttpResponseData received(
      HttpRequestData request, HttpResponse<BinaryData> answer) {
    BinaryData body = answer.body();
    if (body == null) { // as the JDK's client has it where there is no tunnel to the server
      throw noTunnel(request, answer);
    }
    try {
      return new HttpResponseData(answer.statusCode(), Headers.of(answer.headers().map()), body);
    } catch (IllegalArgumentException e) {
      body.close();
      throw new TransportException(
          Kind.BROKEN, request.summary() + ": " + e.getMessage() + " in the answer", e);
    }
  }

  private static TransportException noTunnel(HttpRequestData request, HttpResponse<?> answer) {
    String asked = answer.headers().firstValue("Proxy-Authenticate").orElse("nothing");
    return new TransportException(
        Kind.CONNECT,
        "%s: no connection through the proxy, which answered %d and asks for %s. An HttpClient with"
                .formatted(request.summary(), answer.statusCode(), asked)
            + " an authenticator can give it that; HTTP basic for https only where the system"
            + " property jdk.http.auth.tunneling.disabledSchemes is empty",
        new GeneralSecurityException("The proxy asks for credentials"));
  }

  private static TransportException interrupted(
      HttpRequestData request, @Nullable InterruptedException cause) {
    return new TransportException(
        Kind.INTERRUPTED,
        "%s: the thread was interrupted%s"
            .formatted(
                request.summary(),
                cause == null ? " before anything was sent" : " while it waited for the answer"),
        cause);
  }

  private static TransportException unreadable(HttpRequestData request, Throwable cause) {
    Throwable reason =
        cause instanceof UncheckedIOException && cause.getCause() != null
            ? cause.getCause()
            : cause;
    return new TransportException(
        Kind.UNSENDABLE,
        "%s: the body to send cannot be read (%s)".formatted(request.summary(), reason),
        reason);
  }

  private static TransportException failure(
      HttpRequestData request, Duration timeout, Throwable cause, boolean sent) {
    String what = request.summary() + ": ";
    if (has(cause, HttpConnectTimeoutException.class)) {
      return new TransportException(Kind.CONNECT, what + "no connection in time", cause);
    }
    if (has(cause, UnresolvedAddressException.class)) {
      return new TransportException(Kind.CONNECT, what + "the host name cannot be resolved", cause);
    }
    String ofCertificate = ofCertificate(cause);
    if (has(cause, SSLHandshakeException.class)
        || !ofCertificate.isEmpty()
        || (!sent && has(cause, SSLException.class))) {
      return new TransportException(
          Kind.CONNECT,
          what + "no secure connection (" + withRoot(cause) + ")" + ofCertificate,
          cause);
    }
    if (has(cause, ConnectException.class)) {
      return new TransportException(
          Kind.CONNECT,
          what + "no connection (" + reason(cause, "refused or unreachable") + ")",
          cause);
    }
    if (has(cause, HttpTimeoutException.class) || has(cause, TimeoutException.class)) {
      return new TransportException(
          Kind.TIMEOUT, what + "no whole answer within " + readable(timeout), cause);
    }
    boolean ofTunnel = String.valueOf(cause.getMessage()).startsWith("Tunnel failed");
    if (ofTunnel || (!sent && cause instanceof IOException)) {
      return new TransportException(
          Kind.CONNECT,
          what
              + (ofTunnel ? "no connection through the proxy (" : "no connection (")
              + reason(cause, "no reason given")
              + ")",
          cause);
    }
    if (has(cause, SentOnce.SentBefore.class)) {
      return new TransportException(
          Kind.BROKEN, what + "the connection was closed before there was any answer", cause);
    }
    if (has(cause, ProtocolException.class)) {
      return new TransportException(
          Kind.BROKEN,
          what + "the answer is not HTTP as it should be (" + reason(cause, "no reason") + ")",
          cause);
    }
    if (cause instanceof IOException) {
      return new TransportException(
          Kind.BROKEN,
          what
              + "the connection broke before the whole answer was there ("
              + reason(cause, "no reason given")
              + ")",
          cause);
    }
    return new TransportException(
        Kind.BROKEN, what + "the answer could not be received (" + cause + ")", cause);
  }

  /** Loaded when there is such a failure. */
  private static final class Alerts {
    /** RFC 8446, section 6.2: what a server alerts of when it does not like a certificate. */
    static final Pattern REFUSED_CERTIFICATE =
        Pattern.compile("alert: (certificate_|bad_certificate|unsupported_certificate|unknown_ca)");
  }

  /** Says so where it is for the client's certificate that there is no connection. */
  private static String ofCertificate(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      String message = at.getMessage();
      if (message != null && Alerts.REFUSED_CERTIFICATE.matcher(message).find()) {
        return ": the server refused the client's certificate, or wants one and got none";
      }
    }
    return "";
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }

  /** The message, with that of what lies beneath it: it is there that a certificate's dates are. */
  private static String withRoot(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = reason(failure, "no reason given");
    String last = reason(root, message);
    return message.contains(last) ? message : message + ": " + last;
  }

  private static String reason(Throwable failure, String otherwise) {
    String message = failure.getMessage();
    // It may quote what came, and that may be anything.
    return message == null || message.isBlank()
        ? otherwise
        : message.replaceAll("[\\p{Cntrl}\\s]+", " ");
  }

  private static String readable(Duration duration) {
    return duration.toMillis() < 1000
        ? duration.toMillis() + " ms"
        : duration.toMillis() / 1000.0 + " s";
  }
}
