/**
 * The versions of a date-versioned API and the rule that picks one of them.
 *
 * <p>Used by slicing, negotiation and comparison alike. Depends on nothing but the JDK.
 */
@NullMarked
package dev.dateline.runtime.version;

import org.jspecify.annotations.NullMarked;
