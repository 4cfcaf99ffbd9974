/**
 * The Java view of a contract: one immutable record per generated file, holding every decision that
 * its template would otherwise have to make.
 *
 * <p>Depends on the contract model and on {@code dev.dateline.generator.java}; only the code
 * generators depend on it.
 */
@NullMarked
package dev.dateline.generator.view;

import org.jspecify.annotations.NullMarked;
