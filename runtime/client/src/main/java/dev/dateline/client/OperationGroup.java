package dev.dateline.client;

import java.util.function.Consumer;

/**
 * What the operations of one tag have in common, whatever they are: a generated interface of them
 * extends this.
 *
 * @param <A> that interface
 * @param <S> its asynchronous side
 */
public interface OperationGroup<A, S> {

  /**
   * The same operations with other settings. Options of options add up; the later ones count.
   *
   * @param options what is to be otherwise
   * @return a view of the same client
   */
  A with(CallOptions options);

  /**
   * The same operations with other settings, told in place.
   *
   * @param options sets what is to be otherwise
   * @return a view of the same client
   */
  default A with(Consumer<CallOptions.Builder> options) {
    return with(CallOptions.of(options));
  }

  /** The same operations with the same settings, none of which waits for its answer. */
  S async();
}
