package dev.dateline.contract;

/**
 * The version that a caller asks for, as written: a date, {@code latest} or {@code preview}.
 * Whether it is one is judged against the document, so that the error can list the versions there
 * are.
 *
 * @param text as written, trimmed
 */
public record VersionPin(String text) {
  /** The newest date of the document; all of a document that has no dated media types. */
  public static final VersionPin LATEST = new VersionPin("latest");

  /** The preview line: previews where there are any, the newest date elsewhere. */
  public static final VersionPin PREVIEW = new VersionPin("preview");

  public VersionPin {
    text = text.strip();
  }

  /** A pin as written, for example {@code 2024-08-05}. */
  public static VersionPin of(String text) {
    return new VersionPin(text);
  }

  /** Whether this asks for the newest date there is. */
  public boolean isLatest() {
    return text.equals(LATEST.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
