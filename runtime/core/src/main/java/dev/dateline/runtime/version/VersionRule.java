package dev.dateline.runtime.version;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The version rule: the newest version that is not later than the pinned date wins, operation by
 * operation.
 *
 * <p>An operation whose oldest version is later than the pin does not exist at that date. {@code
 * preview} is a line of its own: a date never resolves to it; a pin of {@code preview} takes an
 * operation's preview where it has one and its newest date otherwise.
 */
public final class VersionRule {
  private VersionRule() {}

  /**
   * The version of an operation that a pin gets.
   *
   * @param offered the versions of the operation, in any order
   * @param pin the pinned version
   * @return empty when the operation does not exist at the pin
   */
  public static Optional<ApiVersion> resolve(Collection<ApiVersion> offered, ApiVersion pin) {
    if (pin.isPreview()) {
      return offered.contains(ApiVersion.PREVIEW) ? Optional.of(pin) : newest(offered);
    }
    return offered.stream()
        .filter(version -> !version.isPreview() && version.compareTo(pin) <= 0)
        .max(Comparator.naturalOrder());
  }

  /** The newest dated version; empty when there is none but preview, or none at all. */
  public static Optional<ApiVersion> newest(Collection<ApiVersion> offered) {
    return offered.stream().filter(version -> !version.isPreview()).max(Comparator.naturalOrder());
  }

  /**
   * What is wrong with a pin, over all versions of a document: it is earlier than every one of
   * them, or {@code preview} where there is none. Any other date resolves.
   *
   * @param document the versions of all operations of the document
   * @return a sentence for people, or empty when the pin is fine
   */
  public static Optional<String> problem(Collection<ApiVersion> document, ApiVersion pin) {
    if (pin.isPreview()) {
      return document.contains(ApiVersion.PREVIEW)
          ? Optional.empty()
          : Optional.of("there is no preview version");
    }
    Optional<ApiVersion> oldest =
        document.stream().filter(version -> !version.isPreview()).min(Comparator.naturalOrder());
    if (oldest.isEmpty()) {
      return Optional.of("there is no dated version, so " + pin + " selects nothing");
    }
    return oldest.get().compareTo(pin) <= 0
        ? Optional.empty()
        : Optional.of(pin + " is earlier than the oldest version, " + oldest.get());
  }
}
