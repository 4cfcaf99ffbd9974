package dev.dateline.pact.provider;

import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.IgnoreMissingStateChange;
import dev.dateline.server.jakarta.embedded.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Base class of generated provider tests. Each interaction of the pacts is replayed against a
 * server whose services answer what its provider state says; then the server gets what it has to
 * refuse.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(NoContext.class)
@IgnoreMissingStateChange // the states are those of the answers
public abstract class ProviderContract {

  static {
    // Pact JVM would otherwise report each run to its makers, and the JDK's server wait for 40 ms
    // with each answer.
    System.setProperty("pact_do_not_track", "true");
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Pacts have paths as they travel: decoded and encoded again, a slash in a value would be lost.
    System.setProperty("pact.verifier.disableUrlPathDecoding", "true");
  }

  private final Answers answers = new Answers();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  // Pact's own client, one for each interaction, never closes a connection, and asks again after a
  // 429 or a 503: answers like any other here, and so are redirects.
  private final CloseableHttpClient pact =
      HttpClients.custom()
          .disableAutomaticRetries()
          .disableRedirectHandling()
          .disableCookieManagement()
          .disableAuthCaching()
          .build();
  private @Nullable EmbeddedServer server;

  /** For subclasses. */
  protected ProviderContract() {}

  /**
   * Starts the server on a free port.
   *
   * @param known what its services ask for their answers
   */
  protected abstract EmbeddedServer start(Answers known);

  /** Says what happens in each state, and what is to be refused. */
  protected abstract void tell(Answers known);

  @BeforeAll
  final void start() {
    tell(answers);
    server = start(answers);
  }

  @AfterAll
  final void stop() throws IOException {
    pact.close();
    if (server != null) {
      server.close();
    }
  }

  /** Pact asks for the target before it begins with an interaction. */
  @BeforeEach
  final void aim(@Nullable PactVerificationContext context) {
    if (context != null) {
      URI address = uri();
      context.setTarget(
          new HttpTestTarget(address.getHost(), address.getPort(), "/", () -> provider -> pact));
    }
  }

  /** Replays one interaction. */
  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  final void answersAsThePactSays(PactVerificationContext context) {
    for (ProviderState state : context.getInteraction().getProviderStates()) {
      if (!answers.knows(String.valueOf(state.getName()))) {
        throw new AssertionError(
            "There is no answer for the provider state '"
                + state.getName()
                + "': the pact is of another version of the document. Run the consumer tests"
                + " again.");
      }
      answers.enter(String.valueOf(state.getName()));
    }
    try {
      context.verifyInteraction();
    } catch (AssertionError e) {
      String failure = answers.failure();
      throw failure == null ? e : new AssertionError(failure, e);
    }
    String failure = answers.failure();
    if (failure != null) {
      throw new AssertionError(failure);
    }
  }

  /** Sends what is wrong. */
  @TestFactory
  final Stream<DynamicTest> refusesWhatTheDocumentForbids() {
    return answers.refusedRequests().stream()
        .map(each -> DynamicTest.dynamicTest(each.about(), () -> refuses(each)));
  }

  private void refuses(Answers.RefusedRequest refused) throws IOException, InterruptedException {
    answers.leave();
    HttpResponse<String> answer = send(refused.request());
    if (answers.isAsked() || answer.statusCode() / 100 != 4) {
      throw new AssertionError(
          "The server took " + refused.request() + " and answered " + answer.statusCode());
    }
  }

  /** Lets services answer what is wrong. */
  @TestFactory
  final Stream<DynamicTest> answersNothingThatTheDocumentForbids() {
    return answers.refusedAnswers().stream()
        .map(each -> DynamicTest.dynamicTest(each.about(), () -> keeps(each)));
  }

  private void keeps(Answers.RefusedAnswer refused) throws IOException, InterruptedException {
    answers.become(refused);
    HttpResponse<String> answer = send(refused.request());
    boolean asked = answers.isAsked();
    answers.leave();
    if (!asked || answer.statusCode() != 500) {
      throw new AssertionError(
          (asked ? "The server passed on " : "The server did not ask for ")
              + refused.answer()
              + " and answered "
              + answer.statusCode()
              + " "
              + answer.body());
    }
  }

  private URI uri() {
    if (server == null) {
      throw new IllegalStateException("The server is not running");
    }
    return server.uri();
  }

  private HttpResponse<String> send(RawRequest raw) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(uri().resolve("/").toString() + raw.target().substring(1)))
            .timeout(Duration.ofSeconds(30));
    raw.headers().forEach(request::header);
    if (raw.contentType() != null) {
      request.header("Content-Type", raw.contentType());
    }
    request.method(
        raw.method(),
        raw.body() == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(raw.body()));
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
