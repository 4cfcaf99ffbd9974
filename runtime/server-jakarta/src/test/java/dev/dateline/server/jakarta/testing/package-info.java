/** A generated server in small, on two implementations of Jakarta REST. */
@NullMarked
package dev.dateline.server.jakarta.testing;

import org.jspecify.annotations.NullMarked;
