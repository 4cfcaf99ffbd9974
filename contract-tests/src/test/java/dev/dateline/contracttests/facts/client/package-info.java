/**
 * Holds the generated client to the facts: against a server that answers what it is told. May
 * depend on the generated client and the tables; on nothing of the generated server or the
 * document.
 */
@NullMarked
package dev.dateline.contracttests.facts.client;

import org.jspecify.annotations.NullMarked;
