package dev.dateline.benchmarks.calls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The JDK's client and Jackson databind, by hand. */
final class HandWrittenCaller implements Caller {

  private static final String MEDIA_TYPE = "application/vnd.atlas.2023-01-01+json";

  private final URI server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HandWrittenCaller(URI server) {
    this.server = server;
  }

  @Override
  public String get() {
    HttpRequest request =
        HttpRequest.newBuilder(ofCluster("/backup/restoreJobs/" + Samples.JOB))
            .header("Accept", MEDIA_TYPE)
            .build();
    return send(request, HandWritten.Job.class).deliveryUrl().get(0);
  }

  @Override
  public String create() {
    try {
      byte[] body =
          HandWritten.MAPPER.writeValueAsBytes(
              new HandWritten.NewLegacyJob(new HandWritten.NewDelivery("HTTP"), Samples.SNAPSHOT));
      HttpRequest request =
          HttpRequest.newBuilder(ofCluster("/restoreJobs"))
              .header("Accept", MEDIA_TYPE)
              .header("Content-Type", MEDIA_TYPE)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      return send(request, HandWritten.LegacyJobs.class).results().get(0).id();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private URI ofCluster(String rest) {
    return server.resolve(
        "/api/atlas/v2/groups/" + Samples.GROUP + "/clusters/" + Samples.CLUSTER + rest);
  }

  private <T> T send(HttpRequest request, Class<T> type) {
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("status " + answer.statusCode());
      }
      return HandWritten.MAPPER.readValue(answer.body(), type);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
