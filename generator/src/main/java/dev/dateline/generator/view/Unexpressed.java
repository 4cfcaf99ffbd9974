package dev.dateline.generator.view;

import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Content;
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
import java.util.stream.Collectors;

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
    Body body = operation.body();
    if (body != null) {
      contents(body.contents(), operation.pointer() + "/requestBody/content", "sent", diagnostics);
    }
    for (Response response : operation.responses()) {
      String pointer = operation.pointer() + "/responses/" + response.status();
      contents(response.contents(), pointer + "/content", "read", diagnostics);
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

  private static void contents(
      List<Content> contents, String pointer, String verb, List<Diagnostic> diagnostics) {
    if (contents.isEmpty()) {
      return;
    }
    if (verb.equals("sent") && contents.size() > 1) {
      String others =
          contents.stream()
              .skip(1)
              .map(content -> content.mediaType().toString())
              .collect(Collectors.joining(", "));
      diagnostics.add(
          new Diagnostic(
              Severity.WARNING,
              pointer,
              "Only %s is sent; left out: %s.".formatted(contents.get(0).mediaType(), others)));
    }
    for (Content content : contents) {
      if (!content.mediaType().isJson() && !content.mediaType().type().equals("text")) {
        diagnostics.add(
            new Diagnostic(
                Severity.NOTE,
                pointer,
                "A body of %s is bytes: it is up to the caller to make or take it apart."
                    .formatted(content.mediaType())));
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
