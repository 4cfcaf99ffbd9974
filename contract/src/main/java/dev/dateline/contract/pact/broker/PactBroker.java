package dev.dateline.contract.pact.broker;

import dev.dateline.contract.pact.PactException;
import dev.dateline.contract.pact.broker.PactSource.Text;
import dev.dateline.runtime.http.PercentEncoding;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pacts from the web: a pact by its address, or those of a provider from a Pact Broker,
 * whose resources lead from one to the next by links (HAL). Credentials go to the scheme, host and
 * port of the address that they were given for and nowhere else. Not thread safe.
 */
public final class PactBroker {
  private static final int MOST_BYTES = 64 << 20;
  private static final int MOST_PACTS = 1_000;
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final String SELECTORS =
      "{\"consumerVersionSelectors\":[{\"mainBranch\":true},{\"deployedOrReleased\":true}],"
          + "\"includePendingStatus\":false}";

  private final URI address;
  private final @Nullable String provider;
  private final @Nullable String authorization;
  private final Duration timeout;
  private @Nullable HttpClient client;

  /**
   * Who asks.
   *
   * @param username for HTTP Basic, or null
   * @param password for HTTP Basic, or null
   * @param token a bearer token, which goes before the others, or null
   */
  public record Login(
      @Nullable String username, @Nullable String password, @Nullable String token) {
    /** Nobody in particular. */
    public static final Login NONE = new Login(null, null, null);

    private @Nullable String authorization() {
      if (token != null && !token.isBlank()) {
        return "Bearer " + token.strip();
      }
      return username == null || username.isBlank()
          ? null
          : basic(username + ":" + Objects.requireNonNullElse(password, ""));
    }

    @Override
    public String toString() {
      return "Login[***]";
    }
  }

  private PactBroker(
      URI address, @Nullable String provider, @Nullable String authorization, Duration timeout) {
    this.address = address;
    this.provider = provider;
    this.authorization = authorization;
    this.timeout = timeout;
  }

  /**
   * What is at an address: a pact, or the pacts that a Pact Broker has of a provider. Those of the
   * consumers' main branches and of what is deployed or released, as {@code can-i-deploy} looks at
   * them; where the broker knows none of these, the latest of each consumer.
   *
   * @param address of the pact, of a broker, or of one of its lists of pacts
   * @param provider name of the provider, or null where the address leads to its pacts
   * @param login who asks
   * @param timeout for each request
   * @return at least one text, or one failure that says what was asked and answered
   */
  public static List<Text> fetch(
      String address, @Nullable String provider, Login login, Duration timeout) {
    String shown = address.replaceFirst("//[^/@]*@", "//");
    try {
      URI uri = new URI(address);
      String user = uri.getUserInfo();
      String own = login.authorization();
      URI bare = new URI(shown);
      return new PactBroker(
              bare, provider, own != null ? own : user == null ? null : basic(user), timeout)
          .fetch();
    } catch (URISyntaxException e) {
      return List.of(Text.failed(new PactException(shown, "", "this is no address. Correct it.")));
    } catch (PactException e) {
      return List.of(Text.failed(e));
    }
  }

  private static String basic(String userAndPassword) {
    return "Basic "
        + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
  }

  private List<Text> fetch() {
    String text = get(address);
    JsonObject resource = resource(address, text);
    if (isPact(resource)) {
      return List.of(Text.of(address.toString(), text));
    }
    List<URI> pacts = pacts(address, resource);
    if (pacts.isEmpty()) {
      pacts = ofProvider(resource);
    }
    List<Text> texts = new ArrayList<>();
    for (URI each : new LinkedHashSet<>(pacts)) {
      if (texts.size() == MOST_PACTS) {
        throw new PactException(
            address.toString(), "", "there are more than " + MOST_PACTS + " pacts.");
      }
      texts.add(one(each));
    }
    return texts;
  }

  private Text one(URI pact) {
    try {
      return Text.of(pact.toString(), get(pact));
    } catch (PactException e) {
      return Text.failed(e);
    }
  }

  private static boolean isPact(JsonObject resource) {
    return resource.has("interactions") || resource.has("messages");
  }

  /** From the root of a broker to the pacts of the provider. */
  private List<URI> ofProvider(JsonObject root) {
    String verify = link(root, "pb:provider-pacts-for-verification");
    String latest = link(root, "pb:latest-provider-pacts");
    if (verify == null && latest == null) {
      throw new PactException(
          address.toString(),
          "",
          "this is neither a pact nor a Pact Broker: the answer has no interactions, no pacts and"
              + " no link pb:latest-provider-pacts. Correct the address.");
    }
    if (provider == null || provider.isBlank()) {
      throw new PactException(
          address.toString(),
          "",
          "this is a Pact Broker, and it is not said whose pacts are wanted. Name the provider.");
    }
    List<URI> pacts = new ArrayList<>();
    if (verify != null) {
      URI at = filled(verify);
      pacts.addAll(pacts(at, resource(at, send(at, SELECTORS))));
    }
    if (pacts.isEmpty() && latest != null) {
      URI at = filled(latest);
      pacts.addAll(pacts(at, resource(at, get(at))));
    }
    if (pacts.isEmpty()) {
      throw new PactException(
          address.toString(),
          "",
          "the Pact Broker has no pacts of the provider '" + provider + "'. Look at its name.");
    }
    return pacts;
  }

