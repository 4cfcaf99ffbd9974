package dev.dateline.benchmarks.calls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The JDK's client alone. */
final class BareCaller implements Caller {

  private final URI server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  BareCaller(URI server) {
    this.server = server;
  }

  @Override
  public String get() {
    try {
      return client
          .send(
              HttpRequest.newBuilder(server.resolve("/api/atlas/v2/groups")).build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String create() {
    throw new UnsupportedOperationException("what the JDK's client alone would send is no JSON");
  }
}
