package dev.dateline.client.paging;

import org.jspecify.annotations.Nullable;

/**
 * How the pages of a list follow each other. Immutable; the methods that say more return a new one.
 *
 * <p>Properties of a page are named as in JSON; where one lies inside another, the names are joined
 * by a dot: {@code paging.next}.
 */
public final class Paging {

  /** What moves on. */
  enum Style {
    /** A parameter with the number of the page. */
    PAGE,
    /** A parameter with the number of items to skip. */
    OFFSET,
    /** A parameter with what the page before said. */
    CURSOR,
    /** The query of an address that the page before gave. */
    LINK
  }

  /**
   * Where a page has links.
   *
   * @param list property with an array of links; null where {@code href} is a path from the page,
   *     or a header has them
   * @param rel property of a link that says what it leads to
   * @param href property with the address
   * @param next what {@code rel} is for the next page
   * @param header the header that has the links (RFC 8288), or null
   */
  record Links(
      @Nullable String list, String rel, String href, String next, @Nullable String header) {}

  private final Style style;
  private final String parameter;
  private final long first;
  private final @Nullable String cursor;
  private final @Nullable String size;
  private final long usualSize;
  private final long mostSize;
  private final @Nullable String total;
  private final @Nullable String more;
  private final @Nullable Links links;

  private Paging(
      Style style,
      String parameter,
      long first,
      @Nullable String cursor,
      @Nullable String size,
      long usualSize,
      long mostSize,
      @Nullable String total,
      @Nullable String more,
      @Nullable Links links) {
    this.style = style;
    this.parameter = parameter;
    this.first = first;
    this.cursor = cursor;
    this.size = size;
    this.usualSize = usualSize;
    this.mostSize = mostSize;
    this.total = total;
    this.more = more;
    this.links = links;
  }

  private static Paging of(Style style, String parameter, long first, @Nullable String cursor) {
    return new Paging(style, parameter, first, cursor, null, 0, 0, null, null, null);
  }

  /**
   * Pages have numbers.
   *
   * @param parameter of the query, with the number
   * @param first the number of the first page
   */
  public static Paging pages(String parameter, long first) {
    return of(Style.PAGE, parameter, first, null);
  }

  /**
   * Items have numbers.
   *
   * @param parameter of the query, with the number of the item that a page begins with
   * @param first the number of the first item
   */
  public static Paging offsets(String parameter, long first) {
    return of(Style.OFFSET, parameter, first, null);
  }

  /**
   * Each page says what to ask for the next one with.
   *
   * @param parameter of the query that takes it
   * @param cursor property of a page that gives it; null, absent or empty on the last one
   */
  public static Paging cursors(String parameter, String cursor) {
    return of(Style.CURSOR, parameter, 0, cursor);
  }

  /** Each page has the address of the next one, and nothing else leads there. */
  public static Paging linked() {
    return of(Style.LINK, "", 0, null);
  }

  /**
   * How large pages are: one with fewer items is the last.
   *
   * @param parameter of the query, with the number of items
   * @param usual what the server takes without the parameter, or 0 where that is not known
   * @param most what the server gives at most, or 0 where that is not known
   */
  public Paging size(String parameter, long usual, long most) {
    return new Paging(
        style, this.parameter, first, cursor, parameter, usual, most, total, more, links);
  }

  /**
   * Pages say how many items there are.
   *
   * @param property of a page with the number, exact where it is there
   */
  public Paging total(String property) {
    return new Paging(
        style, parameter, first, cursor, size, usualSize, mostSize, property, more, links);
  }

  /**
   * Pages say whether there are more.
   *
   * @param property of a page, false on the last one
   */
  public Paging more(String property) {
    return new Paging(
        style, parameter, first, cursor, size, usualSize, mostSize, total, property, links);
  }

  /**
   * Pages have an array of links.
   *
   * @param list property of a page with the array
   * @param rel property of a link that says what it leads to
   * @param href property of a link with the address
   * @param next what {@code rel} is for the next page
   */
  public Paging linksIn(String list, String rel, String href, String next) {
    return with(new Links(list, rel, href, next, null));
  }

  /**
   * Pages have the address of the next one.
   *
   * @param property of a page with the address; null, absent or empty on the last one
   */
  public Paging linkIn(String property) {
    return with(new Links(null, "", property, "", null));
  }

  /**
   * Answers have links in a header (RFC 8288).
   *
   * @param header its name
   * @param next the relation of the next page
   */
  public Paging linksInHeader(String header, String next) {
    return with(new Links(null, "", "", next, header));
  }

  private Paging with(Links found) {
    return new Paging(
        style, parameter, first, cursor, size, usualSize, mostSize, total, more, found);
  }

  Style style() {
    return style;
  }

  String parameter() {
    return parameter;
  }

  long first() {
    return first;
  }

  @Nullable String cursor() {
    return cursor;
  }

  @Nullable String size() {
    return size;
  }

  long usualSize() {
    return usualSize;
  }

  long mostSize() {
    return mostSize;
  }

  @Nullable String total() {
    return total;
  }

  @Nullable String more() {
    return more;
  }

  @Nullable Links links() {
    return links;
  }
}
