/**
 * What the public pages state of the API, as tables of values that are allowed and values that are
 * not. The document, the generated client and the generated server are all held to them. Depends on
 * Jackson only; every test package may use it.
 */
@NullMarked
package dev.dateline.contracttests.facts;

import org.jspecify.annotations.NullMarked;
