package dev.dateline.client.fake;

import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.QueryText;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the answers of an operation are pages of a list, as the document declares it, and what such
 * pages look like. Told by generated code; not thread-safe, and left alone once an operation has
 * it.
 *
 * <p>Properties of a page are named as in JSON; where one lies inside another, the names are joined
 * by a dot.
 */
public final class FakePages {

  private enum Style {
    PAGE,
    OFFSET,
    CURSOR
  }

  private final Style style;
  private final String parameter;
  private final long first;
  private final @Nullable String cursor;

  /** What the parameter says in requests that follow no link is not known. */
  private boolean byLinksAlone;

  private @Nullable String items;
  private @Nullable String size;
  private long usual;
  private long most;
  private @Nullable String total;
  private @Nullable String more;
  private @Nullable String linkList;
  private String rel = "rel";
  private String href = "";
  private String next = "next";
  private @Nullable String linkProperty;
  private @Nullable String linkHeader;

  /**
   * A page.
   *
   * @param body of the answer
   * @param headers of the answer
   */
  record Page(JsonValue body, Headers headers) {}

  private FakePages(Style style, String parameter, long first, @Nullable String cursor) {
    this.style = style;
    this.parameter = parameter;
    this.first = first;
    this.cursor = cursor;
  }

  /** Pages have numbers, in a parameter of the query. */
  public static FakePages pages(String parameter, long first) {
    return new FakePages(Style.PAGE, parameter, first, null);
  }

  /** Items have numbers; a parameter of the query has that of the one that a page begins with. */
  public static FakePages offsets(String parameter, long first) {
    return new FakePages(Style.OFFSET, parameter, first, null);
  }

  /** A property of each page says what a parameter of the query asks for the next one with. */
  public static FakePages cursors(String parameter, String cursor) {
    return new FakePages(Style.CURSOR, parameter, 0, cursor);
  }

  /**
   * Nothing but links leads to further pages.
   *
   * @param parameter of the query that the links of the fake carry the number of a page in; empty
   *     where there is none, and then all items are on one page
   */
  public static FakePages linked(String parameter) {
    FakePages pages = new FakePages(Style.PAGE, parameter, 1, null);
    pages.byLinksAlone = true;
    return pages;
  }

  /** The property with the items of a page; without it the page is the array. */
  public FakePages itemsIn(String property) {
    items = property;
    return this;
  }

  /** How large pages are: what is usual and what is the most, or 0 where that is not known. */
  public FakePages size(String query, long usualSize, long mostSize) {
    size = query;
    usual = usualSize;
    most = mostSize;
    return this;
  }

  /** The property with the number of all items. */
  public FakePages total(String property) {
    total = property;
    return this;
  }

  /** The property that is false on the last page. */
  public FakePages more(String property) {
    more = property;
    return this;
  }

  /** The property with an array of links, and what is where in them. */
  public FakePages linksIn(String list, String relation, String address, String nextRelation) {
    linkList = list;
    rel = relation;
    href = address;
    next = nextRelation;
    return this;
  }

  /** The property with the address of the next page. */
  public FakePages linkIn(String property) {
    linkProperty = property;
    return this;
  }

  /** The header with links. */
  public FakePages linksInHeader(String header, String nextRelation) {
    linkHeader = header;
    next = nextRelation;
    return this;
  }

  // ---- pages

  /**
   * An example as the one page that there is: it leads to no other, and whoever asks for a later
   * one gets a page without items.
   */
  Page only(URI request, JsonValue example, Headers headers) {
    JsonArray all = items(example);
    long at = number(request, parameter, first);
    boolean later = style != Style.CURSOR && !byLinksAlone && at > first;
    JsonArray here = later ? new JsonArray(List.of()) : all;
    return page(example, headers, here, all.items().size(), null, null);
  }

  /**
   * The page that is asked for.
   *
   * @param request that asks
   * @param example of a page, for all that is not its items
   * @param all items of all pages
   * @param usualSize how many items a page has where the request does not say; 0 for what the
   *     document says
   */
  Page of(URI request, JsonValue example, Headers headers, List<JsonValue> all, int usualSize) {
    long full = size == null ? 0 : number(request, size, 0);
    full = full > 0 ? full : usualSize > 0 ? usualSize : usual;
    full = full > 0 && most > 0 ? Math.min(full, most) : full;
    full = full <= 0 || parameter.isEmpty() ? Math.max(all.size(), 1) : full;
    long asked = Math.max(number(request, parameter, first) - first, 0);
    long start = style == Style.PAGE ? (asked > all.size() ? all.size() : asked * full) : asked;
    int from = (int) Math.min(start, all.size());
    int to = (int) Math.min(from + full, all.size());
    String following =
        to >= all.size() ? null : Long.toString(first + (style == Style.PAGE ? asked + 1 : to));
    return page(
        example,
        headers,
        new JsonArray(all.subList(from, to)),
        all.size(),
        following,
        following == null ? null : address(request, following));
  }

