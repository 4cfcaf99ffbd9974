package dev.dateline.client.paging;

import dev.dateline.client.ApiCaller;
import dev.dateline.client.ClientOperation;
import dev.dateline.client.errors.ClientException;
import dev.dateline.client.errors.PagingException;
import dev.dateline.runtime.http.OperationRequest;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that comes in pages. Nothing is called until someone asks for the first item or page, and
 * no page is fetched before someone wants something of it; going through it again calls again.
 *
 * <p>It begins where its request says, and each page is one call like any other: with the client's
 * settings, and throwing what calls throw ({@link ClientException}). A call that failed is repeated
 * by asking again for the item or page. A server that would let a caller go round in circles is met
 * with {@link PagingException}.
 *
 * <p>Immutable and safe for use by many threads; its iterators and streams are for one at a time.
 *
 * @param <P> a page: the body of an answer
 * @param <T> an item
 */
public final class Pages<P, T extends @Nullable Object> implements Iterable<T> {

  private final Supplier<Iterator<P>> start;
  private final Function<? super P, ? extends List<? extends T>> items;

  private Pages(
      Supplier<Iterator<P>> start, Function<? super P, ? extends List<? extends T>> items) {
    this.start = start;
    this.items = items;
  }

  /**
   * The pages of an operation; for generated code.
   *
   * @param <Q> the request
   * @param <P> a page
   * @param <T> an item
   * @param caller to call with
   * @param operation that lists
   * @param request for the page to begin with
   * @param paging how pages follow each other
   * @param items of a page
   */
  public static <Q extends OperationRequest, P, T extends @Nullable Object> Pages<P, T> of(
      ApiCaller caller,
      ClientOperation<Q, ?, P> operation,
      Q request,
      Paging paging,
      Function<? super P, ? extends List<? extends T>> items) {
    return new Pages<>(
        () ->
            new PageIterator<>(
                step -> caller.call(step, request),
                caller.baseUri(),
                operation,
                paging,
                page -> items.apply(page)),
        items);
  }

  /** The pages, whole. */
  public Iterable<P> pages() {
    return start::get;
  }

  /** Goes through the items. */
  @Override
  public Iterator<T> iterator() {
    return new Items<>(start.get(), items);
  }

  /** The items, not sized. */
  @Override
  public Spliterator<T> spliterator() {
    return Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED);
  }

  /** The items, sequential and fetched as they are needed; once it is closed, no more calls. */
  public Stream<T> stream() {
    Items<P, T> iterator = new Items<>(start.get(), items);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false)
        .onClose(iterator::close);
  }

  private static final class Items<P, T extends @Nullable Object> implements Iterator<T> {
    private final Iterator<P> pages;
    private final Function<? super P, ? extends List<? extends T>> items;
    private Iterator<? extends T> left = List.<T>of().iterator();
    private volatile boolean closed;

    Items(Iterator<P> pages, Function<? super P, ? extends List<? extends T>> items) {
      this.pages = pages;
      this.items = items;
    }

    void close() {
      closed = true;
    }

    @Override
    public boolean hasNext() {
      while (!left.hasNext()) {
        if (closed || !pages.hasNext()) {
          return false;
        }
        left = items.apply(pages.next()).iterator();
      }
      return true;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("There are no more items.");
      }
      return left.next();
    }
  }
}
