package dev.dateline.server;

import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.version.ApiVersion;
import dev.dateline.runtime.version.VersionRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Matches what a request says about media types with what an operation has (RFC 9110, 12.5.1), by
 * the version rule.
 *
 * <p>A dated media type stands for the one of its family that its date resolves to. {@code
 * application/json} and ranges stand for the newest of each family.
 */
final class Negotiation {
  private static final int SAME = 4;
  private static final int RESOLVED = 3;
  private static final int ALIAS = 2;
  private static final int TYPE_RANGE = 1;
  private static final int EVERYTHING = 0;
  private static final int NO_MATCH = -1;

  private final List<MediaType> requestTypes;
  private final List<MediaType> responseTypes;
  private final boolean isVersioned;

  /**
   * Prepares the negotiation of an operation.
   *
   * @param errorType the type of the error body. It alone makes no answer of a versioned operation
   *     acceptable
   */
  Negotiation(OperationInfo info, MediaType errorType) {
    this.requestTypes = info.requestTypes();
    this.isVersioned = info.responseTypes().stream().anyMatch(Negotiation::isDated);
    this.responseTypes =
        isVersioned
            ? info.responseTypes().stream()
                .filter(type -> !type.essence().equals(errorType.essence()))
                .toList()
            : info.responseTypes();
  }

  /**
   * What comes of {@code Accept}.
   *
   * @param isAcceptable whether the request accepts any answer of the operation
   * @param mediaType the one that it likes best; null when the operation answers without content
   */
  record Answer(boolean isAcceptable, @Nullable MediaType mediaType) {
    private static final Answer NOT_ACCEPTABLE = new Answer(false, null);
  }

  /**
   * Chooses the media type of the answer.
   *
   * @param accept the values of {@code Accept}; one that is malformed counts as absent
   * @param insist whether a version must be named where the operation has any
   */
  Answer answer(List<String> accept, boolean insist) {
    boolean mustName = insist && isVersioned;
    List<MediaType.Accepted> ranges = ranges(accept);
    if (responseTypes.isEmpty()) {
      return new Answer(true, null);
    }
    if (ranges.isEmpty()) {
      return mustName ? Answer.NOT_ACCEPTABLE : new Answer(true, newest().get(0));
    }
    MediaType best = null;
    double bestQuality = 0;
    for (MediaType offered : newestFirst()) {
      double quality = quality(offered, ranges, mustName);
      if (quality > bestQuality) {
        best = offered;
        bestQuality = quality;
      }
    }
    return best == null ? Answer.NOT_ACCEPTABLE : new Answer(true, best);
  }

  private static List<MediaType.Accepted> ranges(List<String> accept) {
    try {
      return MediaType.parseAccept(String.join(",", accept));
    } catch (IllegalArgumentException e) {
      return List.of(); // RFC 9110, 12.5.1: a preference, which may be disregarded.
    }
  }

  /** The quality of an offered type: that of the range which matches it most exactly. */
  private double quality(MediaType offered, List<MediaType.Accepted> ranges, boolean mustName) {
    int exactness = NO_MATCH;
    double quality = 0;
    for (MediaType.Accepted accepted : ranges) {
      int match = match(offered, accepted.range(), mustName);
      // "application/json;q=0" refuses just that, not what it else stands for.
      boolean counts = match != ALIAS || accepted.quality() > 0;
      if (counts && (match > exactness || (match == exactness && accepted.quality() > quality))) {
        exactness = match;
        quality = accepted.quality();
      }
    }
    return exactness == NO_MATCH ? 0 : quality;
  }

  private int match(MediaType offered, MediaType range, boolean mustName) {
    if (range.essence().equals(offered.essence())) {
      return SAME;
    }
    Optional<ApiVersion> pin = range.version();
    if (pin.isPresent()) {
      return resolve(responseTypes, range, pin.get()).filter(offered::equals).isPresent()
          ? RESOLVED
          : NO_MATCH;
    }
    if ((mustName && isDated(offered)) || !newest().contains(offered)) {
      return NO_MATCH;
    }
    if (range.essence().equals(MediaType.JSON.essence())) {
      return offered.isJson() && isDated(offered) ? ALIAS : NO_MATCH;
    }
    if (range.type().equals("*")) {
      return EVERYTHING;
    }
    return range.isRange() && range.type().equals(offered.type()) ? TYPE_RANGE : NO_MATCH;
  }

