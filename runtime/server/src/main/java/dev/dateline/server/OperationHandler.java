package dev.dateline.server;

import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.QueryText;
import dev.dateline.runtime.http.Toggle;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.ValidationLevel;
import dev.dateline.runtime.validation.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests to services and their answers back, in the order that the package describes.
 *
 * <p>Thread safe. Does not throw for what a request or a service does: every failure is answered
 * with the document's error body. What went wrong inside is logged once, through the {@link
 * System.Logger} of the name {@code dev.dateline.server}, under a reference that the answer names.
 */
public final class OperationHandler {
  private static final System.Logger LOG = System.getLogger("dev.dateline.server");
  private static final int MOST_VIOLATIONS_IN_DETAIL = 3;

  private final ApiProtocol protocol;
  private final ServerSettings settings;
  private final Authentication authentication;

  /** Creates a handler for all operations of a document. */
  public OperationHandler(ApiProtocol protocol, ServerSettings settings) {
    this.protocol = protocol;
    this.settings = settings;
    this.authentication = new Authentication(protocol, settings.authenticator());
  }

  /** What all operations of the document share. */
  public ApiProtocol protocol() {
    return protocol;
  }

  /**
   * Answers a request.
   *
   * @param operation the operation that the request was routed to
   * @param service answers a request that obeys the document
   * @param request the request; its body is read up to the limit of the settings, as a stream by
   *     the service where the document says that it is binary
   */
  public <Q extends OperationRequest, R> ServerResponse handle(
      ServerOperation<Q, R> operation,
      Function<? super Q, ? extends R> service,
      ServerRequest request) {
    OperationInfo info = operation.info();
    Query query = Query.of(request.rawQuery());
    Presentation presentation =
        Presentation.of(protocol, query.text(), info.envelope(), info.pretty());
    try {
      return answer(operation, service, request, query, presentation);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      return unexpected(presentation, request.method() + " " + request.rawPath(), e);
    }
  }

  private <Q extends OperationRequest, R> ServerResponse answer(
      ServerOperation<Q, R> operation,
      Function<? super Q, ? extends R> service,
      ServerRequest request,
      Query query,
      Presentation presentation) {
    OperationInfo info = operation.info();

    Authentication.Outcome caller = authentication.of(info, request);
    if (caller.principal() == null) {
      return unauthorized(presentation, caller.challenges());
    }
    if (!info.security().isEmpty()
        && !settings.authorizer().permits(caller.principal(), info, request)) {
      return error(presentation, 403, forbidden(info));
    }

    Negotiation negotiation = new Negotiation(info, protocol.errorType());
    Negotiation.Answer accepted =
        negotiation.answer(request.headers().all("Accept"), settings.insistOnVersion());
    if (!accepted.isAcceptable()) {
      return error(presentation, 406, negotiation.notAcceptable(settings.insistOnVersion()));
    }

    MediaType contentType = null;
    IncomingBody content = null;
    if (!info.requestTypes().isEmpty()) {
      RequestBody body = RequestBody.of(request);
      try {
        if (body.isPresent()) {
          contentType = negotiation.content(request.headers().all("Content-Type"));
          if (contentType == null) {
            return error(presentation, 415, negotiation.unsupported());
          }
          content = new IncomingBody(body, settings.maxBodyBytes());
          if (body.isDeclaredLargerThan(settings.maxBodyBytes())) {
            IncomingBody.Refused refused = content.tooLarge();
            return error(presentation, refused.status(), refused.detail());
          }
        }
      } catch (IOException e) {
        // The connection broke or the transfer coding did: the caller's matter, and not worth a
        // log.
        return error(presentation, 400, "The body could not be received.");
      }
    }

    RequestParts parts =
        new RequestParts(info.pathTemplate(), request, query.text(), contentType, content);
    try {
      return served(operation, service, query, presentation, accepted, parts, content != null);
    } catch (RuntimeException e) {
      IncomingBody.Refused refused = content == null ? null : content.refused();
      if (refused == null) {
        throw e;
      }
      return error(presentation, refused.status(), refused.detail());
    } finally {
      if (content != null) {
        content.answered();
      }
    }
  }

  private <Q extends OperationRequest, R> ServerResponse served(
      ServerOperation<Q, R> operation,
      Function<? super Q, ? extends R> service,
      Query query,
      Presentation presentation,
      Negotiation.Answer accepted,
      RequestParts parts,
      boolean hasBody) {
    OperationInfo info = operation.info();
    Q typed = operation.read(parts);
    List<Violation> violations = violations(query, presentation, parts, typed);
    if (!hasBody && info.requiresBody()) {
      violations.add(new Violation("body", "required", "is required"));
    }
    if (!violations.isEmpty()) {
      return error(presentation, 400, invalid(violations), violations);
    }

    R response = service.apply(typed);
    if (response == null) {
      throw new IllegalStateException("The service answered null to " + info.operationId());
    }
    ResponseParts written =
        new ResponseParts(accepted.mediaType(), presentation, settings.validateResponses());
    operation.write(response, written);
    ServerResponse answer = written.response();
    if (!written.violations().isEmpty()) {
      return forbiddenAnswer(presentation, info, answer.status(), written.violations());
    }
    return answer;
  }

