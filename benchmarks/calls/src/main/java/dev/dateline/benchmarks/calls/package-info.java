/**
 * Measures generated clients at work, beside what a user would write or pick instead. Nothing
 * depends on this.
 */
@NullMarked
package dev.dateline.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
