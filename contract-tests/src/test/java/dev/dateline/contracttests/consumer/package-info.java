/**
 * Drives the generated client against Pact's mock server and writes the pact. What goes over the
 * wire is taken from the document, and what the client is told and what it returns is written out
 * here: so a client that was generated from another document does not fit. May depend on the
 * generated client, the document and Pact; on nothing of the generated server.
 */
@NullMarked
package dev.dateline.contracttests.consumer;

import org.jspecify.annotations.NullMarked;
