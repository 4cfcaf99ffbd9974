package dev.dateline.runtime.http;

import dev.dateline.runtime.version.ApiVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all operations of an API share. Immutable.
 *
 * @param name the name of the generated code: {@code Payments}
 * @param title the title of the document
 * @param version the version that the code was generated for; null when the API has none
 * @param servers that the document lists, the usual one first
 * @param errors the form of the error body
 * @param errorType the media type of the error body
 * @param envelope how answers are wrapped on demand; null when they are not
 * @param prettyParameter the query parameter that asks for pretty-printed answers; null when there
 *     is none
 * @param requestIdHeader the header of an answer that names the exchange for the server's own logs
 * @param securitySchemes the ways to authenticate, by name, in the order of the document
 */
public record ApiProtocol(
    String name,
    String title,
    @Nullable ApiVersion version,
    List<ApiServer> servers,
    ErrorShape errors,
    MediaType errorType,
    @Nullable Envelope envelope,
    @Nullable String prettyParameter,
    String requestIdHeader,
    Map<String, SecurityScheme> securitySchemes) {

  /** The header that most servers name an exchange in. */
  public static final String USUAL_REQUEST_ID_HEADER = "X-Request-Id";

  /** Copies the collections. */
  public ApiProtocol {
    servers = List.copyOf(servers);
    securitySchemes = Collections.unmodifiableMap(new LinkedHashMap<>(securitySchemes));
  }

  /** A builder of a protocol with problem details for errors, and nothing else. */
  public static Builder builder(String name, String title) {
    return new Builder(name, title);
  }

  /** Builds a protocol. Not thread safe. */
  public static final class Builder {
    private final String name;
    private final String title;
    private @Nullable ApiVersion version;
    private final List<ApiServer> servers = new ArrayList<>();
    private ErrorShape errors = ErrorShape.PROBLEM;
    private @Nullable MediaType errorType;
    private @Nullable Envelope envelope;
    private @Nullable String prettyParameter;
    private String requestIdHeader = USUAL_REQUEST_ID_HEADER;
    private final Map<String, SecurityScheme> securitySchemes = new LinkedHashMap<>();

    private Builder(String name, String title) {
      this.name = name;
      this.title = title;
    }

    /** Sets the version that the code was generated for: a date or {@code preview}. */
    public Builder version(String text) {
      version = ApiVersion.parse(text);
      return this;
    }

    /** Adds a server without variables. */
    public Builder server(String uri) {
      return server(ApiServer.of(uri));
    }

    /** Adds a server. */
    public Builder server(ApiServer server) {
      servers.add(server);
      return this;
    }

    /** Sets the form of the error body. */
    public Builder errors(ErrorShape shape) {
      errors = shape;
      return this;
    }

    /** Sets the media type of the error body, when it is not that of its form. */
    public Builder errorType(String mediaType) {
      errorType = MediaType.parse(mediaType);
      return this;
    }

    /** Sets how answers are wrapped on demand. */
    public Builder envelope(@Nullable Envelope form) {
      envelope = form;
      return this;
    }

    /** Sets the query parameter that asks for pretty-printed answers. */
    public Builder prettyParameter(@Nullable String parameter) {
      prettyParameter = parameter;
      return this;
    }

    /** Sets the header of an answer that names the exchange for the server's own logs. */
    public Builder requestIdHeader(String name) {
      requestIdHeader = name;
      return this;
    }

    /** Adds a way to authenticate. */
    public Builder securityScheme(SecurityScheme scheme) {
      securitySchemes.put(scheme.name(), scheme);
      return this;
    }

    /** The protocol as it is now. */
    public ApiProtocol build() {
      return new ApiProtocol(
          name,
          title,
          version,
          servers,
          errors,
          errorType != null ? errorType : errors.mediaType(),
          envelope,
          prettyParameter,
          requestIdHeader,
          securitySchemes);
    }
  }
}
