package dev.dateline.client.errors;

import dev.dateline.runtime.http.AuthHeader;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The API answered, and the answer is not a documented success. The common statuses have a type of
 * their own ({@link NotFoundException}, {@link ServerErrorException}, …), all others are this one.
 */
public sealed class ApiException extends ClientException
    permits BadRequestException,
        ConflictException,
        ForbiddenException,
        GoneException,
        NotFoundException,
        PreconditionFailedException,
        RateLimitedException,
        ServerErrorException,
        UnauthorizedException,
        UnprocessableContentException {

  private static final long serialVersionUID = 1L;

  /** How much of a body that is not JSON goes into the message, in characters. */
  private static final int EXCERPT = 200;

  private static final Pattern USER_OR_QUERY =
      Pattern.compile("(?<=^[A-Za-z]{0,9}:?//)[^/?#]*@|[?#].*", Pattern.DOTALL);

  @SuppressWarnings("serial") // immutable, but not serializable
  private final ApiFailure failure;

  private final @Nullable Duration retryAfter;

  ApiException(ApiFailure failure) {
    super(describe(failure), null);
    this.failure = failure;
    this.retryAfter = RetryAfter.of(failure.headers(), Instant.now()).orElse(null);
  }

  /**
   * The exception for an answer: of the type that belongs to its status.
   *
   * @param failure what is known of the answer
   * @return the exception, not thrown yet
   */
  public static ApiException of(ApiFailure failure) {
    return switch (failure.status()) {
      case 400 -> new BadRequestException(failure);
      case 401 -> new UnauthorizedException(failure);
      case 403 -> new ForbiddenException(failure);
      case 404 -> new NotFoundException(failure);
      case 409 -> new ConflictException(failure);
      case 410 -> new GoneException(failure);
      case 412 -> new PreconditionFailedException(failure);
      case 422 -> new UnprocessableContentException(failure);
      case 429 -> new RateLimitedException(failure);
      case 503 -> new ServiceUnavailableException(failure);
      case 504 -> new GatewayTimeoutException(failure);
      default ->
          failure.status() >= 500 && failure.status() < 600
              ? new ServerErrorException(failure)
              : new ApiException(failure);
    };
  }

  private static String describe(ApiFailure failure) {
    StringBuilder message = new StringBuilder(failure.operationId());
    message.append(" answered ").append(failure.status());
    if (failure.status() < 300) {
      message.append(", which the document does not list as a success");
    }
    if (failure.code() != null) {
      message.append(' ').append(failure.code());
    }
    if (failure.detail() != null) {
      message.append(": ").append(excerpt(failure.detail()));
    } else if (failure.code() == null && !failure.text().isBlank()) {
      message.append(": ").append(excerpt(failure.text()));
    }
    if (failure.status() == 401) {
      asked(failure.headers()).ifPresent(asked -> message.append("; it asks for ").append(asked));
    } else if (failure.status() / 100 == 3) {
      target(failure.headers())
          .ifPresent(to -> message.append("; redirects are not followed, this one to ").append(to));
    }
    if (failure.requestId() != null) {
      message.append(" (request ").append(excerpt(failure.requestId())).append(')');
    }
    if (failure.attempts() > 1) {
      message.append(" (after ").append(failure.attempts()).append(" attempts)");
    }
    return message.toString();
  }

  /** The schemes of the challenges, with what else tells why the credentials were not enough. */
  private static Optional<String> asked(Headers headers) {
    String asked =
        AuthHeader.readChallenges(headers.all("WWW-Authenticate")).stream()
            .map(
                challenge ->
                    Stream.of("algorithm", "qop", "error", "error_description")
                        .flatMap(name -> challenge.parameter(name).stream())
                        .collect(Collectors.joining(" ", challenge.scheme() + " ", ""))
                        .strip())
            .distinct()
            .collect(Collectors.joining(", "));
    return asked.isEmpty() ? Optional.empty() : Optional.of(excerpt(asked));
  }

  /** Where a redirect leads, without the query, which may hold a secret. */
  private static Optional<String> target(Headers headers) {
    return headers
        .first("Location")
        .map(location -> USER_OR_QUERY.matcher(location).replaceAll(""))
        .filter(location -> !location.isBlank())
        .map(ApiException::excerpt);
  }

  /** One line, so that a body cannot forge lines of a log. */
  private static String excerpt(String text) {
    String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.codePointCount(0, line.length()) <= EXCERPT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, EXCERPT)) + "…";
  }

  /** The operation that was called. */
  public String operationId() {
    return failure.operationId();
  }

  /** The status that was answered; that of the envelope, where there is one. */
  public int status() {
    return failure.status();
  }

  /** The headers that were answered. */
  public Headers headers() {
    return failure.headers();
  }

  /** What the server calls this exchange in its own logs, where it said so in a header. */
  public Optional<String> requestId() {
    return Optional.ofNullable(failure.requestId());
  }

  /** How often the call was tried; how the earlier attempts failed is {@link #getSuppressed}. */
  public int attempts() {
    return failure.attempts();
  }

  /**
   * How long to wait before another try, from the time of the answer, where it has a {@code
   * Retry-After}. A date in it is compared with the answer's own {@code Date}.
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The body as text, JSON or not; empty when there was none. */
  public String body() {
    return failure.text();
  }

  /** The API's own code for the error ({@code RESOURCE_NOT_FOUND}), where the body has one. */
  public Optional<String> errorCode() {
    return Optional.ofNullable(failure.code());
  }

  /**
   * Whether the API's own code is one of these.
   *
   * @param codes as the API writes them
   * @return false also where the body has no code
   */
  public boolean isErrorCode(String... codes) {
    for (String code : codes) {
      if (code.equals(failure.code())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The typed error body.
   *
   * @param <E> its type
   * @param type its class, as {@code ApiError.class}
   * @return the body, or null where the answer has none of that type (undocumented status, not
   *     JSON)
   */
  public <E> @Nullable E error(Class<E> type) {
    return type.isInstance(failure.error()) ? type.cast(failure.error()) : null;
  }

  /**
   * The answer as a case of the operation's sealed response: the documented error, or {@code
   * Undocumented}.
   *
   * @param <R> the type of the response
   * @param type its class, as {@code GetThingResponse.class}
   * @return the case, empty where the body was not what the documented case needs, or where it is
   *     of another operation
   */
  public <R> Optional<R> response(Class<R> type) {
    return Optional.ofNullable(failure.response()).filter(type::isInstance).map(type::cast);
  }
}
