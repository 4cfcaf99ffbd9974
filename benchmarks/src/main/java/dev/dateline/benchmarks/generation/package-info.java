/**
 * Generating code, measured beside the stock generator: the same document, fresh processes, turn by
 * turn.
 *
 * <p>A program of its own; nothing depends on it. It drives both generators through their Maven
 * plugins, as users do, and may depend on the JDK and on Jackson.
 */
@NullMarked
package dev.dateline.benchmarks.generation;

import org.jspecify.annotations.NullMarked;
