package dev.dateline.client;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.retry.RetryPolicy;
import dev.dateline.client.tracing.Tracer;
import dev.dateline.client.transport.ExchangeObserver;
import dev.dateline.client.transport.Interceptor;
import dev.dateline.client.transport.JdkTransport;
import dev.dateline.client.transport.ObservedTransport;
import dev.dateline.client.transport.Transport;
import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.validation.ValidationLevel;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sets up a generated client. Not safe for use by many threads; the client that it builds is.
 *
 * @param <B> the generated builder itself
 * @param <C> the generated client
 */
public abstract class ApiClientBuilder<B extends ApiClientBuilder<B, C>, C> {

  /** How long to wait for a connection, unless told otherwise. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** How long a whole call may take, unless told otherwise. */
  public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(60);

  /** How long to wait for the next piece of a streamed body, unless told otherwise. */
  public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(60);

  /** The largest body of an answer that is accepted, unless told otherwise, in bytes: 64 MiB. */
  public static final long DEFAULT_MAX_RESPONSE_SIZE = 64L << 20;

  private final ApiProtocol protocol;
  private final ServerChoice servers = new ServerChoice();
  private @Nullable URI baseUri;
  private @Nullable ProxySelector proxy;
  private @Nullable SSLContext sslContext;
  private @Nullable Credentials credentials;
  private @Nullable Map<String, String> environment;
  private ValidationLevel validation = ValidationLevel.CERTAIN;
  private boolean pretty;
  private boolean envelope;
  private @Nullable HttpClient httpClient;
  private @Nullable Transport transport;
  private @Nullable Duration connectTimeout;
  private @Nullable Duration requestTimeout;
  private Duration callTimeout = DEFAULT_CALL_TIMEOUT;
  private RetryPolicy retries = RetryPolicy.standard();
  private Timing timing = Timing.REAL;
  private Duration readTimeout = DEFAULT_READ_TIMEOUT;
  private long maxResponseSize = DEFAULT_MAX_RESPONSE_SIZE;
  private @Nullable String userAgent;
  private @Nullable ExchangeObserver observer;
  private final Headers.Builder headers = Headers.builder();
  private @Nullable Executor executor;
  private final List<Interceptor> interceptors = new ArrayList<>();
  private boolean compressedAnswers;
  private final List<Tracer> tracers = new ArrayList<>();

  /**
   * A builder with the defaults of the document.
   *
   * @param protocol of the API
   */
  protected ApiClientBuilder(ApiProtocol protocol) {
    this.protocol = protocol;
  }

  /**
   * The server to call, instead of the first one that the document lists.
   *
   * @param baseUri absolute, {@code http} or {@code https}, without user, query and fragment; a
   *     path is put before those of the operations
   * @return this builder
   * @throws IllegalArgumentException when it is not such an address
   */
  public B baseUri(URI baseUri) {
    this.baseUri = checked(baseUri);
    return self();
  }

  /**
   * Which of the servers that the document lists to call; the first one unless told otherwise.
   *
   * @param index its place in the document, from 0
   * @return this builder
   */
  public B server(int index) {
    servers.choose(index);
    return self();
  }

  /**
   * A variable of the server's address, in place of what the document has as the usual value.
   *
   * @param name as in the address
   * @param value one of those that the document lists, or any where it lists none
   * @return this builder
   */
  public B serverVariable(String name, String value) {
    servers.set(name, value);
    return self();
  }

  /**
   * What proves who is calling. Unless told otherwise, it is what the environment variables hold
   * that the document names, see {@link Credentials#fromEnvironment}. Without any, operations that
   * need some are refused before they are sent; {@link Credentials#none()} sends them as they are.
   *
   * @param credentials for all operations
   * @return this builder
   */
  public B credentials(Credentials credentials) {
    this.credentials = credentials;
    return self();
  }

  /**
   * Variables to take credentials from when none are set, instead of those of the process.
   *
   * @param variables by name
   * @return this builder
   */
  public B environment(Map<String, String> variables) {
    this.environment = Map.copyOf(variables);
    return self();
  }

  /**
   * How much of the contract a request is held to before it is sent; {@link
   * ValidationLevel#CERTAIN} unless told otherwise.
   *
   * @param validation level
   * @return this builder
   */
  public B validation(ValidationLevel validation) {
    this.validation = validation;
    return self();
  }

  /**
   * Whether to ask for pretty-printed answers, of the operations that can give them; false unless
   * told otherwise.
   *
   * @param pretty whether to
   * @return this builder
   */
  public B pretty(boolean pretty) {
    this.pretty = pretty;
    return self();
  }

  /**
   * Whether to ask for answers in an envelope that repeats the status, of the operations that can
   * give them; false unless told otherwise. For networks in which the status line gets lost: the
   * envelope's status counts, and the envelope is taken off before anyone sees it.
   *
   * @param envelope whether to
   * @return this builder
   */
  public B envelope(boolean envelope) {
    this.envelope = envelope;
    return self();
  }

