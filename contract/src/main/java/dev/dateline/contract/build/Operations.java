package dev.dateline.contract.build;

import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.Response.Header;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.slice.Slice;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.contract.tree.Tag;
import dev.dateline.runtime.http.Envelope;
import dev.dateline.runtime.validation.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the operations of a document, group by group. */
final class Operations {
  private final Slice slice;
  private final Node root;
  private final OperationIds ids;
  private final OperationNames names;
  private final Types types;
  private final Parameters parameters;
  private final Bodies bodies;
  private final Security security;
  private final Extensions extensions;
  private final Diagnostics diagnostics;
  private final @Nullable Envelope envelope;
  private final @Nullable String pretty;
  private final Toggles toggles;

  Operations(
      Slice slice,
      OperationIds ids,
      OperationNames names,
      Types types,
      Security security,
      Extensions extensions,
      Diagnostics diagnostics) {
    this.slice = slice;
    this.root = slice.root();
    this.ids = ids;
    this.names = names;
    this.types = types;
    this.parameters = new Parameters(root, types, diagnostics);
    this.bodies = new Bodies(root, types, diagnostics);
    this.security = security;
    this.extensions = extensions;
    this.diagnostics = diagnostics;
    this.envelope = extensions.envelope();
    this.pretty = extensions.pretty();
    this.toggles = new Toggles(diagnostics);
  }

  /** The operations by their first tag. */
  List<OperationGroup> groups() {
    Map<String, List<Operation>> byTag = new LinkedHashMap<>();
    for (Map.Entry<String, Node> path : root.entries("paths").entrySet()) {
      At pathItem = new At(path.getValue(), Pointer.child("#/paths", path.getKey()));
      if (path.getKey().indexOf('?') >= 0 || path.getKey().indexOf('#') >= 0) {
        diagnostics.warn(
            pathItem.pointer(),
            "a path has neither a query nor a fragment; clients send the query as it stands and no"
                + " fragment, and servers find no way here");
      }
      for (Map.Entry<String, Node> field : path.getValue().entries().entrySet()) {
        if (Element.isOperation(field.getKey())) {
          At operation =
              new At(field.getValue(), Pointer.child(pathItem.pointer(), field.getKey()));
          byTag
              .computeIfAbsent(Tag.of(field.getValue()), tag -> new ArrayList<>())
              .add(operation(path.getKey(), field.getKey(), pathItem, operation));
        }
      }
    }
    List<OperationGroup> groups = new ArrayList<>();
    byTag.forEach(
        (tag, operations) ->
            groups.add(new OperationGroup(tag, names.group(tag), prose(tag), operations)));
    int count = groups.stream().mapToInt(group -> group.operations().size()).sum();
    if (count > 0 && slice.operationIds().size() <= count) {
      toggles.tellUnused(Extensions.ENVELOPE, envelope == null ? null : envelope.parameter());
      toggles.tellUnused(Extensions.PRETTY, pretty);
    }
    return groups;
  }

  private Documentation prose(String tag) {
    for (Node declared : root.elements("tags")) {
      if (tag.equals(declared.text("name"))) {
        return Prose.of(declared, "summary");
      }
    }
    return Documentation.NONE;
  }

  private Operation operation(String path, String method, At pathItem, At operation) {
    String id = ids.at(operation.pointer());
    if (operation.node().text("operationId") == null) {
      diagnostics.note(
          operation.pointer(), "the operation has no operationId; it is called '" + id + "' here");
    }
    if (operation.node().has("callbacks")) {
      diagnostics.warn(
          Pointer.child(operation.pointer(), "callbacks"),
          "callbacks are left out: nothing is made of requests that the API sends to its callers");
    }
    String name = names.operation(id);
    List<Parameter> unnamed = new ArrayList<>(parameters.read(pathItem, operation, name));
    RequestBody body = body(operation, name);
    unnamed.addAll(body.parts());
    List<Parameter> all = Parameters.named(unnamed);
    String wrap = envelope == null ? null : envelope.parameter();
    Parameter wrapping = wrap == null ? null : toggles.of(all, Extensions.ENVELOPE, wrap);
    Parameter printing = pretty == null ? null : toggles.of(all, Extensions.PRETTY, pretty);
    List<Parameter> own = new ArrayList<>(all);
    own.remove(wrapping);
    own.remove(printing);
    Documentation prose = Prose.of(operation.node(), "summary");
    Documentation ofPath = Prose.of(pathItem.node(), "summary");
    return new Operation(
        id,
        name,
        method.toUpperCase(Locale.ROOT),
        path,
        operation.pointer(),
        slice.versions().get(operation.pointer()),
        slice.offered().getOrDefault(operation.pointer(), List.of()),
        Prose.merged(prose, ofPath),
        extensions.roles(operation),
        own,
        body.body(),
        body.formRules(),
        body.required(),
        responses(operation, name),
        security.requirements(operation),
        wrapping,
        printing,
        null);
  }

