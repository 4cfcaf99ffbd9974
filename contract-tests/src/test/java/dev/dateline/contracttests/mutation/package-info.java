/**
 * Tests the contract tests: generates one side from a copy of the document with one small change,
 * keeps the other side and the tests as they are, and sees that the tests fail. Depends on the
 * generator, javac and {@code launch}; on nothing of the generated code or of the tests, which it
 * compiles and loads anew for each change.
 */
@NullMarked
package dev.dateline.contracttests.mutation;

import org.jspecify.annotations.NullMarked;
