/** An API in the way that it is generated, and a server for it without a framework. */
@NullMarked
package dev.dateline.server.testing;

import org.jspecify.annotations.NullMarked;
