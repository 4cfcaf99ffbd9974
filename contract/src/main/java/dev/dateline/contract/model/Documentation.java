package dev.dateline.contract.model;

import org.jspecify.annotations.Nullable;

/**
 * Prose of the document, as written there (CommonMark), trimmed.
 *
 * @param summary one line, or null
 * @param description any length, or null
 * @param deprecated whether the document marks it deprecated
 * @param link external documentation, or null
 */
public record Documentation(
    @Nullable String summary,
    @Nullable String description,
    boolean deprecated,
    @Nullable ExternalLink link) {

  /** No prose at all. */
  public static final Documentation NONE = new Documentation(null, null, false, null);

  /**
   * A link out of the document ({@code externalDocs}).
   *
   * @param url where it leads
   * @param description what is there, or null
   */
  public record ExternalLink(String url, @Nullable String description) {}
}
