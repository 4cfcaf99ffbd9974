/**
 * The contract: what one document says at one version date, as immutable records and sealed
 * interfaces.
 *
 * <p>Everything odd about OpenAPI is settled before a value of this package exists: {@code $ref}
 * and {@code allOf} are resolved, {@code nullable} and type arrays are one flag, every type that
 * needs a name has one, names are unique and legal. Readers (code generation, pact, compare) see
 * nothing else. May depend on the JDK, JSpecify and {@code dev.dateline.runtime}; everybody may
 * depend on it.
 */
@NullMarked
package dev.dateline.contract.model;

import org.jspecify.annotations.NullMarked;
