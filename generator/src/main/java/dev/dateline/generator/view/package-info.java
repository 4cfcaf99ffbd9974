/**
 * The Java view of a contract: one immutable record per generated file, holding every decision that
 * its template would otherwise have to make.
 *
 * <p>Depends on the contract model, on {@code dev.dateline.generator.java} and on the user's {@code
 * dev.dateline.generator.settings}; only the code generators depend on it.
 */
@NullMarked
package dev.dateline.generator.view;

import org.jspecify.annotations.NullMarked;
