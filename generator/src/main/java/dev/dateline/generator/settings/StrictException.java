package dev.dateline.generator.settings;

import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.Diagnostic.Severity;
import java.util.List;

/**
 * Nothing was generated, because something would have been left out, widened or not obeyed, and the
 * user asked for all or nothing. The message lists every reason and is meant to be shown as it is.
 */
public final class StrictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> warnings;

  private StrictException(List<Diagnostic> warnings) {
    super(message(warnings));
    this.warnings = warnings;
  }

  /**
   * Passes where there is no warning.
   *
   * @param diagnostics of any severity; notes are let pass
   * @throws StrictException where there is a warning
   */
  public static void check(List<Diagnostic> diagnostics) {
    List<Diagnostic> warnings =
        diagnostics.stream().filter(it -> it.severity() != Severity.NOTE).toList();
    if (!warnings.isEmpty()) {
      throw new StrictException(warnings);
    }
  }

  /** Every reason. */
  public List<Diagnostic> warnings() {
    return warnings == null ? List.of() : warnings;
  }

  private static String message(List<Diagnostic> warnings) {
    StringBuilder text = new StringBuilder("strict: nothing was generated, because of ");
    text.append(warnings.size() == 1 ? "a warning" : warnings.size() + " warnings").append(":\n");
    for (Diagnostic warning : warnings) {
      boolean placed =
          warning.pointer().equals("#") || warning.message().contains(warning.pointer());
      text.append(placed ? "" : warning.pointer() + ": ").append(warning.message()).append('\n');
    }
    return text.append(
            "Correct the document, with an overlay where it is not yours, or leave strict out.")
        .toString();
  }
}
