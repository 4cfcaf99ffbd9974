package dev.dateline.contract.read;

import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.tree.Node;
import java.util.List;

/**
 * An OpenAPI document as one tree. Every {@code $ref} in it is a JSON pointer into {@code
 * components}; whether something is there is checked where it is used.
 *
 * @param name what errors call it
 * @param root an object with {@code openapi} 3.x and {@code paths}
 * @param diagnostics of reading: overlay actions that changed nothing
 */
public record Document(String name, Node.ObjectNode root, List<Diagnostic> diagnostics) {

  public Document {
    diagnostics = List.copyOf(diagnostics);
  }
}
