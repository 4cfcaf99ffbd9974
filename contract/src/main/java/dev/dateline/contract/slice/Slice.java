package dev.dateline.contract.slice;

import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.tree.Node;
import dev.dateline.runtime.version.ApiVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document at one version: each operation has one version at most, and every component is reached
 * by an operation.
 *
 * @param name what errors call the document
 * @param root the document
 * @param version the version that the pin resolved to, null where no media type is dated
 * @param versions of the operations that have one, by the operation's JSON pointer
 * @param offered all versions of these operations, oldest first, by the same pointers
 * @param schemaNames names under {@code components/schemas} of all that the document reaches at
 *     this version, whichever operations are wanted; so that names do not depend on the selection
 * @param allSchemaNames names under {@code components/schemas} of the document, reached or not
 * @param operationIds of all operations of the document, for the same reason
 * @param tags that operations of the document are filed under, for the same reason
 * @param homes who reaches what, for the same reason
 * @param diagnostics what was left out
 */
public record Slice(
    String name,
    Node.ObjectNode root,
    @Nullable ApiVersion version,
    Map<String, ApiVersion> versions,
    Map<String, List<ApiVersion>> offered,
    Set<String> schemaNames,
    Set<String> allSchemaNames,
    Set<String> operationIds,
    Set<String> tags,
    Homes homes,
    List<Diagnostic> diagnostics) {

  public Slice {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    offered = Map.copyOf(offered);
    schemaNames = Collections.unmodifiableSet(new LinkedHashSet<>(schemaNames));
    allSchemaNames = Collections.unmodifiableSet(new LinkedHashSet<>(allSchemaNames));
    operationIds = Collections.unmodifiableSet(new LinkedHashSet<>(operationIds));
    tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
    diagnostics = List.copyOf(diagnostics);
  }

  /** The same slice of a corrected document. */
  public Slice with(Node.ObjectNode corrected) {
    return new Slice(
        name,
        corrected,
        version,
        versions,
        offered,
        schemaNames,
        allSchemaNames,
        operationIds,
        tags,
        homes,
        diagnostics);
  }
}
