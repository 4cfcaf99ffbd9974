package dev.dateline.contract.model;

import dev.dateline.runtime.http.ApiProtocol;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document at one version date.
 *
 * @param api what the document says of itself
 * @param protocol what holds for every operation: error body, envelope, security schemes, servers
 * @param groups the operations by their first tag, in document order; never empty groups
 * @param types every named type that an operation reaches, in document order, owners before the
 *     types nested in them
 * @param homes names of groups by the simple name of a type that stands alone, where operations of
 *     one group only reach it: of all operations of the document, at all its versions; what a type
 *     of one group refers to is the group's too, or in no group
 * @param errorType the type of the error body that {@code x-dateline-error} names, if any
 * @param examples what the document has for an example of
 * @param diagnostics what could not be expressed and what was done instead, in document order
 */
public record Contract(
    ApiDescription api,
    ApiProtocol protocol,
    List<OperationGroup> groups,
    Map<TypeName, NamedType> types,
    Map<String, String> homes,
    @Nullable TypeName errorType,
    DocumentedExamples examples,
    List<Diagnostic> diagnostics) {

  public Contract {
    groups = List.copyOf(groups);
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    homes = Map.copyOf(homes);
    diagnostics = List.copyOf(diagnostics);
  }

  /** All operations, group by group. */
  public List<Operation> operations() {
    return groups.stream().flatMap(group -> group.operations().stream()).toList();
  }
}
