package dev.dateline.contracttests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the modules of this build are. */
final class Modules {

  /** The folder of the repository, from the folder of this module. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Modules() {}

  /**
   * The classes of a module, as this build compiled them.
   *
   * @throws AssertionError when they are not there
   */
  static JavaClasses classes(String module) {
    Path folder = ROOT.resolve(module).resolve("target/classes");
    if (!Files.isDirectory(folder)) {
      throw new AssertionError(
          module + " has not been compiled: build contract-tests with -am (also make).");
    }
    return new ClassFileImporter().importPath(folder);
  }
}
