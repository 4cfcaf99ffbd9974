/**
 * Pacts and what a document says of them: whether what a consumer sends and expects is a part of
 * what the document allows.
 *
 * <p>Knows the Pact specification, versions 1 to 4, as a format of files; needs no library of it.
 * May depend on the contract model, on the tree, on {@code dev.dateline.contract.schema} and on the
 * core runtime; no other stage depends on it.
 */
@NullMarked
package dev.dateline.contract.pact;

import org.jspecify.annotations.NullMarked;
