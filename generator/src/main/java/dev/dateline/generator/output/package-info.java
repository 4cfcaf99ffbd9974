/**
 * The output folder: what was generated last time, whether that still holds, and the change from
 * one generation to the next. Depends on the JDK alone.
 */
@NullMarked
package dev.dateline.generator.output;

import org.jspecify.annotations.NullMarked;