  /**
   * The proxies to go through, as {@code ProxySelector.of(new InetSocketAddress("proxy", 3128))};
   * those of the JVM's system properties unless told otherwise. Goes with neither {@link
   * #httpClient} nor {@link #transport}.
   *
   * @param proxy picks one for each address
   * @return this builder
   */
  public B proxy(ProxySelector proxy) {
    this.proxy = proxy;
    return self();
  }

  /**
   * Whom to trust and which certificate to show; the JVM's default unless told otherwise. Goes with
   * neither {@link #httpClient} nor {@link #transport}.
   *
   * @param sslContext with the keys and the trusted authorities
   * @return this builder
   */
  public B sslContext(SSLContext sslContext) {
    this.sslContext = sslContext;
    return self();
  }

  /**
   * The JDK's HTTP client to send with, for whatever else can be set there: an authenticator of the
   * proxy, a version of HTTP, an executor.
   *
   * @param httpClient that follows no redirects
   * @return this builder
   */
  public B httpClient(HttpClient httpClient) {
    this.httpClient = httpClient;
    return self();
  }

  /**
   * Something else to send with than the JDK's HTTP client.
   *
   * @param transport to send with
   * @return this builder
   */
  public B transport(Transport transport) {
    this.transport = transport;
    return self();
  }

  /**
   * How long to wait for a connection; {@link #DEFAULT_CONNECT_TIMEOUT} unless told otherwise. Goes
   * with neither {@link #httpClient} nor {@link #transport}, which have one of their own.
   *
   * @param connectTimeout positive, a year at most
   * @return this builder
   */
  public B connectTimeout(Duration connectTimeout) {
    this.connectTimeout = Limits.timeout("connectTimeout", connectTimeout);
    return self();
  }

  /**
   * How long one request may take, from connecting to the last byte of the answer: one attempt of a
   * call, or one request for a token. As long as the call, unless told otherwise.
   *
   * @param requestTimeout positive, a year at most
   * @return this builder
   */
  public B requestTimeout(Duration requestTimeout) {
    this.requestTimeout = Limits.timeout("requestTimeout", requestTimeout);
    return self();
  }

  /**
   * How long a whole call may take, from connecting to the last byte of the answer, with all its
   * attempts, the waits between them and everything that credentials need; {@link
   * #DEFAULT_CALL_TIMEOUT} unless told otherwise.
   *
   * @param callTimeout positive, a year at most
   * @return this builder
   */
  public B callTimeout(Duration callTimeout) {
    this.callTimeout = Limits.timeout("callTimeout", callTimeout);
    return self();
  }

  /**
   * Which calls are tried again, how often and when; {@link RetryPolicy#standard()} unless told
   * otherwise.
   *
   * @param retries for all calls
   * @return this builder
   */
  public B retries(RetryPolicy retries) {
    this.retries = retries;
    return self();
  }

  /** Another clock, for tests. */
  final void timing(Timing timing) {
    this.timing = timing;
  }

  /**
   * How long to wait for the next piece of a streamed body; {@link #DEFAULT_READ_TIMEOUT} unless
   * told otherwise. There the call timeout counts up to the body.
   *
   * @param readTimeout positive, a year at most
   * @return this builder
   */
  public B readTimeout(Duration readTimeout) {
    this.readTimeout = Limits.timeout("readTimeout", readTimeout);
    return self();
  }

  /**
   * The largest body of an answer that is accepted; {@link #DEFAULT_MAX_RESPONSE_SIZE} unless told
   * otherwise. For a body that is a stream it is the most that is read into memory as a whole; read
   * piece by piece, or saved to a file, it has no limit.
   *
   * @param bytes positive, 2 GiB at most
   * @return this builder
   */
  public B maxResponseSize(long bytes) {
    this.maxResponseSize = Limits.size("maxResponseSize", bytes);
    return self();
  }

