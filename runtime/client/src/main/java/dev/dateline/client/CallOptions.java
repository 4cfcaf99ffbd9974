package dev.dateline.client;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.retry.RetryPolicy;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.validation.ValidationLevel;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What some calls have otherwise than their client: {@code client.loans().with(options -> options
 * .callTimeout(Duration.ofMinutes(5)))} is the same client with other settings.
 *
 * <p>What is not set stays as it is. Immutable.
 */
public final class CallOptions {

  private final @Nullable Duration callTimeout;
  private final @Nullable Duration requestTimeout;
  private final @Nullable RetryPolicy retries;
  private final @Nullable Duration readTimeout;
  private final @Nullable Credentials credentials;
  private final @Nullable ValidationLevel validation;
  private final @Nullable Long maxResponseSize;
  private final Headers headers;

  private CallOptions(Builder builder) {
    this.callTimeout = builder.callTimeout;
    this.requestTimeout = builder.requestTimeout;
    this.retries = builder.retries;
    this.readTimeout = builder.readTimeout;
    this.credentials = builder.credentials;
    this.validation = builder.validation;
    this.maxResponseSize = builder.maxResponseSize;
    this.headers = builder.headers.build();
  }

  /** Starts options that change nothing. */
  public static Builder builder() {
    return new Builder();
  }

  /** What {@code options} makes of an empty builder. */
  public static CallOptions of(Consumer<? super Builder> options) {
    Builder builder = builder();
    options.accept(builder);
    return builder.build();
  }

  /** The settings with these options in place of theirs. */
  ClientSettings applyTo(ClientSettings settings) {
    Headers.Builder merged = settings.headers().toBuilder();
    headers.names().forEach(merged::remove);
    headers.forEach(merged::add);
    return new ClientSettings(
        settings.protocol(),
        settings.servers(),
        settings.baseUri(),
        credentials == null ? settings.credentials() : credentials,
        validation == null ? settings.validation() : validation,
        settings.pretty(),
        settings.envelope(),
        settings.transport(),
        settings.tokenTransport(),
        callTimeout == null ? settings.callTimeout() : callTimeout,
        readTimeout == null ? settings.readTimeout() : readTimeout,
        settings.attempts().with(requestTimeout, retries),
        maxResponseSize == null ? settings.maxResponseSize() : maxResponseSize,
        settings.userAgent(),
        merged.build(),
        settings.executor(),
        settings.interceptors(),
        settings.tracers());
  }

  /** Names what is set; values of headers may be secret. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("CallOptions[");
    append(text, "callTimeout", callTimeout);
    append(text, "requestTimeout", requestTimeout);
    append(text, "retries", retries);
    append(text, "readTimeout", readTimeout);
    append(text, "credentials", credentials == null ? null : "***");
    append(text, "validation", validation);
    append(text, "maxResponseSize", maxResponseSize);
    append(text, "headers", headers.names().isEmpty() ? null : headers.names());
    return text.append(']').toString();
  }

  private static void append(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append(text.charAt(text.length() - 1) == '[' ? "" : ", ");
      text.append(name).append('=').append(value);
    }
  }

  /** Puts options together. Not thread-safe. */
  public static final class Builder {
    private @Nullable Duration callTimeout;
    private @Nullable Duration requestTimeout;
    private @Nullable RetryPolicy retries;
    private @Nullable Duration readTimeout;
    private @Nullable Credentials credentials;
    private @Nullable ValidationLevel validation;
    private @Nullable Long maxResponseSize;
    private final Headers.Builder headers = Headers.builder();

    private Builder() {}

    /**
     * How long a whole call may take, with all its attempts, the waits between them and everything
     * that credentials need; where the body of the answer is a stream, up to that.
     *
     * @param timeout positive, a year at most
     * @throws IllegalArgumentException when it is not
     */
    public Builder callTimeout(Duration timeout) {
      this.callTimeout = Limits.timeout("callTimeout", timeout);
      return this;
    }

    /**
     * How long one request may take: one attempt of a call, or one request for a token.
     *
     * @param timeout positive, a year at most
     * @throws IllegalArgumentException when it is not
     */
    public Builder requestTimeout(Duration timeout) {
      this.requestTimeout = Limits.timeout("requestTimeout", timeout);
      return this;
    }

    /** Which calls are tried again, how often and when; the budget stays the client's. */
    public Builder retries(RetryPolicy retries) {
      this.retries = retries;
      return this;
    }

    /**
     * How long to wait for the next piece of a streamed body.
     *
     * @param timeout positive, a year at most
     * @throws IllegalArgumentException when it is not
     */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = Limits.timeout("readTimeout", timeout);
      return this;
    }

    /** What proves who is calling. */
    public Builder credentials(Credentials credentials) {
      this.credentials = credentials;
      return this;
    }

    /** How much of the contract a request is held to before it is sent. */
    public Builder validation(ValidationLevel validation) {
      this.validation = validation;
      return this;
    }

    /**
     * The largest body of an answer that is accepted, except for one that is a stream.
     *
     * @param bytes positive, 2 GiB at most
     * @throws IllegalArgumentException when it is not
     */
    public Builder maxResponseSize(long bytes) {
      this.maxResponseSize = Limits.size("maxResponseSize", bytes);
      return this;
    }

    /**
     * Adds a header, which takes the place of what the client itself would send under that name,
     * except for what credentials set. Several values of one name are sent as several lines.
     *
     * @param name of the header
     * @param value visible ASCII, spaces and tabs
     * @throws IllegalArgumentException when name or value cannot be sent
     */
    public Builder header(String name, String value) {
      headers.add(name, Limits.headerValue(name, value));
      return this;
    }

    /** The options as they are now. */
    public CallOptions build() {
      return new CallOptions(this);
    }
  }
}
