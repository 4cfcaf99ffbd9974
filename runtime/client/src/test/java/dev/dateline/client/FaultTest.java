package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.ClientException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.retry.RetryPolicy;
import dev.dateline.client.retry.RetryPolicy.Methods;
import dev.dateline.client.testing.Fault;
import dev.dateline.client.testing.FaultProxy;
import dev.dateline.client.testing.GoodServer;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.CreateThingRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way for an exchange to go wrong, over sockets. */
class FaultTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  private static final GoodServer SERVER =
      new GoodServer(request -> "{\"id\":\"t1\",\"name\":\"a\"}");

  /** One for all, so that what one case leaks shows. */
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  /** Does first to last what it is told, and the last of it again and again. */
  private static FaultProxy proxy(Fault... faults) {
    Deque<Fault> script = new ArrayDeque<>(Arrays.asList(faults));
    return new FaultProxy(
        SERVER.uri(),
        () -> {
          synchronized (script) {
            return script.size() > 1 ? script.remove() : script.element();
          }
        },
        request -> {});
  }

  private static ThingsApi.Builder builder(URI uri) {
    return new ThingsApi.Builder()
        .baseUri(uri)
        .httpClient(HTTP)
        .credentials(Credentials.none())
        .maxResponseSize(100_000)
        .callTimeout(LONG);
  }

  private static RetryPolicy policy(String name) {
    return name.equals("NONE")
        ? RetryPolicy.none()
        : RetryPolicy.builder()
            .baseDelay(Duration.ofMillis(1))
            .methods(Methods.valueOf(name))
            .build();
  }

  private static Thing call(ApiCaller caller, String method) {
    return method.equals("GET")
        ? caller.call(ThingsApi.GET, ThingsApi.getT1())
        : caller.call(
            ThingsApi.CREATE, new CreateThingRequest("g1", Thing.builder().name("a").build()));
  }

  /** The kind of a transport failure, the type of another one, or nothing. */
  private static String outcome(@Nullable Throwable thrown) {
    return thrown == null
        ? ""
        : thrown instanceof TransportException transport
            ? transport.kind().name()
            : thrown.getClass().getSimpleName();
  }

  private static int attempts(@Nullable Throwable thrown) {
    return thrown instanceof TransportException transport
        ? transport.attempts()
        : thrown instanceof ApiException api ? api.attempts() : 1;
  }

  static Stream<Arguments> everyFault() {
    return Arrays.stream(Fault.values())
        .flatMap(
            fault ->
                Stream.of("GET", "POST")
                    .flatMap(
                        method ->
                            Stream.of("NONE", "SAFE", "ALL")
                                .map(policy -> arguments(fault, method, policy))));
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("everyFault")
  void everyFaultEndsInWhatItIs(Fault fault, String method, String policy)
      throws InterruptedException {
    boolean again =
        fault.passes() && !policy.equals("NONE") && (method.equals("GET") || policy.equals("ALL"));
    long start = System.nanoTime();
    try (FaultProxy proxy = proxy(fault)) {
      ApiCaller caller =
          builder(proxy.uri())
              .requestTimeout(fault.outcome().contains("TIMEOUT") ? SHORT : LONG)
              .retries(policy(policy))
              .build();

      Throwable thrown =
          catchThrowable(() -> assertThat(call(caller, method).id()).isEqualTo("t1"));

      assertThat(outcome(thrown)).matches(fault.outcome());
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(ClientException.class);
        assertThat(attempts(thrown)).isEqualTo(again ? 3 : 1);
        assertThat(thrown.getSuppressed())
            .hasSize(again ? 2 : 0)
            .allSatisfy(earlier -> assertThat(outcome(earlier)).matches(fault.outcome()));
      }
      int sent = again ? 3 : 1;
      if (fault.name().endsWith("_WHEN_ACCEPTED")) {
        assertThat(proxy.requests()).isZero();
        assertThat(proxy.connections()).isBetween(sent, 2 * sent); // the JDK connects once more
      } else {
        assertThat(proxy.requests()).isEqualTo(sent);
      }
      int left = fault.leavesConnection() ? 1 : fault.isUnreadableHead() ? sent : 0;
      assertThat(proxy.openConnections(left)).isLessThanOrEqualTo(left);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whatPassesIsOverWithTheNextAttempt(Fault fault) {
    if (!fault.passes() || fault.outcome().contains("TIMEOUT")) {
      return;
    }
    try (FaultProxy proxy = proxy(fault, Fault.NONE)) {
      ApiCaller caller = builder(proxy.uri()).retries(policy("SAFE")).build();

      assertThat(call(caller, "GET").id()).isEqualTo("t1");
    }
  }

  @Test
  void aConnectionThatDiedInThePoolIsFoundOut() {
    for (String method : new String[] {"GET", "POST"}) {
      try (FaultProxy proxy = proxy(Fault.NONE, Fault.CLOSED_BEFORE_STATUS, Fault.NONE)) {
        ApiCaller caller = builder(proxy.uri()).retries(policy("SAFE")).build();
        assertThat(call(caller, "GET").id()).isEqualTo("t1");

        Throwable thrown = catchThrowable(() -> assertThat(call(caller, method)).isNotNull());

        assertThat(outcome(thrown)).isEqualTo(method.equals("GET") ? "" : "BROKEN");
        assertThat(proxy.requests()).isEqualTo(method.equals("GET") ? 3 : 2);
        assertThat(call(caller, "POST").id()).isEqualTo("t1");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void aRefusedConnectionIsTriedAgainWhateverTheMethod(String method) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    ApiCaller caller =
        builder(URI.create("http://127.0.0.1:" + port)).retries(policy("SAFE")).build();

    assertThat(catchThrowable(() -> assertThat(call(caller, method)).isNotNull()))
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(TransportException.Kind.CONNECT);
              assertThat(failure.attempts()).isEqualTo(3);
            });
  }

  @Test
  void whatIsCompressedUnaskedIsSaidToBe() {
    try (FaultProxy proxy = proxy(Fault.COMPRESSED)) {
      ApiCaller caller = builder(proxy.uri()).build();

      assertThat(catchThrowable(() -> assertThat(call(caller, "GET")).isNull()))
          .hasMessageContaining("encoded as br, which was not asked for");
    }
  }

  /** In a JVM of its own, as the JDK reads the property once. */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void theJdkSendsNothingAgainEvenWhereItIsAllowedTo(String method) throws Exception {
    try (FaultProxy proxy = proxy(Fault.CLOSED_BEFORE_STATUS)) {
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Djdk.httpclient.enableAllMethodRetry=true",
                  "-cp",
                  System.getProperty("java.class.path"),
                  OneCall.class.getName(),
                  proxy.uri().toString(),
                  method)
              .redirectErrorStream(true)
              .start();

      assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("BROKEN");
      assertThat(proxy.requests()).isEqualTo(1);
    }
  }

  /** Calls once, without retries, and says how that ended. */
  static final class OneCall {
    private OneCall() {}

    public static void main(String[] arguments) {
      ApiCaller caller =
          new ThingsApi.Builder()
              .baseUri(URI.create(arguments[0]))
              .credentials(Credentials.none())
              .build();
      System.out.println(
          outcome(catchThrowable(() -> assertThat(call(caller, arguments[1])).isNotNull())));
    }
  }

  @Test
  void anErrorThatIsNotJsonHasItsBodyAsText() {
    try (FaultProxy proxy = proxy(Fault.UNAVAILABLE)) {
      ApiCaller caller = builder(proxy.uri()).build();

      assertThat(catchThrowable(() -> assertThat(call(caller, "GET")).isNull()))
          .isInstanceOfSatisfying(
              ApiException.class,
              failure -> assertThat(failure.body()).isEqualTo("<html>Overloaded</html>"));
    }
  }
}
