package dev.dateline.generator;

import dev.dateline.contract.model.Diagnostic;
import dev.dateline.runtime.version.ApiVersion;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a generation did.
 *
 * @param upToDate whether nothing had changed since the last time, so that nothing was done
 * @param title of the API as the document has it, null where nothing was done
 * @param version the version date that was generated, null where the document has none or nothing
 *     was done
 * @param operations how many operations; 0 where nothing was done
 * @param files every file of the output, sorted
 * @param written how many of them are new or different
 * @param deleted how many files of the last time are gone
 * @param diagnostics what of the document could not be expressed
 */
public record GenerationResult(
    boolean upToDate,
    @Nullable String title,
    @Nullable ApiVersion version,
    int operations,
    List<Path> files,
    int written,
    int deleted,
    List<Diagnostic> diagnostics) {

  public GenerationResult {
    files = List.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
  }
}
