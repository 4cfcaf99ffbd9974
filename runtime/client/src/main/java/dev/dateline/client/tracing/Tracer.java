package dev.dateline.client.tracing;

/**
 * Is told of every call of a client, and of each attempt of it: what a user plugs in for traces and
 * metrics. Safe for use by many threads.
 *
 * <p>It knows all that OpenTelemetry's conventions for HTTP clients ask for. A span for each
 * attempt, as they have it, begins with {@link CallTrace#attempt} and ends with {@link
 * CallTrace#answered} or {@link CallTrace#failed}:
 *
 * <table>
 * <caption>Attributes and where they are</caption>
 * <tr><td>the span's name</td><td>{@link CallStart#method()} and {@link CallStart#pathTemplate()}
 *     </td></tr>
 * <tr><td>{@code http.request.method}</td><td>{@link CallStart#method()}</td></tr>
 * <tr><td>{@code url.template}</td><td>{@link CallStart#pathTemplate()}</td></tr>
 * <tr><td>{@code server.address}, {@code server.port}</td><td>{@link CallStart#serverAddress()},
 *     {@link CallStart#serverPort()}</td></tr>
 * <tr><td>{@code url.full}</td><td>{@code request.uri()} of the attempt; its query may hold
 *     secrets</td></tr>
 * <tr><td>{@code http.request.resend_count}</td><td>the number of the attempt less one, where that
 *     is not zero</td></tr>
 * <tr><td>{@code http.response.status_code}</td><td>{@code status} of {@link CallTrace#answered}
 *     </td></tr>
 * <tr><td>{@code error.type}</td><td>the status where it is 400 or more, the class of the exception
 *     of {@link CallTrace#failed} otherwise</td></tr>
 * </table>
 *
 * <p>A span around the whole call, named after {@link CallStart#operationId()}, ends with {@link
 * CallTrace#ended}.
 */
@FunctionalInterface
public interface Tracer {

  /**
   * A call is about to be sent; one whose request breaks the contract never is. Called on the
   * thread of the call, as everything else that a trace is told.
   *
   * @param call what is known of it
   * @return takes what follows
   */
  CallTrace start(CallStart call);
}
