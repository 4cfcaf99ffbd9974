/** Models as the generator writes them, in a package of their own as generated code is. */
@NullMarked
package dev.dateline.runtime.sample;

import org.jspecify.annotations.NullMarked;
