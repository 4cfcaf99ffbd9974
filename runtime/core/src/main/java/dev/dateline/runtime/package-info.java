/**
 * What generated clients and servers share at run time.
 *
 * <p>May depend on jackson-core and JSpecify, on nothing else.
 */
@NullMarked
package dev.dateline.runtime;

import org.jspecify.annotations.NullMarked;
