/**
 * How much of a document pacts exercise: what there is to exercise, what was, and how people and
 * programs get to see it.
 *
 * <p>May depend on {@code dev.dateline.contract.pact}, on the contract model, the tree, {@code
 * dev.dateline.contract.schema} and on the core runtime; no other stage depends on it.
 */
@NullMarked
package dev.dateline.contract.coverage;

import org.jspecify.annotations.NullMarked;