  /** A query, or an empty one where it cannot be taken apart. */
  private record Query(QueryText text, List<Violation> malformed) {
    static Query of(String rawQuery) {
      try {
        return new Query(QueryText.of(rawQuery), List.of());
      } catch (IllegalArgumentException e) {
        String message = e.getMessage();
        return new Query(
            QueryText.of(null),
            List.of(
                new Violation("", "type", "The query " + (message == null ? "is bad" : message))));
      }
    }
  }

  /** What is malformed, then what breaks the document, without what only follows from the first. */
  private static List<Violation> violations(
      Query query, Presentation presentation, RequestParts parts, OperationRequest request) {
    List<Violation> malformed = new ArrayList<>(query.malformed());
    malformed.addAll(presentation.malformed());
    malformed.addAll(parts.malformed());
    List<Violation> violations = new ArrayList<>(malformed);
    for (Violation violation : request.validate(ValidationLevel.FULL)) {
      boolean follows =
          violation.keyword().equals("required")
              && (isMalformed(violation.path(), malformed)
                  || (parts.bodyIsMalformed() && violation.path().equals("body")));
      if (!follows) {
        violations.add(violation);
      }
    }
    return violations;
  }

  private static boolean isMalformed(String path, List<Violation> malformed) {
    return malformed.stream()
        .map(Violation::path)
        .anyMatch(
            other ->
                other.equals(path) || other.startsWith(path + "[") || other.startsWith(path + "."));
  }

  /**
   * An answer to a request that reached no operation.
   *
   * @param status the HTTP status, an error
   * @param detail a sentence for people; null for none
   * @param rawQuery the query of the request, which may ask for an envelope
   */
  public ServerResponse error(int status, @Nullable String detail, String rawQuery) {
    return error(presentation(rawQuery), status, detail);
  }

  /**
   * The answer 500 to a request that failed outside of any operation; logs the failure.
   *
   * @param failure what happened
   * @param request method and path of the request, for the log
   * @param rawQuery the query of the request, which may ask for an envelope
   */
  public ServerResponse unexpected(Throwable failure, String request, String rawQuery) {
    return unexpected(presentation(rawQuery), request, failure);
  }

  private Presentation presentation(String rawQuery) {
    return Presentation.of(protocol, Query.of(rawQuery).text(), Toggle.OFF, Toggle.OFF);
  }

  private ServerResponse unauthorized(Presentation presentation, List<String> challenges) {
    ServerResponse answer =
        error(
            presentation,
            401,
            "The request does not prove who sends it, in any of the ways that WWW-Authenticate"
                + " lists.");
    Headers.Builder headers = answer.headers().toBuilder();
    challenges.forEach(challenge -> headers.add("WWW-Authenticate", challenge));
    return new ServerResponse(answer.status(), headers.build(), answer.body());
  }

  private static String forbidden(OperationInfo info) {
    return info.roles().isEmpty()
        ? "The caller may not make this request."
        : "The caller may not make this request, which takes the role "
            + String.join(" or ", info.roles())
            + ".";
  }

  private static String invalid(List<Violation> violations) {
    String first =
        violations.stream()
            .limit(MOST_VIOLATIONS_IN_DETAIL)
            .map(Violation::toString)
            .collect(Collectors.joining("; "));
    int rest = violations.size() - MOST_VIOLATIONS_IN_DETAIL;
    return "The request is invalid: " + first + (rest > 0 ? "; and " + rest + " more." : ".");
  }

  private ServerResponse unexpected(Presentation presentation, String request, Throwable failure) {
    String reference = reference();
    LOG.log(
        System.Logger.Level.ERROR,
        "Reference " + reference + ": " + request + " failed unexpectedly",
        failure);
    return error(presentation, 500, unexpectedDetail(reference));
  }

  private ServerResponse forbiddenAnswer(
      Presentation presentation, OperationInfo info, int status, List<Violation> violations) {
    String reference = reference();
    LOG.log(
        System.Logger.Level.ERROR,
        "Reference {0}: the service answered {1} with status {2} and a body that the document"
            + " forbids: {3}",
        reference,
        info.operationId(),
        String.valueOf(status),
        violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    return error(presentation, 500, unexpectedDetail(reference));
  }

  private static String reference() {
    return UUID.randomUUID().toString();
  }

  private static String unexpectedDetail(String reference) {
    return "The server failed unexpectedly. Its log has more, under reference " + reference + ".";
  }

  private ServerResponse error(Presentation presentation, int status, @Nullable String detail) {
    return error(presentation, status, detail, List.of());
  }

  private ServerResponse error(
      Presentation presentation, int status, @Nullable String detail, List<Violation> violations) {
    JsonValue body = protocol.errors().body(status, null, detail, violations);
    Headers headers =
        Headers.builder().add("Content-Type", protocol.errorType().toString()).build();
    return new ServerResponse(status, headers, presentation.json(status, out -> out.value(body)));
  }
}
