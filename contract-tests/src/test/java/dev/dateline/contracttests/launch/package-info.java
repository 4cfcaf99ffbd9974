/**
 * Runs tests that were compiled in this process, in this process. May depend on the JUnit platform.
 */
@NullMarked
package dev.dateline.contracttests.launch;

import org.jspecify.annotations.NullMarked;
