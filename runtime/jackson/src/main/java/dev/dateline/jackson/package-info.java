/**
 * Lets generated models, enums, unions and JSON values pass through Jackson's {@code ObjectMapper},
 * as programs log and store them. Optional: neither clients nor servers need it.
 *
 * <p>May depend on the core runtime and on Jackson databind. It looks up the methods by which
 * generated types are read; nothing else of ours does such a thing.
 */
@NullMarked
package dev.dateline.jackson;

import org.jspecify.annotations.NullMarked;
