/**
 * The HTTP vocabulary that client and server share: media types, headers, parameters as text,
 * authentication headers, and the description of an API and its operations.
 *
 * <p>Values and pure functions; nothing here opens a connection. May depend on {@code json}, {@code
 * validation} and {@code version}.
 */
@NullMarked
package dev.dateline.runtime.http;

import org.jspecify.annotations.NullMarked;
