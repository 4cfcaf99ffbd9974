/**
 * Replays the pact against the generated server, which the in-memory services put into the states
 * that the pact names. May depend on the generated server and Pact; on nothing of the generated
 * client.
 */
@NullMarked
package dev.dateline.contracttests.provider;

import org.jspecify.annotations.NullMarked;
