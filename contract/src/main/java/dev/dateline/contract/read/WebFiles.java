package dev.dateline.contract.read;

import dev.dateline.contract.WebAddress;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files from the web that a document refers to: from addresses that are allowed and no
 * others, redirects included, within limits of number, size and time. Each is fetched once. Not
 * thread safe.
 */
final class WebFiles {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final List<WebAddress> allowed;
  private final Limits.Web limits;
  private final Map<URI, Fetched> fetched = new HashMap<>();
  private @Nullable HttpClient client;

  /**
   * A file of the web.
   *
   * @param address where it was found, redirects followed; its references are relative to it
   * @param content its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  record Fetched(URI address, byte[] content) {}

  /** A file that cannot be had; the message says why, as the end of a sentence. */
  static final class NotFetched extends Exception {
    private static final long serialVersionUID = 1L;

    NotFetched(String reason) {
      super(reason);
    }
  }

  WebFiles(List<WebAddress> allowed, Limits.Web limits) {
    this.allowed = allowed;
    this.limits = limits;
  }

  /** Whether what a file is known by is an address of the web, not a path. */
  static boolean isAddress(String file) {
    return file.startsWith("http://") || file.startsWith("https://");
  }

  /** Whether references may lead to an address. */
  boolean allows(URI address) {
    return allowed.stream().anyMatch(each -> each.allows(address));
  }

  /**
   * Fetches a file.
   *
   * @param address one that is allowed
   */
  Fetched fetch(URI address) throws NotFetched {
    Fetched known = fetched.get(address);
    if (known != null) {
      return known;
    }
    if (fetched.size() >= limits.files()) {
      throw new NotFetched("the document refers to more than " + limits.files() + " web addresses");
    }
    long end = System.nanoTime() + limits.time().toNanos();
    URI at = address;
    for (int redirects = 0; redirects <= limits.redirects(); redirects++) {
      HttpResponse<Optional<byte[]>> response = get(at, end);
      if (REDIRECTS.contains(response.statusCode())) {
        at = target(at, response);
        continue;
      }
      if (response.statusCode() != 200) {
        throw new NotFetched(at + " answers with status " + response.statusCode());
      }
      URI found = at;
      byte[] content =
          response
              .body()
              .orElseThrow(
                  () -> new NotFetched(found + " has more than " + limits.bytes() + " bytes"));
      Fetched file = new Fetched(found, content);
      fetched.put(address, file);
      return file;
    }
    throw new NotFetched(address + " redirects more than " + limits.redirects() + " times");
  }

  private URI target(URI from, HttpResponse<?> response) throws NotFetched {
    String location = response.headers().firstValue("Location").orElse("");
    URI target;
    try {
      target = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new NotFetched(from + " redirects to '" + location + "', which is no address");
    }
    if (!allows(target)) {
      throw new NotFetched(
          from + " redirects to " + target + ", which webReferences does not allow");
    }
    return target;
  }

  private HttpResponse<Optional<byte[]>> get(URI address, long end) throws NotFetched {
    HttpRequest request =
        HttpRequest.newBuilder(withoutFragment(address))
            .header("Accept", "application/yaml, application/json, text/*;q=0.9, */*;q=0.8")
            .build();
    CompletableFuture<HttpResponse<Optional<byte[]>>> exchange =
        client().sendAsync(request, head -> new Collector(limits.bytes()));
    try {
      return exchange.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new NotFetched(
          address + " took more than " + limits.time().toMillis() / 1000.0 + " seconds");
    } catch (ExecutionException e) {
      throw new NotFetched(address + " cannot be reached: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.cancel(true);
      throw new NotFetched("it was interrupted");
    }
  }

  private static URI withoutFragment(URI address) {
    String text = address.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? address : URI.create(text.substring(0, hash));
  }

  private HttpClient client() {
    HttpClient ready = client;
    if (ready == null) {
      ready =
          HttpClient.newBuilder()
              .version(Version.HTTP_1_1)
              .followRedirects(Redirect.NEVER)
              .connectTimeout(limits.time())
              .build();
      client = ready;
    }
    return ready;
  }

  /** Collects a body up to a number of bytes; empty where it has more. */
  private static final class Collector implements BodySubscriber<Optional<byte[]>> {
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Optional<byte[]>> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    Collector(int limit) {
      this.limit = limit;
    }

    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
      subscription = opened;
      opened.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        if (body.isDone()) {
          return;
        }
        if (buffer.remaining() > limit - bytes.size()) {
          body.complete(Optional.empty());
          if (subscription != null) {
            subscription.cancel();
          }
          return;
        }
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        bytes.writeBytes(part);
      }
    }

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(Optional.of(bytes.toByteArray()));
    }
  }
}
