package dev.dateline.contract;

import dev.dateline.contract.model.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/**
 * No contract can be made of a document. The message says for each reason what is wrong, where, and
 * how to mend it; it is meant to be shown as it is, without a stack trace.
 */
public final class ContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  private final transient List<Diagnostic> diagnostics;

  /** One or more reasons. */
  public ContractException(List<Diagnostic> diagnostics) {
    super(message(diagnostics));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /**
   * One reason.
   *
   * @param pointer JSON pointer into the document, with a leading {@code #}
   * @param message what is wrong, where and how to mend it
   */
  public ContractException(String pointer, String message) {
    this(List.of(new Diagnostic(Diagnostic.Severity.ERROR, pointer, message)));
  }

  /** Every reason; never empty, all of severity ERROR. */
  public List<Diagnostic> diagnostics() {
    return diagnostics == null ? List.of() : diagnostics;
  }

  private static String message(List<Diagnostic> diagnostics) {
    String shown =
        diagnostics.stream()
            .limit(SHOWN)
            .map(Diagnostic::message)
            .collect(Collectors.joining("\n"));
    return diagnostics.size() <= SHOWN
        ? shown
        : shown + "\nand " + (diagnostics.size() - SHOWN) + " more of the kind";
  }
}