  /**
   * A page.
   *
   * @param count of all items
   * @param following what asks for the next page; null on the last one
   * @param address of the next page; null on the last one
   */
  private Page page(
      JsonValue example,
      Headers headers,
      JsonArray here,
      int count,
      @Nullable String following,
      @Nullable String address) {
    Headers.Builder all = headers.toBuilder();
    if (linkHeader != null) {
      all.remove(linkHeader);
      if (address != null) {
        all.add(linkHeader, "<" + address + ">; rel=\"" + next + "\"");
      }
    }
    if (items == null || !(example instanceof JsonObject object)) {
      return new Page(here, all.build());
    }
    JsonObject page = with(object, items, here);
    if (total != null) {
      page = with(page, total, JsonValue.of(count));
    }
    if (more != null) {
      page = with(page, more, JsonValue.of(following != null));
    }
    if (cursor != null) {
      page = with(page, cursor, word(at(page, cursor), following));
    }
    if (linkProperty != null) {
      page = with(page, linkProperty, word(at(page, linkProperty), address));
    }
    if (linkList != null) {
      page = with(page, linkList, links(at(page, linkList), address));
    }
    return new Page(page, all.build());
  }

  /** What leads on, of the type that the example has; where nothing does, nothing or no text. */
  private static @Nullable JsonValue word(@Nullable JsonValue example, @Nullable String text) {
    if (example instanceof JsonNumber) {
      return text == null ? null : JsonValue.parse(text);
    }
    return text != null
        ? JsonValue.of(text)
        : example instanceof JsonString ? JsonValue.of("") : null;
  }

  /** The links of the example, with the one to the next page that there is now. */
  private JsonArray links(@Nullable JsonValue example, @Nullable String address) {
    List<JsonValue> links = new ArrayList<>();
    if (example instanceof JsonArray array) {
      for (JsonValue each : array.items()) {
        if (!(each instanceof JsonObject link) || !JsonValue.of(next).equals(at(link, rel))) {
          links.add(each);
        }
      }
    }
    if (address != null) {
      JsonObject link = with(new JsonObject(Map.of()), href, JsonValue.of(address));
      links.add(with(link, rel, JsonValue.of(next)));
    }
    return new JsonArray(links);
  }

  private JsonArray items(JsonValue example) {
    JsonValue found = items == null ? example : at(example, items);
    return found instanceof JsonArray array ? array : new JsonArray(List.of());
  }

  // ---- what is asked

  /** What the last parameter of a name says; something else where that is no number. */
  private static long number(URI request, String name, long otherwise) {
    List<String> values = QueryText.of(request.getRawQuery()).rawValues(name);
    try {
      return values.isEmpty() ? otherwise : Integer.parseInt(values.get(values.size() - 1));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The address of a request, with another value for the parameter that moves on. */
  private String address(URI request, String following) {
    StringBuilder address = new StringBuilder(request.toString().replaceFirst("\\?.*", ""));
    char separator = '?';
    String raw = request.getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      if (!decoded(pair.replaceFirst("=.*", "")).equals(parameter)) {
        address.append(separator).append(pair);
        separator = '&';
      }
    }
    String name = URLEncoder.encode(parameter, StandardCharsets.UTF_8);
    return address.append(separator).append(name).append('=').append(following).toString();
  }

  // ---- parts of a page

  private static @Nullable JsonValue at(JsonValue part, String path) {
    JsonValue value = part;
    for (String name : path.split("\\.", -1)) {
      JsonValue inner = value instanceof JsonObject object ? object.members().get(name) : null;
      if (inner == null) {
        return null;
      }
      value = inner;
    }
    return value;
  }

  /** An object with another value at a path; without one for null. */
  private static JsonObject with(JsonObject object, String path, @Nullable JsonValue value) {
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    int dot = path.indexOf('.');
    if (dot >= 0) {
      String name = path.substring(0, dot);
      JsonObject inner =
          members.get(name) instanceof JsonObject there ? there : new JsonObject(Map.of());
      if (value != null || members.containsKey(name)) {
        members.put(name, with(inner, path.substring(dot + 1), value));
      }
    } else if (value == null) {
      members.remove(path);
    } else {
      members.put(path, value);
    }
    return new JsonObject(members);
  }
}
