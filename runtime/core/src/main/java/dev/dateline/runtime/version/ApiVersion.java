package dev.dateline.runtime.version;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of a date-versioned API: a date, or the preview line.
 *
 * <p>Versions sort by date; preview sorts last, though it is no later version of anything.
 *
 * @param date the date, from year 0000 to 9999, or null for the preview line
 */
public record ApiVersion(@Nullable LocalDate date) implements Comparable<ApiVersion> {
  /** The preview line, which a caller opts into. */
  public static final ApiVersion PREVIEW = new ApiVersion(null);

  private static final String PREVIEW_TEXT = "preview";
  private static final String FORM = "yyyy-mm-dd";
  private static final int LAST_YEAR = 9999;

  /** Refuses dates that the wire form cannot hold. */
  public ApiVersion {
    if (date != null && (date.getYear() < 0 || date.getYear() > LAST_YEAR)) {
      throw new IllegalArgumentException("not a year of four digits: " + date);
    }
  }

  /** The version of a date. */
  public static ApiVersion of(LocalDate date) {
    return new ApiVersion(date);
  }

  /**
   * Reads a version as it is written: {@code 2024-08-05} or {@code preview}.
   *
   * @throws IllegalArgumentException with a sentence for people when it is neither
   */
  public static ApiVersion parse(String text) {
    if (text.equals(PREVIEW_TEXT)) {
      return PREVIEW;
    }
    if (!looksLikeDate(text)) {
      throw new IllegalArgumentException(
          "'" + abbreviated(text) + "' is not a version: write a date like 2024-08-05, or preview");
    }
    try {
      return new ApiVersion(dateOf(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a version: there is no such day in the calendar", e);
    }
  }

  /** Whether {@link #parse} would accept the text. */
  public static boolean isVersion(String text) {
    if (text.equals(PREVIEW_TEXT)) {
      return true;
    }
    if (!looksLikeDate(text)) {
      return false;
    }
    try {
      dateOf(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether it is digits and hyphens in the places of a date. */
  private static boolean looksLikeDate(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char c = text.charAt(i);
      if (FORM.charAt(i) == '-' ? c != '-' : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  /** By hand, as each client reads one when it starts, and the JDK's parser takes long to load. */
  private static LocalDate dateOf(String text) {
    return LocalDate.of(
        Integer.parseInt(text, 0, 4, 10),
        Integer.parseInt(text, 5, 7, 10),
        Integer.parseInt(text, 8, 10, 10));
  }

  /** Whether this is the preview line. */
  public boolean isPreview() {
    return date == null;
  }

  @Override
  public int compareTo(ApiVersion other) {
    if (date == null || other.date == null) {
      return Boolean.compare(date == null, other.date == null);
    }
    return date.compareTo(other.date);
  }

  /** The wire form, which {@link #parse} reads. */
  @Override
  public String toString() {
    return date == null ? PREVIEW_TEXT : date.toString();
  }

  private static String abbreviated(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
