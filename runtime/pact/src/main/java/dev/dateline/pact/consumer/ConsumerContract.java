package dev.dateline.pact.consumer;

import au.com.dius.pact.consumer.BaseMockServer;
import au.com.dius.pact.consumer.MockHttpServerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.Provider;
import au.com.dius.pact.core.model.UnknownPactSource;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.support.BuiltToolConfig;
import au.com.dius.pact.core.support.json.JsonParser;
import dev.dateline.client.ApiResponse;
import dev.dateline.client.errors.InvalidRequestException;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.JdkTransport;
import dev.dateline.client.transport.Transport;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ResponseCase;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.json.JsonWritable;
import dev.dateline.runtime.validation.Checks;
import dev.dateline.runtime.validation.ValidationLevel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Base class of generated consumer tests.
 *
 * <p>Each interaction is played with Pact's mock server and then written to the pact of the two
 * participants in {@code pact.rootDir}, {@code target/pacts} by default.
 *
 * @param <C> the generated client
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConsumerContract<C> {

  static {
    // Pact JVM would otherwise report each run to its makers, and the JDK's server, on which the
    // mock server stands, wait for 40 ms with each answer.
    System.setProperty("pact_do_not_track", "true");
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Transport TRANSPORT = JdkTransport.create(Duration.ofSeconds(10));
  private static final URI NOWHERE = URI.create("http://localhost:9");

  @RegisterExtension final NewPact newPact;

  private final List<Interaction> interactions = new CopyOnWriteArrayList<>();
  private final String consumer;
  private final String provider;

  /**
   * Tests that write a pact.
   *
   * @param consumer name of the side that calls
   * @param provider name of the side that answers
   */
  protected ConsumerContract(String consumer, String provider) {
    this.consumer = consumer;
    this.provider = provider;
    this.newPact = new NewPact(Path.of(folder(), consumer + "-" + provider + ".json"));
  }

  /**
   * A client that checks everything it sends and tries nothing twice.
   *
   * @param server where it calls
   * @param transport that it sends with
   */
  protected abstract C client(URI server, Transport transport);

  /**
   * Plays an interaction: the client has to send its request to the letter, matchers or not, and to
   * understand its answer. Adds it to the pact.
   *
   * @param interaction as a pact of version 4 has it
   * @param call what to do with the client
   * @param expected what the call returns
   */
  protected final void verify(
      String interaction, Function<C, ApiResponse<?>> call, Object expected) {
    List<HttpRequestData> sent = new CopyOnWriteArrayList<>();
    V4Interaction played =
        V4Interaction.Companion.interactionFromJson(
                0, JsonParser.parseString(interaction), UnknownPactSource.INSTANCE)
            .unwrap();
    BaseMockServer mock =
        MockHttpServerKt.mockServer(
            pact(List.of(played)), MockProviderConfig.createDefault(PactSpecVersion.V4));
    mock.start();
    try {
      mock.waitForServer();
      Object answer = null;
      RuntimeException failure = null;
      try {
        answer =
            call.apply(
                    client(
                        URI.create(mock.getUrl()),
                        request -> {
                          sent.add(request);
                          return TRANSPORT.send(request);
                        }))
                .response();
      } catch (RuntimeException e) {
        failure = e;
      }
      // What the server has to say of the request comes first: an answer to a wrong one is wrong.
      PactVerificationResult result = mock.validateMockServerState(null);
      if (!(result instanceof PactVerificationResult.Ok)) {
        throw new AssertionError(result.getDescription(), failure);
      }
      if (failure != null) {
        throw new AssertionError("The client failed: " + failure.getMessage(), failure);
      }
      requireEqual("The client returned", expected, answer);
      requireFaultless(answer);
      sent.forEach(request -> requireToTheLetter(interaction, request));
    } finally {
      mock.stop();
    }
    interactions.add(played);
  }

  private V4Pact pact(List<Interaction> told) {
    return new V4Pact(new Consumer(consumer), new Provider(provider), told);
  }

  /**
   * Adds what was played to the pact, all at once: each time the whole file is read and written.
   */
  @AfterAll
  final void write() {
    if (!interactions.isEmpty()) {
      Throwable failure =
          pact(List.copyOf(interactions)).write(folder(), PactSpecVersion.V4).errorValue();
      if (failure != null) {
        throw new IllegalStateException("The pact cannot be written: " + failure, failure);
      }
    }
  }

  /** Pact JVM asks for its own setting once in the life of a process. */
  private static String folder() {
    String chosen = System.getProperty("pact.rootDir");
    return chosen == null ? BuiltToolConfig.INSTANCE.getPactDirectory() : chosen;
  }

  private static void requireEqual(String what, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      throw new AssertionError(what + "\n  " + found + "\ninstead of\n  " + expected);
    }
  }

  /** The mock server goes by matchers, which are for the other side. */
  private static void requireToTheLetter(String interaction, HttpRequestData request) {
    JsonObject expected =
        (JsonObject) require((JsonObject) JsonValue.parse(interaction), "request");
    JsonObject body = (JsonObject) expected.get("body");
    BinaryData sent = request.body();
    if (body == null) {
      requireEqual("The client sent the body", null, sent == null ? null : sent.text());
      return;
    }
    if (sent == null) {
      throw new AssertionError("The client sent no body");
    }
    JsonValue content = require(body, "content");
    MediaType type = MediaType.parse(((JsonString) require(body, "contentType")).value());
    requireEqual(
        "The client sent",
        content,
        type.isJson() ? JsonValue.parse(sent.text()) : JsonValue.of(sent.text()));
  }

  private static JsonValue require(JsonObject object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }

  /**
   * A test that the client refuses to send a request, and sends nothing.
   *
   * @param about what is wrong with it
   * @param call that would send it
   */
  protected final DynamicTest refuses(String about, Function<C, ?> call) {
    return DynamicTest.dynamicTest(
        about,
        () -> {
          try {
            call.apply(
                client(
                    NOWHERE,
                    request -> {
                      throw new AssertionError("The client sent " + request.summary());
                    }));
          } catch (InvalidRequestException e) {
            return;
          }
          throw new AssertionError("The client did not refuse to send it");
        });
  }

  /**
   * A test that the client finds fault with an answer: on demand, since it reads what it can.
   *
   * @param about what is wrong with it
   * @param json the body, as it travels
   * @param read makes a value of it
   */
  protected final DynamicTest finds(String about, String json, Function<JsonReader, ?> read) {
    return DynamicTest.dynamicTest(
        about,
        () -> {
          Object value;
          try {
            value = read.apply(JsonReader.of(json, Direction.RESPONSE));
          } catch (JsonException e) {
            return;
          }
          if (!isFaulty(value)) {
            throw new AssertionError("The client finds no fault with " + json);
          }
        });
  }

  /** What obeys the document is not to be found fault with, however the client is asked. */
  private static void requireFaultless(@Nullable Object answer) {
    Object body = answer instanceof ResponseCase given ? given.body() : null;
    if (body != null && isFaulty(body)) {
      throw new AssertionError("The client finds fault with " + body);
    }
  }

  private static boolean isFaulty(Object value) {
    if (value instanceof Collection<?> items) {
      return items.stream().anyMatch(item -> item != null && isFaulty(item));
    }
    if (!(value instanceof JsonWritable model)) {
      return false;
    }
    Checks checks = new Checks(Direction.RESPONSE, ValidationLevel.FULL);
    model.validate(checks);
    return !checks.violations().isEmpty();
  }

  /** All of some tests. */
  protected static Stream<DynamicTest> all(DynamicTest... tests) {
    return Stream.of(tests);
  }
}
