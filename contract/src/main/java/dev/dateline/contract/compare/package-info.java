/**
 * What differs between two contracts, operation by operation and by content: types are compared by
 * what they hold, not by what they are called.
 *
 * <p>A reader of contracts: depends on the model and, to read one document at several dates, on the
 * stages before it. No stage knows of it.
 */
@NullMarked
package dev.dateline.contract.compare;

import org.jspecify.annotations.NullMarked;
