package dev.dateline.pact.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Begins a new pact before the first test of a run that writes to it: Pact adds interactions to the
 * file that it finds, so what an earlier run wrote would stay in it. Register it with {@link
 * org.junit.jupiter.api.extension.RegisterExtension}. Immutable.
 */
public final class NewPact implements BeforeAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(NewPact.class);

  private final Path file;

  /**
   * An extension for each class of tests that write to one file.
   *
   * @param file of the pact; need not exist
   */
  public NewPact(Path file) {
    this.file = file;
  }

  /**
   * Deletes the file, once in a run.
   *
   * @throws UncheckedIOException where it cannot be deleted
   */
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
