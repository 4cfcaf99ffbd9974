/**
 * The generators as OpenAPI Generator sees them: {@code dateline-java-client} and {@code
 * dateline-java-server}, registered through {@code META-INF/services}.
 *
 * <p>Depends on the view, the template engine, the contract module and OpenAPI Generator; nothing
 * but {@code dev.dateline.generator} depends on it.
 */
@NullMarked
package dev.dateline.generator.host;

import org.jspecify.annotations.NullMarked;
