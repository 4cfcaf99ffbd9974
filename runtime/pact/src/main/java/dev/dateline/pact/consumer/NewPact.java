package dev.dateline.pact.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Begins a new pact before the first test of a run that writes to it: Pact adds interactions to the
 * file that it finds, so what an earlier run wrote would stay in it.
 */
final class NewPact implements BeforeAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(NewPact.class);

  private final Path file;

  NewPact(Path file) {
    this.file = file;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            file.toAbsolutePath().toString(),
            key -> {
              try {
                return Files.deleteIfExists(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
