/**
 * What generated code and the runtime modules share.
 *
 * <p>This package holds only the check that generated code and runtime fit together; the parts live
 * in the packages below it. The whole artifact depends on jackson-core and JSpecify alone, shows no
 * Jackson type and uses no reflection.
 */
@NullMarked
package dev.dateline.runtime;

import org.jspecify.annotations.NullMarked;
