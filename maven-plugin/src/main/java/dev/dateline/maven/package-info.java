/**
 * The Maven goals: what a build says in its POM or on its command line becomes a request to the
 * generator, and what the generator answers becomes lines of the build log or a sentence that ends
 * the build. Nothing is decided here about documents or code. May depend on the generator and on
 * Maven.
 */
@NullMarked
package dev.dateline.maven;

import org.jspecify.annotations.NullMarked;
