package dev.dateline.client.paging;

import dev.dateline.client.ClientOperation;
import dev.dateline.client.errors.PagingException;
import dev.dateline.client.transport.Origin;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.WireText;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonValue;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through the pages of one list once. Not thread-safe. */
final class PageIterator<Q extends OperationRequest, R, P> implements Iterator<P> {

  private final Function<PageOperation<Q, R, P>, P> call;
  private final URI server;
  private final ClientOperation<Q, R, P> operation;
  private final Paging paging;
  private final Function<? super P, ? extends List<?>> items;

  /** What was asked for already, so that a circle is noticed. */
  private final Set<Map<String, List<String>>> asked = new HashSet<>();

  /** What the next page is asked for with, in place of the request's own; null after the last. */
  private @Nullable Map<String, List<String>> next = Map.of();

  /** The page before, and the call that gave it. */
  private @Nullable P last;

  private @Nullable PageOperation<Q, R, P> step;

  /** Whether {@link #next} is still that of the page before. */
  private boolean stale;

  private int pages;

  /** How many items come before the page that is fetched next, from the first page on. */
  private long before = -1;

  PageIterator(
      Function<PageOperation<Q, R, P>, P> call,
      URI server,
      ClientOperation<Q, R, P> operation,
      Paging paging,
      Function<? super P, ? extends List<?>> items) {
    this.call = call;
    this.server = server;
    this.operation = operation;
    this.paging = paging;
    this.items = items;
  }

  /** Throws here, once a page has been used, where the next one cannot be found. */
  @Override
  public boolean hasNext() {
    P page = last;
    PageOperation<Q, R, P> before = step;
    if (stale && page != null && before != null) {
      next = after(page, items.apply(page).size(), before);
      stale = false;
    }
    return next != null;
  }

  @Override
  public P next() {
    Map<String, List<String>> overrides = hasNext() ? next : null;
    if (overrides == null) {
      throw new NoSuchElementException("There are no more pages.");
    }
    PageOperation<Q, R, P> now = new PageOperation<>(operation, overrides);
    P page = call.apply(now);
    if (page.equals(last) && !items.apply(page).isEmpty()) {
      throw circle("the server gave the same page twice");
    }
    pages++;
    last = page;
    step = now;
    stale = true;
    return page;
  }

  private PagingException circle(String reason) {
    return new PagingException(operation.info().operationId(), pages, reason);
  }

  /** What to ask for after a page; null where there is nothing more. */
  private @Nullable Map<String, List<String>> after(
      P page, int count, PageOperation<Q, R, P> step) {
    if (paging.more() != null && isFalse(at(page, paging.more()))) {
      return null;
    }
    Paging.Links links = paging.links();
    if (links != null && hasLinks(page, links, step)) {
      String address = address(page, links, step);
      return address == null || address.isEmpty() ? null : following(address, step);
    }
    return switch (paging.style()) {
      case LINK -> null;
      case CURSOR -> {
        String cursor = text(at(page, String.valueOf(paging.cursor())));
        yield cursor == null || cursor.isEmpty()
            ? null
            : unasked(
                Map.of(paging.parameter(), List.of(cursor)), "the server gave a cursor twice");
      }
      case PAGE, OFFSET -> counted(page, count, step);
    };
  }

  private @Nullable Map<String, List<String>> counted(
      P page, int count, PageOperation<Q, R, P> step) {
    if (count == 0) {
      return null;
    }
    long at = number(step.sent(paging.parameter()), paging.first());
    long full = 0;
    String size = paging.size();
    if (size != null) {
      full = number(step.sent(size), paging.usualSize());
      full = paging.mostSize() > 0 && full > 0 ? Math.min(full, paging.mostSize()) : full;
    }
    boolean numbered = paging.style() == Paging.Style.PAGE;
    if (before < 0) {
      before = (at - paging.first()) * (numbered ? (full > 0 ? full : count) : 1);
    }
    before += count;
    String total = paging.total();
    Object all = total == null ? null : at(page, total);
    if (all instanceof Number || all instanceof JsonValue.JsonNumber) {
      if (before >= number(WireText.of(all), Long.MAX_VALUE)) {
        return null;
      }
    } else if (count < full) {
      return null;
    }
    return Map.of(paging.parameter(), List.of(Long.toString(at + (numbered ? 1 : count))));
  }

  private static long number(@Nullable String text, long otherwise) {
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  // ---- links

  /** Whether a page can say that there is no next one by having no link to it. */
  private boolean hasLinks(P page, Paging.Links links, PageOperation<Q, R, P> step) {
    if (links.header() != null) {
      return paging.style() == Paging.Style.LINK || !step.headers(links.header()).isEmpty();
    }
    // An array that is left out says nothing, unless nothing else says more.
    return links.list() == null || at(page, links.list()) != null;
  }

  private @Nullable String address(P page, Paging.Links links, PageOperation<Q, R, P> step) {
    if (links.header() != null) {
      return LinkHeader.target(step.headers(links.header()), links.next());
    }
    if (links.list() == null) {
      return text(at(page, links.href()));
    }
    if (at(page, links.list()) instanceof Collection<?> list) {
      for (Object link : list) {
        if (links.next().equals(text(at(link, links.rel())))) {
          return text(at(link, links.href()));
        }
      }
    }
    return null;
  }

  /** The query of an address, as far as the operation has parameters for it. */
  private Map<String, List<String>> following(String address, PageOperation<Q, R, P> step) {
    URI target;
    try {
      target = server.resolve(address);
    } catch (IllegalArgumentException e) {
      throw circle("the address of the next page is no URI");
    }
    if (target.getRawUserInfo() != null || !Origin.of(target).equals(Origin.of(server))) {
      // Without the address: it is not the caller's, and may be long.
      throw circle("the next page would be on another server, which is not followed");
    }
    Map<String, List<String>> query = Query.of(target);
    query.keySet().retainAll(step.parameters());
    return unasked(
        Map.copyOf(query),
        query.isEmpty()
            ? "the address of the next page has no parameter that the operation has"
            : "the server gave the address of a page twice");
  }

  private Map<String, List<String>> unasked(Map<String, List<String>> following, String reason) {
    if (following.isEmpty() || !asked.add(following)) {
      throw circle(reason);
    }
    return following;
  }

  // ---- parts of a page

  private static boolean isFalse(@Nullable Object value) {
    return value instanceof Boolean known
        ? !known
        : value instanceof JsonValue.JsonBoolean json && !json.value();
  }

  private static @Nullable String text(@Nullable Object value) {
    try {
      return value == null ? null : WireText.of(value);
    } catch (IllegalArgumentException e) {
      return null; // no scalar
    }
  }

  /** What is at a path of names that are joined by dots; null where nothing is. */
  private static @Nullable Object at(@Nullable Object part, String path) {
    Object value = part;
    for (String name : path.split("\\.", -1)) {
      if (value instanceof JsonModel model) {
        value = model.property(name);
      } else if (value instanceof JsonValue.JsonObject object) {
        value = object.members().get(name);
      } else if (value instanceof Map<?, ?> map) {
        value = map.get(name);
      } else {
        return null;
      }
    }
    return value instanceof JsonValue.JsonNull
        ? null
        : value instanceof JsonValue.JsonArray array ? array.items() : value;
  }
}