  /** The pacts that a list leads to: in its links, or in what it embeds. */
  private static List<URI> pacts(URI base, JsonObject list) {
    List<URI> pacts = new ArrayList<>();
    for (String relation : List.of("pb:pacts", "pacts")) {
      if (pacts.isEmpty() && object(list.get("_links")).get(relation) instanceof JsonArray links) {
        links.items().forEach(each -> add(base, object(each).get("href"), pacts));
      }
    }
    if (object(list.get("_embedded")).get("pacts") instanceof JsonArray embedded) {
      for (JsonValue each : embedded.items()) {
        JsonValue self = object(object(each).get("_links")).get("self");
        JsonValue first =
            self instanceof JsonArray several && !several.items().isEmpty()
                ? several.items().get(0)
                : self;
        add(base, object(first).get("href"), pacts);
      }
    }
    return pacts;
  }

  private static void add(URI base, @Nullable JsonValue href, List<URI> into) {
    if (href instanceof JsonString text) {
      into.add(resolved(base, text.value()));
    }
  }

  private static @Nullable String link(JsonObject resource, String relation) {
    JsonValue link = object(resource.get("_links")).get(relation);
    return object(link).get("href") instanceof JsonString href ? href.value() : null;
  }

  private URI filled(String template) {
    String name = PercentEncoding.encode(Objects.requireNonNull(provider));
    return resolved(address, template.replace("{provider}", name));
  }

  private static URI resolved(URI base, String href) {
    try {
      return base.resolve(new URI(href.replace(" ", "%20")));
    } catch (URISyntaxException e) {
      throw new PactException(
          base.toString(), "", "this links to '" + href + "', which is no address.");
    }
  }

  private static JsonObject resource(URI at, String text) {
    try {
      if (JsonValue.parse(text) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonException e) {
      throw new PactException(
          at.toString(),
          "",
          "the answer is not JSON: " + e.getMessage() + ". Correct the address.");
    }
    throw new PactException(
        at.toString(), "", "the answer is no JSON object. Correct the address.");
  }

  private static JsonObject object(@Nullable JsonValue value) {
    return value instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  // ---- HTTP

  private String get(URI at) {
    return send(at, null);
  }

  private String send(URI first, @Nullable String body) {
    URI at = first;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpRequest.Builder request;
      try {
        request = HttpRequest.newBuilder(at).timeout(timeout);
      } catch (IllegalArgumentException e) {
        throw new PactException(at.toString(), "", "this is no address of the web. Correct it.");
      }
      request.header("Accept", "application/hal+json, application/json;q=0.9, */*;q=0.1");
      if (authorization != null && isHome(at)) {
        request.header("Authorization", authorization);
      }
      if (body != null) {
        request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
      }
      HttpResponse<InputStream> response = exchange(request.build());
      try (InputStream in = response.body()) {
        int status = response.statusCode();
        if (REDIRECTS.contains(status)) {
          at = resolved(at, response.headers().firstValue("Location").orElse(""));
          continue;
        }
        if (status == 401 || status == 403) {
          throw new PactException(
              at.toString(),
              "",
              "the answer is "
                  + status
                  + ": "
                  + (authorization == null
                      ? "credentials are needed, and none were given."
                      : isHome(at)
                          ? "the credentials are not accepted."
                          : "credentials are needed, and those that were given are for "
                              + address.getHost()
                              + " alone."));
        }
        if (status != 200) {
          throw new PactException(
              at.toString(), "", "the answer has the status " + status + ", not 200.");
        }
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new PactException(at.toString(), "", "the answer has more than 64 MiB.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new PactException(
            at.toString(), "", "the answer breaks off: " + e.getMessage() + ".");
      }
    }
    throw new PactException(
        first.toString(), "", "there are more than " + MOST_REDIRECTS + " redirects.");
  }

  private HttpResponse<InputStream> exchange(HttpRequest request) {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(timeout)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new PactException(
          request.uri().toString(), "", "there is no answer: " + reason + ". Is it running?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PactException(request.uri().toString(), "", "this was interrupted.");
    }
  }

  private boolean isHome(URI at) {
    return Objects.equals(at.getScheme(), address.getScheme())
        && Objects.equals(at.getHost(), address.getHost())
        && at.getPort() == address.getPort();
  }
}
