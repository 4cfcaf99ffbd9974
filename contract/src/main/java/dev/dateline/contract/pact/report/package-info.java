/**
 * Verdicts on pacts for people and for programs: lines of text, JSON, and XML as JUnit writes it.
 *
 * <p>May depend on {@code dev.dateline.contract.pact}, on the contract model and on the core
 * runtime.
 */
@NullMarked
package dev.dateline.contract.pact.report;

import org.jspecify.annotations.NullMarked;
