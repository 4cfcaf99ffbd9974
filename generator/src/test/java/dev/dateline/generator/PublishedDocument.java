package dev.dateline.generator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Published documents that are developed against; they are not part of this repository. */
enum PublishedDocument {
  ATLAS("atlas-admin-v2.yaml"),
  PETSTORE("petstore-expanded-3.0.yaml"),
  TRAIN_TRAVEL("train-travel-3.1.yaml"),
  CALLBACK("callback-example-3.0.yaml");

  private static final Path BESIDE_THE_REPOSITORY = Path.of("../../shared/specs");

  private final String file;

  PublishedDocument(String file) {
    this.file = file;
  }

  /**
   * Where the document is: in the folder {@code shared/specs} beside the repository, or in the one
   * that the system property {@code dateline.specs} names.
   */
  Optional<Path> path() {
    String named = System.getProperty("dateline.specs");
    Path folder = named == null ? BESIDE_THE_REPOSITORY : Path.of(named);
    return Optional.of(folder.resolve(file)).filter(Files::isRegularFile);
  }

  /** Where the document is; the test is skipped, and says so, where it is not there. */
  Path required() {
    Optional<Path> path = path();
    if (path.isEmpty()) {
      System.out.println(
          "SKIPPED: "
              + file
              + " is neither in ../shared/specs nor where -Ddateline.specs says; nothing was"
              + " generated from it.");
    }
    Assumptions.assumeTrue(path.isPresent(), file + " is not there");
    return path.orElseThrow();
  }
}
