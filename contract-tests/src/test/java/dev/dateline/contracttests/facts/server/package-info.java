/**
 * Holds the generated server to the facts: over HTTP, with requests written by hand. May depend on
 * the generated server and the tables; on nothing of the client or the document.
 */
@NullMarked
package dev.dateline.contracttests.facts.server;

import org.jspecify.annotations.NullMarked;
