/**
 * Everything that a call can throw, under {@link dev.dateline.client.errors.ClientException}.
 *
 * <p>May depend on the core runtime and on the JDK only. No exception here carries a secret: not in
 * its message, not in its causes.
 */
@NullMarked
package dev.dateline.client.errors;

import org.jspecify.annotations.NullMarked;
