/**
 * A fake of an API for the tests of its callers: the real client over a transport that answers from
 * the examples of the document. Generated fakes are made of this; no client loads any of it.
 *
 * <p>May depend on the client runtime and the core runtime; nothing else of either depends on it.
 */
@NullMarked
package dev.dateline.client.fake;

import org.jspecify.annotations.NullMarked;
