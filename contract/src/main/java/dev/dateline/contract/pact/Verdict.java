package dev.dateline.contract.pact;

import dev.dateline.contract.model.Operation;
import dev.dateline.contract.schema.Applied;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of one interaction.
 *
 * @param interaction that was judged
 * @param operation that it calls, or null where there is none
 * @param findings in the order of the interaction
 * @param uses what it uses of the document, as far as the document allows it
 */
public record Verdict(
    Interaction interaction,
    @Nullable Operation operation,
    List<Finding> findings,
    List<Use> uses) {
  public Verdict {
    findings = List.copyOf(findings);
    uses = List.copyOf(uses);
  }

  /**
   * Something of the document that an interaction uses.
   *
   * @param place {@link #REQUEST}, or a status as the document has it
   * @param pointer to the parameter, response, header or media type
   * @param schemas that its value was held to
   */
  public record Use(String place, String pointer, List<Applied> schemas) {
    /** The place of what is sent. */
    public static final String REQUEST = "request";

    public Use {
      schemas = List.copyOf(schemas);
    }
  }

  /** Whether the document forbids nothing of it. */
  public boolean isKept() {
    return findings.stream().noneMatch(Finding::isError);
  }
}