  /** The newest of each family, in the order of the document. */
  private List<MediaType> newest() {
    Set<MediaType> newest = new LinkedHashSet<>();
    for (MediaType type : responseTypes) {
      newest.add(newest(responseTypes, type));
    }
    return List.copyOf(newest);
  }

  /**
   * All that is offered, what is newest in its family first: it wins where nothing else decides.
   */
  private List<MediaType> newestFirst() {
    Set<MediaType> all = new LinkedHashSet<>(newest());
    all.addAll(responseTypes);
    return List.copyOf(all);
  }

  /** Says what is acceptable, for people. */
  String notAcceptable(boolean insist) {
    String needed = insist && isVersioned ? " It must name a version." : "";
    return "Accept names nothing that this operation answers with: "
        + list(responseTypes)
        + "."
        + needed;
  }

  /**
   * The operation's media type that a request body is of; null when there is none.
   *
   * @param contentType the values of {@code Content-Type}
   */
  @Nullable MediaType content(List<String> contentType) {
    if (contentType.size() != 1) {
      return null;
    }
    MediaType declared;
    try {
      declared = MediaType.parse(contentType.get(0));
    } catch (IllegalArgumentException e) {
      return null;
    }
    MediaType found = content(declared);
    return found != null && found.isJson() && !isUtf8(declared) ? null : found;
  }

  private @Nullable MediaType content(MediaType declared) {
    Optional<ApiVersion> pin = declared.version();
    if (pin.isPresent()) {
      Optional<MediaType> resolved = resolve(requestTypes, declared, pin.get());
      if (resolved.isPresent()) {
        return resolved.get();
      }
    }
    for (MediaType type : requestTypes) {
      if (declared.withoutParameters().matches(type.withoutParameters())) {
        return type;
      }
    }
    if (declared.essence().equals(MediaType.JSON.essence())) {
      for (MediaType type : requestTypes) {
        if (type.isJson() && isDated(type)) {
          return newest(requestTypes, type);
        }
      }
    }
    return null;
  }

  /** JSON is UTF-8 between systems (RFC 8259, 8.1); ASCII is a part of it. */
  private static boolean isUtf8(MediaType declared) {
    String charset =
        declared.parameters().getOrDefault("charset", "utf-8").toLowerCase(Locale.ROOT);
    return charset.equals("utf-8") || charset.equals("utf8") || charset.equals("us-ascii");
  }

  /** Says which media types a body may have, for people. */
  String unsupported() {
    return "Content-Type must be one of: " + list(requestTypes) + ".";
  }

  private static boolean isDated(MediaType type) {
    return type.version().isPresent();
  }

  private static Optional<MediaType> resolve(
      List<MediaType> offered, MediaType asked, ApiVersion pin) {
    List<ApiVersion> versions = versions(offered, asked);
    return VersionRule.resolve(versions, pin)
        .flatMap(
            version ->
                offered.stream()
                    .filter(type -> isOfFamily(type, asked))
                    .filter(type -> type.version().filter(version::equals).isPresent())
                    .findFirst());
  }

  /** The newest of a type's family: the newest date, or else the preview. */
  private static MediaType newest(List<MediaType> offered, MediaType type) {
    return VersionRule.newest(versions(offered, type))
        .flatMap(version -> resolve(offered, type, version))
        .orElse(type);
  }

  private static List<ApiVersion> versions(List<MediaType> offered, MediaType asked) {
    List<ApiVersion> versions = new ArrayList<>();
    for (MediaType type : offered) {
      if (isOfFamily(type, asked)) {
        type.version().ifPresent(versions::add);
      }
    }
    return versions;
  }

  private static boolean isOfFamily(MediaType type, MediaType asked) {
    return type.family().equals(asked.family());
  }

  private static String list(List<MediaType> types) {
    return types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
  }
}
