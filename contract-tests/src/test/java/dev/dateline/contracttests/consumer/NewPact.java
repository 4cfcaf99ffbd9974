package dev.dateline.contracttests.consumer;

import dev.dateline.contracttests.judge.PactFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Begins a new pact before the first consumer test of a run: Pact adds interactions to the file
 * that it finds, so what an earlier run wrote would stay in it.
 */
final class NewPact implements BeforeAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(NewPact.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "begun",
            key -> {
              try {
                return Files.deleteIfExists(PactFile.path());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
