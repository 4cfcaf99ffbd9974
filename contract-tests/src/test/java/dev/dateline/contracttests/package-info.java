/** Pact tests of consumer and provider, both held to the document that they were generated from. */
@NullMarked
package dev.dateline.contracttests;

import org.jspecify.annotations.NullMarked;