  /** The body of the preferred media type, and what else may be sent for it. */
  private record RequestBody(
      @Nullable Body body, List<Parameter> parts, List<Rule> formRules, boolean required) {
    static final RequestBody NONE = new RequestBody(null, List.of(), List.of(), false);
  }

  private RequestBody body(At operation, String name) {
    At declared = operation.get("requestBody");
    if (declared == null) {
      return RequestBody.NONE;
    }
    At body = declared.followed(root);
    boolean required = body.node().flag("required");
    Bodies.Contents contents =
        bodies.request(body, hint(declared, name + "RequestBody"), name + "Request", required);
    if (contents.contents().isEmpty()) {
      if (contents.parts().isEmpty()) {
        diagnostics.warn(
            declared.pointer(),
            "the request body has no media type that can be sent; it is left out");
        return RequestBody.NONE;
      }
      return new RequestBody(null, contents.parts(), contents.formRules(), required);
    }
    return new RequestBody(
        new Body(
            required && contents.parts().isEmpty(),
            contents.contents(),
            contents.rules(),
            Prose.of(body.node(), "summary")),
        contents.parts(),
        contents.formRules(),
        required);
  }

  private List<Response> responses(At operation, String name) {
    Map<String, At> declared = operation.entries("responses");
    boolean anySuccess = declared.keySet().stream().anyMatch(status -> status.startsWith("2"));
    List<Response> responses = new ArrayList<>();
    declared.forEach(
        (written, at) -> {
          if (written.startsWith("x-")) {
            return;
          }
          String status = StatusNames.normalized(written);
          if (!status.equals("default") && !status.matches("[1-5]([0-9]{2}|XX)")) {
            diagnostics.warn(at.pointer(), "'" + written + "' is no HTTP status; it is left out");
            return;
          }
          At response = at.followed(root);
          String statusName = StatusNames.name(status);
          Bodies.Contents contents =
              bodies.response(response, hasNoBody(status), hint(at, name + statusName + "Body"));
          if (!contents.rules().isEmpty()) {
            diagnostics.note(
                response.pointer(), "the rules beside the type of an answer are not checked");
          }
          responses.add(
              new Response(
                  status,
                  statusName,
                  status.startsWith("2") || (status.equals("default") && !anySuccess),
                  contents.contents(),
                  contents.mediaTypes(),
                  headers(response, name + statusName),
                  Prose.of(response.node(), "summary")));
        });
    if (responses.isEmpty()) {
      diagnostics.warn(
          Pointer.child(operation.pointer(), "responses"),
          "the operation documents no answer; any is taken for a success without a body");
      responses.add(
          new Response(
              "default",
              StatusNames.name("default"),
              true,
              List.of(),
              List.of(),
              List.of(),
              Documentation.NONE));
    }
    return responses;
  }

  private static boolean hasNoBody(String status) {
    return status.startsWith("1")
        || status.equals("204")
        || status.equals("205")
        || status.equals("304");
  }

  private List<Header> headers(At response, String hint) {
    List<Header> headers = new ArrayList<>();
    response
        .entries("headers")
        .forEach(
            (wireName, declared) -> {
              if (wireName.equalsIgnoreCase("content-type")) {
                return; // OpenAPI 3.1, section 4.8.17.1: it is told by the content
              }
              At header = declared.followed(root);
              At schema = header.get("schema");
              Use use =
                  schema == null
                      ? Use.ANYTHING
                      : types.use(schema, hint(declared, hint + JavaNames.pascal(wireName)));
              headers.add(
                  new Header(
                      wireName,
                      schema == null ? Types.scalar(TypeRef.Scalar.Kind.STRING) : use.type(),
                      header.node().flag("required"),
                      Prose.of(header.node(), "summary")));
            });
    return headers;
  }

  /** A schema inside a component is called after the component, any other after its operation. */
  private static Hint hint(At declared, String otherwise) {
    String ref = declared.node().string("$ref");
    return Hint.top(ref == null ? otherwise : JavaNames.pascal(Pointer.last(ref)) + "Body");
  }
}
