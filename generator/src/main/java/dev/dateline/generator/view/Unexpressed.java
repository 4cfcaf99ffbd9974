package dev.dateline.generator.view;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.tree.Pointer;
import java.util.ArrayList;
import java.util.List;

/** What a contract says and generated Java does not, so that nothing is dropped in silence. */
public final class Unexpressed {

  private Unexpressed() {}

  /** One diagnostic for each thing, in document order. */
  public static List<Diagnostic> of(Contract contract) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    contract.operations().forEach(operation -> operation(operation, contract, diagnostics));
    contract.types().values().forEach(type -> type(type, diagnostics));
    return diagnostics;
  }

  private static void operation(
      Operation operation, Contract contract, List<Diagnostic> diagnostics) {
    for (Response response : operation.responses()) {
      String pointer = operation.pointer() + "/responses/" + response.status();
      for (Response.Header header : response.headers()) {
        if (HeaderViews.isUntyped(header, contract)) {
          diagnostics.add(
              new Diagnostic(
                  Severity.NOTE,
                  Pointer.child(pointer + "/headers", header.wireName()),
                  "A header whose value has parts is handed over as text."));
        }
      }
    }
  }

  private static void type(NamedType type, List<Diagnostic> diagnostics) {
    if (type instanceof ObjectType object && object.additional().type() != null) {
      diagnostics.add(
          new Diagnostic(
              Severity.WARNING,
              type.pointer(),
              "Properties beside the declared ones are JSON values (unknownProperties()), which are"
                  + " not checked against their schema."));
    }
  }
}
