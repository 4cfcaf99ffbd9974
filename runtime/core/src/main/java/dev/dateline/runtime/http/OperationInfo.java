package dev.dateline.runtime.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What client and server know of an operation without its types. Immutable.
 *
 * @param operationId the id in the document
 * @param method the HTTP method, in upper case
 * @param pathTemplate the path with its parameters in braces
 * @param envelope how answers are asked for in an envelope
 * @param pretty how answers are asked for pretty-printed
 * @param requestTypes the media types of the request body; empty when it has none
 * @param requiresBody whether a request without a body is wrong although no single part is required
 * @param responseTypes the media types of all responses, those of success first, each once
 * @param contents the media types that bodies of each status have, the preferred one first; by
 *     {@code 200}, {@code 4XX} or {@code default}; nothing for a status without a body
 * @param security alternatives, each the names of the schemes that are needed together; empty when
 *     the operation is open; an alternative without names lets anonymous callers in
 * @param roles the roles of which the caller needs one; empty when the document names none
 * @param deprecated whether the document calls it deprecated
 */
public record OperationInfo(
    String operationId,
    String method,
    String pathTemplate,
    Toggle envelope,
    Toggle pretty,
    List<MediaType> requestTypes,
    boolean requiresBody,
    List<MediaType> responseTypes,
    Map<String, List<MediaType>> contents,
    List<List<String>> security,
    List<String> roles,
    boolean deprecated) {

  /** Copies the lists. */
  public OperationInfo {
    requestTypes = List.copyOf(requestTypes);
    responseTypes = List.copyOf(responseTypes);
    Map<String, List<MediaType>> copied = new LinkedHashMap<>();
    for (Map.Entry<String, List<MediaType>> each : contents.entrySet()) {
      copied.put(each.getKey(), List.copyOf(each.getValue()));
    }
    contents = Collections.unmodifiableMap(copied);
    List<List<String>> alternatives = new ArrayList<>(security.size());
    for (List<String> alternative : security) {
      alternatives.add(List.copyOf(alternative));
    }
    security = List.copyOf(alternatives);
    roles = List.copyOf(roles);
  }

  /** The media types that a body of this status has; empty where it has none. */
  public List<MediaType> contentsOf(int status) {
    List<MediaType> exact = contents.get(Integer.toString(status));
    List<MediaType> range = exact != null ? exact : contents.get(status / 100 + "XX");
    return range != null ? range : contents.getOrDefault("default", List.of());
  }

  /** A builder of an operation that is open, has no body and no answer. */
  public static Builder builder(String operationId, String method, String pathTemplate) {
    return new Builder(operationId, method, pathTemplate);
  }

  /** Builds a description. Not thread safe. */
  public static final class Builder {
    private final String operationId;
    private final String method;
    private final String pathTemplate;
    private Toggle envelope = Toggle.NONE;
    private Toggle pretty = Toggle.NONE;
    private List<MediaType> requestTypes = List.of();
    private boolean requiresBody;
    private final Set<MediaType> responseTypes = new LinkedHashSet<>();
    private final Map<String, List<MediaType>> contents = new LinkedHashMap<>();
    private final List<List<String>> security = new ArrayList<>();
    private List<String> roles = List.of();
    private boolean deprecated;

    private Builder(String operationId, String method, String pathTemplate) {
      this.operationId = operationId;
      this.method = method;
      this.pathTemplate = pathTemplate;
    }

    /** Answers can be asked for in an envelope, and are in none otherwise. */
    public Builder envelope() {
      return envelope(Toggle.OFF);
    }

    /** Sets how answers are asked for in an envelope. */
    public Builder envelope(Toggle toggle) {
      envelope = toggle;
      return this;
    }

    /** Answers can be asked for pretty-printed, and are compact otherwise. */
    public Builder pretty() {
      return pretty(Toggle.OFF);
    }

    /** Sets how answers are asked for pretty-printed. */
    public Builder pretty(Toggle toggle) {
      pretty = toggle;
      return this;
    }

    /** Sets the media types of the request body. */
    public Builder requestTypes(String... types) {
      requestTypes = mediaTypes(types);
      return this;
    }

    /** A request without a body is wrong, whichever of several it has. */
    public Builder requiresBody() {
      requiresBody = true;
      return this;
    }

    /** Adds media types of responses, those of success first. */
    public Builder responseTypes(String... types) {
      responseTypes.addAll(mediaTypes(types));
      return this;
    }

    /**
     * Adds a media type to the bodies of some statuses, the preferred one of a status first and
     * those of success before those of errors.
     *
     * @param type as it travels
     * @param statuses {@code 200}, {@code 4XX} or {@code default}
     */
    public Builder answers(String type, String... statuses) {
      MediaType parsed = MediaType.parse(type);
      responseTypes.add(parsed);
      for (String status : statuses) {
        List<MediaType> types = contents.get(status);
        if (types == null) {
          types = new ArrayList<>(1);
          contents.put(status, types);
        }
        types.add(parsed);
      }
      return this;
    }

    private static List<MediaType> mediaTypes(String... types) {
      return Stream.of(types).map(MediaType::parse).distinct().toList();
    }

    /** Statuses without a body, where a range or the default has one. */
    public Builder empty(String... statuses) {
      for (String status : statuses) {
        contents.put(status, new ArrayList<>(0));
      }
      return this;
    }

    /** Adds an alternative: the schemes that are needed together. */
    public Builder security(String... schemes) {
      security.add(List.of(schemes));
      return this;
    }

    /** Sets the roles of which the caller needs one. */
    public Builder roles(String... names) {
      roles = List.of(names);
      return this;
    }

    /** The document calls the operation deprecated. */
    public Builder deprecated() {
      deprecated = true;
      return this;
    }

    /** The description as it is now. */
    public OperationInfo build() {
      return new OperationInfo(
          operationId,
          method,
          pathTemplate,
          envelope,
          pretty,
          requestTypes,
          requiresBody,
          List.copyOf(responseTypes),
          contents,
          security,
          roles,
          deprecated);
    }
  }
}
