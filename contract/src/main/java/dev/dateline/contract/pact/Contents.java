package dev.dateline.contract.pact;

import dev.dateline.contract.model.Operation;
import dev.dateline.contract.tree.At;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.version.ApiVersion;
import dev.dateline.runtime.version.VersionRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The media types of a body in the document.
 *
 * @param all the parts of {@code content} by media type, in document order
 */
record Contents(Map<MediaType, At> all) {

  /** Those of a request body or a response, which must not be a reference. */
  static Contents of(At holder) {
    Map<MediaType, At> all = new LinkedHashMap<>();
    holder
        .entries("content")
        .forEach(
            (text, at) -> {
              try {
                all.put(parsed(text), at);
              } catch (IllegalArgumentException e) {
                return; // told where the document is read
              }
            });
    return new Contents(all);
  }

  /**
   * Reads a media type; parameters that are none ({@code application/json; utf-8}) are passed over,
   * as most readers do.
   *
   * @throws IllegalArgumentException where type and subtype are none either
   */
  static MediaType parsed(String text) {
    try {
      return MediaType.parse(text);
    } catch (IllegalArgumentException e) {
      int parameters = text.indexOf(';');
      if (parameters < 0) {
        throw e;
      }
      return MediaType.parse(text.substring(0, parameters).strip());
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** The part for a media type; the most exact one where several fit. */
  @Nullable At of(MediaType actual) {
    At loose = null;
    At range = null;
    At any = null;
    for (Map.Entry<MediaType, At> each : all.entrySet()) {
      MediaType documented = each.getKey();
      if (documented.isRange()) {
        if (actual.matches(documented.withoutParameters())) {
          boolean everything = documented.type().equals("*");
          any = everything && any == null ? each.getValue() : any;
          range = !everything && range == null ? each.getValue() : range;
        }
      } else if (documented.essence().equals(actual.essence())) {
        if (actual.matches(documented)) {
          return each.getValue();
        }
        loose = loose == null ? each.getValue() : loose;
      }
    }
    return loose != null ? loose : range != null ? range : any;
  }

  /** The first part that is JSON, or null. */
  @Nullable At json() {
    for (Map.Entry<MediaType, At> each : all.entrySet()) {
      if (each.getKey().isJson()) {
        return each.getValue();
      }
    }
    return of(MediaType.JSON);
  }

  /** The media type of a part. */
  MediaType typeOf(At part) {
    return all.entrySet().stream()
        .filter(each -> each.getValue().equals(part))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(MediaType.ANY);
  }

  /** Whether some media type carries a date. */
  boolean isDated() {
    return all.keySet().stream().anyMatch(each -> each.version().isPresent());
  }

  /** The media types for people. */
  String shown() {
    return all.isEmpty()
        ? "none"
        : String.join(", ", all.keySet().stream().map(MediaType::toString).toList());
  }

  /**
   * A media type at the version that the rule makes of its date: the newest that the operation has
   * and that is not later. Itself where it carries no date, or the operation has none.
   */
  static MediaType resolved(MediaType actual, Operation operation) {
    ApiVersion own = operation.version();
    if (own == null) {
      return actual;
    }
    Optional<ApiVersion> asked =
        actual.version().flatMap(version -> VersionRule.resolve(operation.versions(), version));
    return asked.filter(own::equals).isPresent() ? actual.withVersion(own) : actual;
  }

  /** What is wrong with the date of a media type, a sentence; null where nothing is. */
  static @Nullable String versionComplaint(MediaType actual, Operation operation) {
    ApiVersion own = operation.version();
    Optional<ApiVersion> asked = actual.version();
    if (own == null || asked.isEmpty()) {
      return null;
    }
    Optional<ApiVersion> resolved = VersionRule.resolve(operation.versions(), asked.get());
    if (resolved.isEmpty()) {
      return "At "
          + asked.get()
          + " there is no "
          + operation.id()
          + " yet: its versions are "
          + String.join(", ", operation.versions().stream().map(ApiVersion::toString).toList())
          + ".";
    }
    return resolved.get().equals(own)
        ? null
        : "The pact was recorded against "
            + asked.get()
            + ", which gets version "
            + resolved.get()
            + " of "
            + operation.id()
            + "; the document is judged by version "
            + own
            + ". Set apiVersion to "
            + asked.get()
            + " to judge by the version that the consumer uses.";
  }
}
