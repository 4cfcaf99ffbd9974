package dev.dateline.contract.build;

import dev.dateline.contract.ContractDocument;
import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.build.Extensions.ErrorBody;
import dev.dateline.contract.model.ApiDescription;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.schema.Dialect;
import dev.dateline.contract.slice.Slice;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.ApiServer;
import dev.dateline.runtime.http.ErrorShape;
import dev.dateline.runtime.http.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds the contract of a document at one version. */
public final class ContractBuilder {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)\\}");

  private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://");

  private final Slice slice;
  private final ContractOptions options;
  private final Node.ObjectNode root;
  private final Diagnostics diagnostics;
  private final Node.ObjectNode written;
  private final Dialect dialect;
  private final Judge judge;
  private final Extensions extensions;

  private ContractBuilder(Slice slice, ContractOptions options) {
    this.options = options;
    this.written = slice.root();
    this.diagnostics = new Diagnostics(slice.diagnostics());
    this.dialect = Dialect.of(written);
    this.judge = Judge.start(written);
    this.root = Doubts.settle(written, dialect, options.enforceDoubtful(), diagnostics);
    this.slice = slice.with(root);
    this.extensions = new Extensions(root, diagnostics);
  }

  /**
   * Builds a contract; what cannot be expressed becomes one of its diagnostics. Constraints that
   * cannot be meant are no part of it.
   */
  public static Contract build(Slice slice) {
    return build(slice, ContractOptions.LATEST);
  }

  /**
   * Builds a contract; what cannot be expressed becomes one of its diagnostics.
   *
   * @param options names, scalars and doubtful constraints are seen to; the slice has settled the
   *     rest
   * @throws ContractException where the names asked for cannot be given
   */
  public static Contract build(Slice slice, ContractOptions options) {
    return new ContractBuilder(slice, options).build();
  }

  /**
   * Builds a contract, and keeps the tree that it was made of beside it.
   *
   * @throws ContractException where the names asked for cannot be given
   */
  public static ContractDocument document(Slice slice, ContractOptions options) {
    ContractBuilder builder = new ContractBuilder(slice, options);
    return new ContractDocument(builder.build(), builder.root);
  }

  private Contract build() {
    String apiName = apiName();
    OperationIds ids = new OperationIds(root, diagnostics);
    OperationNames operationNames = new OperationNames(operationIds(ids), tags());
    TypeNames typeNames =
        new TypeNames(
            slice.schemaNames(), operationNames.typeNames(apiName), renamed(options.names()));
    Types types =
        new Types(
            root,
            slice.homes(),
            dialect,
            typeNames,
            options.scalars(),
            options.enforceDoubtful(),
            diagnostics);
    Security security = new Security(root, diagnostics);
    List<OperationGroup> groups =
        new Operations(slice, ids, operationNames, types, security, extensions, diagnostics)
            .groups();

    if (groups.isEmpty()) {
      slice.schemaNames().forEach(name -> component(name, types));
    }
    ErrorBody error = extensions.error();
    TypeName errorType = error == null ? null : errorType(error, types);
    Node info = root.get("info");
    String title = info == null ? null : info.text("title");
    String documentVersion = info == null ? null : info.text("version");
    String shownTitle = title == null ? slice.name() : title.strip();
    ErrorShape shape = error == null || errorType == null ? ErrorShape.PROBLEM : error.shape();
    String requestIdHeader = extensions.requestIdHeader();
    ApiProtocol protocol =
        new ApiProtocol(
            apiName,
            shownTitle,
            slice.version(),
            servers(),
            shape,
            errorMediaType(groups, errorType, shape),
            extensions.envelope(),
            extensions.pretty(),
            requestIdHeader == null ? ApiProtocol.USUAL_REQUEST_ID_HEADER : requestIdHeader,
            security.schemes(extensions.credentials()));
    ApiDescription api =
        new ApiDescription(
            apiName,
            shownTitle,
            documentVersion == null ? "" : documentVersion,
            slice.version(),
            Prose.merged(
                info == null ? Prose.of(root, "summary") : Prose.of(info, "summary"),
                Prose.of(root.without("description"), "summary")));
    IgnoredKeywords.tell(written, dialect, diagnostics);
    OneWay.tell(root, diagnostics);
    judge.report(diagnostics);
    Map<TypeName, NamedType> named = types.all();
    List<OperationGroup> paged =
        new Paginations(root, named, diagnostics)
            .found(groups, slice.operationIds().size() > count(groups));
    Map<String, String> homes = new HashMap<>();
    types
        .tags()
        .forEach(
            (type, tag) -> {
              if (named.containsKey(TypeName.of(type))) {
                homes.put(type, operationNames.group(tag));
              }
            });
    return new Contract(
        api,
        protocol,
        paged,
        named,
        homes,
        errorType,
        new TreeExamples(root),
        diagnostics.inOrder(written));
  }

  private static int count(List<OperationGroup> groups) {
    return groups.stream().mapToInt(group -> group.operations().size()).sum();
  }

  /** Makes the type of a schema that no operation reaches. */
  private void component(String name, Types types) {
    String pointer = Pointer.child("#/components/schemas", name);
    Node schema = Pointer.resolve(root, pointer);
    if (schema != null) {
      types.use(new At(schema, pointer), Hint.top(JavaNames.pascal(name)));
    }
  }

  /** The names that were asked for, by pointer. */
  private Map<String, String> renamed(Map<String, String> names) {
    Map<String, String> byPointer = new LinkedHashMap<>();
    names.forEach(
        (schema, name) -> {
          boolean isPointer = schema.startsWith("#/");
          if (!isPointer && !slice.allSchemaNames().contains(schema)) {
            diagnostics.warn(
                "#/components/schemas",
                "names: there is no schema '" + schema + "' to be called " + name);
          }
          byPointer.put(isPointer ? schema : Pointer.child("#/components/schemas", schema), name);
        });
    return byPointer;
  }

  private String apiName() {
    String declared = extensions.apiName();
    if (declared != null) {
      String name = JavaNames.pascal(declared);
      if (!name.equals(declared)) {
        diagnostics.note(
            "#/" + Extensions.API + "/name",
            "'" + declared + "' is written '" + name + "' in code");
      }
      return name;
    }
    Node info = root.get("info");
    String title = info == null ? null : info.text("title");
    String name = title == null ? "" : JavaNames.pascal(title.replaceAll("(?i)\\bapi\\b", " "));
    // A title that says nothing; nor is there an ApiProtocol of a document, as the runtime has one.
    return name.isEmpty() || name.equals("Value") || JavaNames.isReservedType(name + "Protocol")
        ? "HttpApi"
        : name;
  }

  private Set<String> operationIds(OperationIds ofThese) {
    Set<String> ids = new LinkedHashSet<>();
    for (String id : slice.operationIds()) {
      int space = id.indexOf(" /");
      ids.add(
          space > 0
              ? OperationNames.id(
                  new Node.ObjectNode(Map.of(), root.position()),
                  id.substring(0, space),
                  id.substring(space + 1))
              : id);
    }
    ofThese.all().forEach(ids::add);
    return ids;
  }

  private Set<String> tags() {
    Set<String> tags = new LinkedHashSet<>();
    for (Node declared : root.elements("tags")) {
      String name = declared.text("name");
      if (name != null) {
        tags.add(name);
      }
    }
    tags.addAll(slice.tags());
    return tags;
  }

  private @Nullable TypeName errorType(ErrorBody error, Types types) {
    Node schema = Pointer.resolve(root, error.schema());
    if (schema == null) {
      return null;
    }
    Use use = types.use(new At(schema, error.schema()), Hint.top("Error"));
    if (use.type() instanceof TypeRef.Named named) {
      return named.name();
    }
    diagnostics.warn(
        "#/" + Extensions.ERROR + "/schema",
        "the schema of the error body is no object with properties; the declaration is ignored");
    return null;
  }

  private static MediaType errorMediaType(
      List<OperationGroup> groups, @Nullable TypeName errorType, ErrorShape shape) {
    if (errorType != null) {
      TypeRef wanted = new TypeRef.Named(errorType);
      for (OperationGroup group : groups) {
        for (Operation operation : group.operations()) {
          for (Response response : operation.responses()) {
            for (Content content : response.contents()) {
              if (content.type().equals(wanted)) {
                return content.mediaType();
              }
            }
          }
        }
      }
    }
    return shape.mediaType();
  }

  /** The servers with their variables. */
  private List<ApiServer> servers() {
    List<ApiServer> servers = new ArrayList<>();
    int index = 0;
    for (Node element : root.elements("servers")) {
      String pointer = Pointer.child("#/servers", index++);
      String url = element.text("url");
      if (url == null) {
        diagnostics.warn(pointer, "a server needs a 'url'; it is left out");
        continue;
      }
      ApiServer server = ApiServer.of(url);
      Matcher matcher = VARIABLE.matcher(url);
      while (matcher.find()) {
        String name = matcher.group(1);
        Node variable = element.entries("variables").get(name);
        String usual = variable == null ? null : variable.text("default");
        if (usual == null) {
          diagnostics.warn(pointer, "the variable '" + name + "' of a server has no default");
        }
        String[] values =
            variable == null
                ? new String[0]
                : variable.elements("enum").stream()
                    .map(Node::text)
                    .filter(Objects::nonNull)
                    .toArray(String[]::new);
        server = server.variable(name, usual, values);
      }
      if (!ABSOLUTE.matcher(server.address(Map.of())).lookingAt()) {
        diagnostics.note(
            Pointer.child(pointer, "url"),
            "the URL is relative to where the document is found, which is not known: a client needs"
                + " a baseUri");
      }
      servers.add(server);
    }
    return servers;
  }
}
