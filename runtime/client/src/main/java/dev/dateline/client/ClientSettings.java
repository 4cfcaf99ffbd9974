package dev.dateline.client;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.tracing.Tracer;
import dev.dateline.client.transport.Interceptor;
import dev.dateline.client.transport.Transport;
import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.Envelope;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.validation.ValidationLevel;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every call of a client.
 *
 * @param protocol of the API
 * @param servers that the document lists, absolute ones only
 * @param baseUri of the server to call
 * @param credentials or null where none were set
 * @param validation of requests
 * @param pretty whether to ask for pretty-printed answers, where the operation can
 * @param envelope whether to ask for enveloped answers, where the operation can
 * @param transport for calls
 * @param tokenTransport for requests whose bodies hold tokens
 * @param callTimeout for a whole call, tokens, retries and the waits between them included
 * @param readTimeout between two pieces of a streamed body
 * @param attempts how calls are tried
 * @param maxResponseSize in bytes
 * @param userAgent the header's value
 * @param headers to send with every call, in place of the client's own of the same names
 * @param executor of asynchronous calls
 * @param interceptors of each attempt, the one nearest to the caller first
 * @param tracers that are told of each call
 */
record ClientSettings(
    ApiProtocol protocol,
    List<URI> servers,
    URI baseUri,
    @Nullable Credentials credentials,
    ValidationLevel validation,
    boolean pretty,
    boolean envelope,
    Transport transport,
    Transport tokenTransport,
    Duration callTimeout,
    Duration readTimeout,
    AttemptSettings attempts,
    long maxResponseSize,
    String userAgent,
    Headers headers,
    Executor executor,
    List<Interceptor> interceptors,
    List<Tracer> tracers) {

  /** The envelope that this client asks an operation for, or null. */
  @Nullable Envelope envelopeOf(OperationInfo info) {
    return envelope && info.envelope().exists() ? protocol.envelope() : null;
  }

  /**
   * The media types to ask for, and that of errors which no document lists.
   *
   * @param accepted those of the success that is wanted; empty for all that is documented
   */
  String accept(OperationInfo info, List<MediaType> accepted) {
    Set<String> types = new LinkedHashSet<>();
    addAll(types, accepted.isEmpty() ? info.responseTypes() : accepted);
    if (!accepted.isEmpty()) {
      for (Map.Entry<String, List<MediaType>> each : info.contents().entrySet()) {
        if (!each.getKey().startsWith("2")) {
          addAll(types, each.getValue());
        }
      }
    }
    types.add(protocol.errorType().toString());
    return String.join(", ", types);
  }

  private static void addAll(Set<String> types, List<MediaType> more) {
    for (MediaType type : more) {
      types.add(type.toString());
    }
  }
}
