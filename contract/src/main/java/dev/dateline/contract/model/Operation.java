package dev.dateline.contract.model;

import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.Toggle;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import dev.dateline.runtime.version.ApiVersion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
 * @param versions all the dates that it has media types of, oldest first; empty where none are
 *     dated
 * @param documentation prose
 * @param roles {@code x-dateline-roles}: a caller needs one of them; empty when none is named
 * @param parameters without those that wrap or pretty-print the answer, in document order
 * @param body the request body of the preferred media type, or null where there is none or only
 *     forms; other media types and the fields of forms are parameters
 * @param formRules what holds between the fields of the form that is the request body: rules for an
 *     object of those that are there, empty where there is no form
 * @param bodyRequired whether a request without a body is wrong
 * @param responses in document order
 * @param security alternatives, each the names of the schemes it needs together; empty when open
 * @param envelope the document's envelope parameter, or null where it does not take it
 * @param pretty the document's pretty-printing parameter, or null where it does not take it
 * @param pagination how its answers are pages of a list; null where they are none
 */
public record Operation(
    String id,
    String name,
    String method,
    String path,
    String pointer,
    @Nullable ApiVersion version,
    List<ApiVersion> versions,
    Documentation documentation,
    List<String> roles,
    List<Parameter> parameters,
    @Nullable Body body,
    List<Rule> formRules,
    boolean bodyRequired,
    List<Response> responses,
    List<List<String>> security,
    @Nullable Parameter envelope,
    @Nullable Parameter pretty,
    @Nullable Pagination pagination) {

  public Operation {
    versions = List.copyOf(versions);
    roles = List.copyOf(roles);
    parameters = List.copyOf(parameters);
    formRules = List.copyOf(formRules);
    responses = List.copyOf(responses);
    security = security.stream().map(List::copyOf).toList();
  }

  /** The same operation, whose answers are the pages of a list. */
  public Operation with(Pagination pages) {
    return new Operation(
        id,
        name,
        method,
        path,
        pointer,
        version,
        versions,
        documentation,
        roles,
        parameters,
        body,
        formRules,
        bodyRequired,
        responses,
        security,
        envelope,
        pretty,
        pages);
  }

  /** The parameters that wrap or pretty-print the answer, as far as it takes them. */
  public List<Parameter> toggles() {
    return Stream.of(pretty, envelope).filter(Objects::nonNull).toList();
  }

  /** How it takes a parameter that wraps or pretty-prints the answer. */
  public static Toggle toggle(@Nullable Parameter parameter) {
    if (parameter == null) {
      return Toggle.NONE;
    }
    return parameter.required()
        ? Toggle.REQUIRED
        : JsonValue.of(true).equals(parameter.defaultValue()) ? Toggle.ON : Toggle.OFF;
  }

  /** Whether a request may have a body. */
  public boolean takesBody() {
    return body != null || parameters.stream().anyMatch(each -> each.in().isOfBody());
  }

  /** The media types that a request body may have, the preferred one first. */
  public List<MediaType> requestTypes() {
    Set<MediaType> types = new LinkedHashSet<>();
    if (body != null) {
      body.contents().forEach(content -> types.add(content.mediaType()));
    }
    for (Parameter each : parameters) {
      MediaType type =
          switch (each.in()) {
            case FORM -> MediaType.parse("application/x-www-form-urlencoded");
            case PART -> MediaType.parse("multipart/form-data");
            case BODY -> each.mediaType();
            case PATH, QUERY, HEADER, COOKIE -> null;
          };
      if (type != null) {
        types.add(type);
      }
    }
    return List.copyOf(types);
  }
}
