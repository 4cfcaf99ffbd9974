/**
 * Shows the generated client and the generated server talking to each other. Run by {@code mvn
 * -Pdemo -DskipTests verify}; no part of the tests.
 */
@NullMarked
package dev.dateline.contracttests.demo;

import org.jspecify.annotations.NullMarked;
