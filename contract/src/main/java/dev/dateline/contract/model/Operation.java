package dev.dateline.contract.model;

import dev.dateline.runtime.version.ApiVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation at the version that the version rule picked.
 *
 * @param id {@code operationId} as written, or made from method and path
 * @param name unique Pascal-case name ({@code GetGroupClusterBackupRestoreJob})
 * @param method upper case
 * @param path path template as written
 * @param pointer where it stands in the document
 * @param version the date of its media types, null where they carry none
 * @param documentation prose
 * @param roles {@code x-dateline-roles}: a caller needs one of them; empty when none is named
 * @param parameters without those that wrap or pretty-print the answer, in document order
 * @param body the request body, or null
 * @param responses in document order
 * @param security alternatives, each the names of the schemes it needs together; empty when open
 * @param envelope whether it takes the document's envelope parameter
 * @param pretty whether it takes the document's pretty-printing parameter
 */
public record Operation(
    String id,
    String name,
    String method,
    String path,
    String pointer,
    @Nullable ApiVersion version,
    Documentation documentation,
    List<String> roles,
    List<Parameter> parameters,
    @Nullable Body body,
    List<Response> responses,
    List<List<String>> security,
    boolean envelope,
    boolean pretty) {

  public Operation {
    roles = List.copyOf(roles);
    parameters = List.copyOf(parameters);
    responses = List.copyOf(responses);
    security = security.stream().map(List::copyOf).toList();
  }
}
