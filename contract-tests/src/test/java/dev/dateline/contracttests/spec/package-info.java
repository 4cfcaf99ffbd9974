/**
 * Holds the document in {@code spec/} to the specification that it is written in, to its own
 * examples, and to the facts. May depend on the facts and on a JSON Schema validator, on nothing of
 * Dateline. Other test packages may use the document and the judge of its schemas.
 */
@NullMarked
package dev.dateline.contracttests.spec;

import org.jspecify.annotations.NullMarked;
