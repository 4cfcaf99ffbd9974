/**
 * The goals of the Maven plugin: parameters in, one call of the generator, problems out.
 *
 * <p>May depend on the generator and on Maven's API.
 */
@NullMarked
package dev.dateline.maven;

import org.jspecify.annotations.NullMarked;
