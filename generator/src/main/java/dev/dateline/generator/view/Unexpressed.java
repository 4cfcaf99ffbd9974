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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a contract says and generated Java does not, so that nothing is dropped in silence. */
public final class Unexpressed {

  private Unexpressed() {}

  /** One diagnostic for each thing, in document order. */
  public static List<Diagnostic> of(Contract contract) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    contract.operations().forEach(operation -> operation(operation, diagnostics));
    contract.types().values().forEach(type -> type(type, diagnostics));
    return diagnostics;
  }

  private static void operation(Operation operation, List<Diagnostic> diagnostics) {
    Body body = operation.body();
    if (body != null) {
      contents(body.contents(), operation.pointer() + "/requestBody/content", "sent", diagnostics);
    }
    for (Response response : operation.responses()) {
      String pointer = operation.pointer() + "/responses/" + response.status();
      contents(response.contents(), pointer + "/content", "read", diagnostics);
      if (!response.headers().isEmpty()) {
        diagnostics.add(
            new Diagnostic(
                Severity.NOTE,
                pointer + "/headers",
                "Documented headers have no accessors of their own; the client has them all in"
                    + " ApiResponse.headers()."));
      }
    }
  }

  private static void contents(
      List<Content> contents, String pointer, String verb, List<Diagnostic> diagnostics) {
    if (contents.isEmpty()) {
      return;
    }
    Content first = contents.get(0);
    if (contents.size() > 1) {
      String others =
          contents.stream()
              .skip(1)
              .map(content -> content.mediaType().toString())
              .collect(Collectors.joining(", "));
      diagnostics.add(
          new Diagnostic(
              Severity.WARNING,
              pointer,
              "Only %s is %s; left out: %s.".formatted(first.mediaType(), verb, others)));
    }
    if (!first.mediaType().isJson() && !first.mediaType().type().equals("text")) {
      diagnostics.add(
          new Diagnostic(
              Severity.NOTE,
              pointer,
              "A body of %s is bytes: it is up to the caller to make or take it apart."
                  .formatted(first.mediaType())));
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
