/**
 * Holds all modules to the arrows between them: who may depend on whom, and who may know of the API
 * that they are shown with. Depends on ArchUnit and on what the build has compiled before.
 */
@NullMarked
package dev.dateline.contracttests.architecture;

import org.jspecify.annotations.NullMarked;
