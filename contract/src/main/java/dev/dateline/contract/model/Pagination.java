package dev.dateline.contract.model;

import org.jspecify.annotations.Nullable;

/**
 * How the answers of an operation are the pages of one list. Properties of a page are wire names,
 * joined by dots where one lies inside another.
 *
 * @param style what moves on
 * @param parameter wire name of the query parameter that moves on; null where links alone do
 * @param first number of the first page or item
 * @param size the query parameter with the size of a page, or null
 * @param page type of a page: the body of a success
 * @param items the property of {@code page} with the items; null where the page is the list
 * @param list type of the items
 * @param cursor property that {@code parameter} takes for the next page; null but for cursors
 * @param total property with the number of all items, or null
 * @param more property that is false on the last page, or null
 * @param links where a page has a link to the next one, or null
 */
public record Pagination(
    Style style,
    @Nullable String parameter,
    long first,
    @Nullable Size size,
    TypeRef page,
    @Nullable Property items,
    TypeRef.ListOf list,
    @Nullable String cursor,
    @Nullable String total,
    @Nullable String more,
    @Nullable Links links) {

  /** What moves on. */
  public enum Style {
    /** A parameter with the number of the page. */
    PAGE,
    /** A parameter with the number of the item that a page begins with. */
    OFFSET,
    /** A parameter with what the page before gave. */
    CURSOR,
    /** A link of the page before. */
    LINK
  }

  /**
   * How large a page is.
   *
   * @param parameter wire name of the query parameter
   * @param usual what is taken without it, or null where the document does not say
   * @param most the greatest value, or null
   */
  public record Size(String parameter, @Nullable Long usual, @Nullable Long most) {}

  /** Where the link to the next page is. */
  public sealed interface Links {}

  /**
   * In an array of links.
   *
   * @param list property with the array
   * @param rel property of a link with its relation
   * @param href property of a link with its address
   * @param next relation of the next page
   */
  public record ListedLinks(String list, String rel, String href, String next) implements Links {}

  /**
   * A property that is the address.
   *
   * @param property with the address
   */
  public record LinkProperty(String property) implements Links {}

  /**
   * In a header (RFC 8288).
   *
   * @param header name of it
   * @param next relation of the next page
   */
  public record HeaderLinks(String header, String next) implements Links {}
}