  /**
   * What is said of the calling program, at the end of the {@code User-Agent} header.
   *
   * @param suffix as in {@code restore-tool/1.2}; visible ASCII and spaces
   * @return this builder
   * @throws IllegalArgumentException when it has other characters
   */
  public B userAgent(String suffix) {
    if (suffix.isBlank() || suffix.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "What is added to the User-Agent must be visible ASCII and spaces.");
    }
    this.userAgent = suffix.strip();
    return self();
  }

  /**
   * Adds a header to every call, which takes the place of what the client itself would send under
   * that name, except for what credentials set.
   *
   * @param name of the header
   * @param value visible ASCII, spaces and tabs
   * @return this builder
   * @throws IllegalArgumentException when name or value cannot be sent
   */
  public B header(String name, String value) {
    headers.add(name, Limits.headerValue(name, value));
    return self();
  }

  /**
   * What runs asynchronous calls, each of which keeps its thread until the answer is there. Unless
   * told otherwise, up to 256 daemon threads of the client's own, which end when they are idle; on
   * Java 21 and later, {@code Executors.newVirtualThreadPerTaskExecutor()} has room for more.
   *
   * @param executor to run them; the client does not shut it down
   * @return this builder
   */
  public B executor(Executor executor) {
    this.executor = executor;
    return self();
  }

  /**
   * Adds what sees the request and the answer of each attempt and may change them. The one that was
   * added first stands nearest to the caller.
   *
   * @param interceptor to add
   * @return this builder
   */
  public B interceptor(Interceptor interceptor) {
    interceptors.add(interceptor);
    return self();
  }

  /**
   * Whether to ask for answers compressed with gzip; false unless told otherwise. They are
   * decompressed before anyone sees them, interceptors included, unless a call asks for them by an
   * {@code Accept-Encoding} header of its own.
   *
   * @param compressed whether to
   * @return this builder
   */
  public B compressedAnswers(boolean compressed) {
    this.compressedAnswers = compressed;
    return self();
  }

  /**
   * Adds what is told of each call and its attempts, and may add headers for those that trace it
   * further.
   *
   * @param tracer to add
   * @return this builder
   */
  public B tracer(Tracer tracer) {
    tracers.add(tracer);
    return self();
  }

  /**
   * Who is told of every HTTP exchange; nobody unless told otherwise.
   *
   * @param observer to tell
   * @return this builder
   */
  public B observer(ExchangeObserver observer) {
    this.observer = observer;
    return self();
  }

  /**
   * Builds the client.
   *
   * @return the client, independent of this builder
   * @throws IllegalStateException when settings do not go together, saying which
   */
  public abstract C build();

  /**
   * What the generated client calls its operations with.
   *
   * @return a caller with the settings made so far
   * @throws IllegalStateException when they do not go together, saying which
   */
  protected final ApiCaller caller() {
    if (envelope && protocol.envelope() == null) {
      throw new IllegalStateException(
          "envelope(true) was asked for, but " + protocol.name() + " documents no envelope.");
    }
    if (pretty && protocol.prettyParameter() == null) {
      throw new IllegalStateException(
          "pretty(true) was asked for, but "
              + protocol.name()
              + " documents no parameter for pretty-printed answers.");
    }
    URI chosen = baseUri == null ? servers.chosen(protocol) : servers.unlessChosen(baseUri);
    Transport plain = sender();
    return new ApiCaller(
        new ClientSettings(
            protocol,
            servers.addresses(protocol),
            checked(chosen),
            credentials == null ? environmentCredentials() : credentials,
            validation,
            pretty,
            envelope,
            observed(plain, true),
            observed(plain, false),
            callTimeout,
            readTimeout,
            new AttemptSettings(requestTimeout, retries, new RetryBudget(retries.budget()), timing),
            maxResponseSize,
            UserAgent.of(protocol.name(), userAgent),
            headers.build(),
            executor == null ? new CallThreads(protocol.name()) : executor,
            all(interceptors),
            List.copyOf(tracers)));
  }

  private @Nullable Credentials environmentCredentials() {
    return Credentials.fromEnvironment(
            protocol, environment == null ? System.getenv() : environment)
        .orElse(null);
  }

  private List<Interceptor> all(List<Interceptor> added) {
    List<Interceptor> all = new ArrayList<>(added);
    if (compressedAnswers) {
      all.add(new CompressedAnswers()); // nearest to the network
    }
    return List.copyOf(all);
  }

  private Transport sender() {
    if (transport != null && httpClient != null) {
      throw new IllegalStateException(
          "transport(…) and httpClient(…) exclude each other: both say what to send with.");
    }
    if (transport != null || httpClient != null) {
      requireUnset("connectTimeout", connectTimeout);
      requireUnset("proxy", proxy);
      requireUnset("sslContext", sslContext);
    }
    if (transport != null) {
      return transport;
    }
    if (httpClient != null) {
      return new JdkTransport(httpClient);
    }
    return JdkTransport.create(
        connectTimeout == null ? DEFAULT_CONNECT_TIMEOUT : connectTimeout, proxy, sslContext);
  }

  private static void requireUnset(String setting, @Nullable Object value) {
    if (value != null) {
      throw new IllegalStateException(
          setting + "(…) has no effect on what transport(…) or httpClient(…) gave: set it there.");
    }
  }

  private Transport observed(Transport plain, boolean bodies) {
    return observer == null
        ? plain
        : new ObservedTransport(plain, observer, bodies, protocol.securitySchemes().values());
  }

  private static URI checked(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String problem =
        !scheme.equals("https") && !scheme.equals("http")
            ? "must begin with https:// or http://"
            : uri.getHost() == null
                ? "has no valid host name"
                : uri.getRawUserInfo() != null
                    ? "must not have a user: use credentials(…)"
                    : uri.getRawQuery() != null || uri.getRawFragment() != null
                        ? "must have neither a query nor a fragment"
                        : null;
    if (problem != null) {
      // Without the address: its user part may hold a password.
      throw new IllegalArgumentException("The base URI " + problem + ".");
    }
    return uri;
  }

  @SuppressWarnings("unchecked") // a generated builder extends this class with its own type
  private B self() {
    return (B) this;
  }
}
