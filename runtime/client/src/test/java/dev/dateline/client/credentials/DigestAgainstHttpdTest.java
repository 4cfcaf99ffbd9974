package dev.dateline.client.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dateline.client.ApiCaller;
import dev.dateline.client.errors.UnauthorizedException;
import dev.dateline.client.testing.Httpd;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.StubServer.Received;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.CreateThingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Digest against Apache httpd's mod_auth_digest. */
class DigestAgainstHttpdTest {

  private static final String USER = "public\"key";
  private static final String PASSWORD = "private:kéy";
  private static final String STRICT_COUNTS = "AuthDigestNcCheck On";
  private static final String NONCES_FOR_ONE_REQUEST = "AuthDigestNonceLifetime 0";

  @TempDir Path folder;

  /** What httpd lets in arrives here, and its body goes back. */
  private final StubServer backend =
      new StubServer(
          request ->
              Answer.json(200, request.body().isEmpty() ? "{\"name\":\"got\"}" : request.body()));

  private Httpd httpd;

  @BeforeEach
  void httpdIsInstalled() {
    assumeTrue(
        Httpd.installed().isPresent(),
        "Apache httpd with mod_auth_digest is not installed (Debian: apache2-bin)");
  }

  @AfterEach
  void stop() {
    if (httpd != null) {
      httpd.close();
    }
    backend.close();
  }

  private ApiCaller caller(String user, String password, String... settings)
      throws IOException, InterruptedException {
    httpd = Httpd.start(folder, backend.uri(), USER, PASSWORD, settings);
    return new ThingsApi.Builder()
        .baseUri(httpd.uri())
        .credentials(Credentials.digest(user, password))
        .build();
  }

  private static String create(ApiCaller caller, String group, String name) {
    return caller
        .call(ThingsApi.CREATE, new CreateThingRequest(group, Thing.builder().name(name).build()))
        .name();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AuthDigestAlgorithm MD5", STRICT_COUNTS})
  void aPostIsSentAgainAfterTheChallengeAndTheNextOnesAreSentOnce(String setting) throws Exception {
    ApiCaller caller = caller(USER, PASSWORD, setting);

    assertThat(create(caller, "g1", "first")).isEqualTo("first");
    assertThat(create(caller, "g1", "second")).isEqualTo("second");
    assertThat(create(caller, "g1", "third")).isEqualTo("third");

    String post = " POST /api/groups/g1/things";
    String user = " public\\\"key";
    assertThat(httpd.nextRequests(4))
        .containsExactly(
            "401 -" + post, "200" + user + post, "200" + user + post, "200" + user + post);
    assertThat(httpd.end()).isEmpty();
    assertThat(backend.requests())
        .extracting(Received::body)
        .containsExactly("{\"name\":\"first\"}", "{\"name\":\"second\"}", "{\"name\":\"third\"}");
  }

  /** What httpd's proxy module answers has no {@code Authentication-Info}. */
  @Test
  void aStaleNonceIsReplacedInTheSameCall() throws Exception {
    ApiCaller caller = caller(USER, PASSWORD, NONCES_FOR_ONE_REQUEST);

    assertThat(create(caller, "g1", "first")).isEqualTo("first");
    assertThat(create(caller, "g1", "second")).isEqualTo("second");

    assertThat(statuses(httpd.nextRequests(4))).containsExactly("401", "200", "401", "200");
    assertThat(httpd.end()).isEmpty();
    assertThat(backend.requests())
        .extracting(Received::body)
        .containsExactly("{\"name\":\"first\"}", "{\"name\":\"second\"}");
  }

  @Test
  void aNonceThatTheServerNamesInAdvanceIsUsed() throws Exception {
    ApiCaller caller = caller(USER, PASSWORD, NONCES_FOR_ONE_REQUEST);

    for (int i = 0; i < 3; i++) {
      caller.call(ThingsApi.secured(List.of(List.of("DigestAuth"))), ThingsApi.find(out -> {}));
    }

    assertThat(statuses(httpd.nextRequests(4))).containsExactly("401", "200", "200", "200");
    assertThat(httpd.end()).isEmpty();
  }

  private static List<String> statuses(List<String> log) {
    return log.stream().map(line -> line.substring(0, 3)).toList();
  }

  /** The proof is over the target of the request as it travels, so encoding it twice would show. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain        | 1         | /api/groups/plain/things/t                      | a=1",
        "köln         | ü ß       | /api/groups/k%C3%B6ln/things/t                  |"
            + " a=%C3%BC%20%C3%9F",
        "日本          | 😀        | /api/groups/%E6%97%A5%E6%9C%AC/things/t         |"
            + " a=%F0%9F%98%80",
        "a/b?c#d%     | x&y=z+%25 | /api/groups/a%2Fb%3Fc%23d%25/things/t           |"
            + " a=x%26y%3Dz%2B%2525",
        "\"quoted\",  | \"\\,=    | /api/groups/%22quoted%22%2C/things/t            |"
            + " a=%22%5C%2C%3D",
      })
  void pathAndQueryMayHoldAnything(String group, String query, String path, String encoded)
      throws Exception {
    ApiCaller caller = caller(USER, PASSWORD);
    var operation =
        ThingsApi.securedAt("/api/groups/{groupId}/things/t", List.of(List.of("DigestAuth")));

    for (int i = 0; i < 2; i++) {
      caller.call(
          operation,
          ThingsApi.find(
              out -> {
                out.path("groupId", group);
                out.query("a", query);
              }));
    }

    assertThat(backend.requests())
        .extracting(Received::rawTarget)
        .containsExactly(path + "?" + encoded, path + "?" + encoded);
    assertThat(statuses(httpd.nextRequests(3))).containsExactly("401", "200", "200");
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void whoIsNotKnownIsToldSoAfterOneProof(boolean user, boolean password) throws Exception {
    ApiCaller caller = caller(user ? USER : "nobody", password ? PASSWORD : "wrong-s3cret");

    UnauthorizedException failure =
        catchThrowableOfType(UnauthorizedException.class, () -> create(caller, "g1", "never"));

    assertThat(failure.status()).isEqualTo(401);
    assertThat(failure).hasMessageNotContaining("s3cret").hasMessageNotContaining(PASSWORD);
    assertThat(httpd.nextRequests(2)).allMatch(line -> line.startsWith("401 "));
    assertThat(httpd.end()).isEmpty();
    assertThat(backend.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AuthDigestAlgorithm MD5", STRICT_COUNTS, NONCES_FOR_ONE_REQUEST})
  void manyThreadsDoNotDisturbEachOther(String setting) throws Exception {
    int threads = 16;
    int callsEach = 25;
    ApiCaller caller = caller(USER, PASSWORD, setting);
    CyclicBarrier start = new CyclicBarrier(threads);
    Set<String> named = ConcurrentHashMap.newKeySet();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        String name = "thread-" + thread + "-";
        running.add(
            CompletableFuture.runAsync(
                () -> {
                  await(start);
                  for (int call = 0; call < callsEach; call++) {
                    named.add(create(caller, "g1", name + call));
                  }
                },
                pool));
      }
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    } finally {
      pool.shutdownNow();
    }

    assertThat(named).hasSize(threads * callsEach);
    assertThat(backend.requests()).hasSize(threads * callsEach);
    List<String> log = httpd.nextRequests(threads * callsEach);
    log.addAll(httpd.end());
    if (!setting.equals(NONCES_FOR_ONE_REQUEST)) {
      assertThat(log.stream().filter(line -> line.startsWith("401")))
          .as("a challenge for each thread, at most")
          .hasSizeBetween(1, threads);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
