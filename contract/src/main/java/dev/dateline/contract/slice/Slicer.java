package dev.dateline.contract.slice;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.read.Document;
import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.contract.tree.Tag;
import dev.dateline.runtime.version.ApiVersion;
import dev.dateline.runtime.version.VersionRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a document down to one version and to the operations that are wanted. Linear in the size of
 * the document.
 */
public final class Slicer {
  private final Document document;
  private final VersionPin pin;
  private final List<String> wanted;
  private final Versions versions;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** An operation of the document, whatever its versions. */
  private record Candidate(
      String path, String method, Node.ObjectNode node, Set<ApiVersion> offered) {
    String pointer() {
      return Pointer.child(Pointer.child("#/paths", path), method);
    }

    String name() {
      String id = node.text("operationId");
      return id == null ? method.toUpperCase(Locale.ROOT) + " " + path : id;
    }

    List<String> tags() {
      List<String> tags = new ArrayList<>();
      for (Node tag : node.elements("tags")) {
        String text = tag.text();
        if (text != null) {
          tags.add(text);
        }
      }
      return tags;
    }

    boolean isCalled(String idOrTag) {
      return name().equals(idOrTag) || tags().contains(idOrTag);
    }
  }

  private Slicer(Document document, VersionPin pin, List<String> wanted) {
    this.document = document;
    this.pin = pin;
    this.wanted = wanted;
    this.versions = new Versions(document);
    diagnostics.addAll(document.diagnostics());
  }

  /**
   * Cuts.
   *
   * @param pin the version
   * @param wanted operationIds or tags; all operations when empty
   * @throws ContractException when the pin or an entry selects nothing
   */
  public static Slice slice(Document document, VersionPin pin, List<String> wanted) {
    return new Slicer(document, pin, wanted).slice();
  }

  /** Every version that a document has media types of, oldest first, preview last. */
  public static List<ApiVersion> versions(Document document) {
    Slicer slicer = new Slicer(document, VersionPin.LATEST, List.of());
    return List.copyOf(offered(slicer.candidates()));
  }

  private Slice slice() {
    List<Candidate> all = candidates();
    Optional<ApiVersion> version = Versions.resolve(document.name(), offered(all), pin);
    Map<Candidate, ApiVersion> chosen = new LinkedHashMap<>();
    List<Candidate> existing = new ArrayList<>();
    for (Candidate candidate : all) {
      if (candidate.offered().isEmpty()) {
        existing.add(candidate);
      } else {
        version
            .flatMap(at -> VersionRule.resolve(candidate.offered(), at))
            .ifPresent(
                at -> {
                  existing.add(candidate);
                  chosen.put(candidate, at);
                });
      }
    }
    List<Candidate> kept = select(existing, all, version);

    Map<String, Node> everyPath = paths(existing, chosen);
    References references = new References(document.root());
    Reach reachAll = new Reach(document.root(), references);
    everyPath.forEach(reachAll::pathItem);
    Map<String, Node> paths = everyPath;
    Reach reach = reachAll;
    if (kept.size() != existing.size()) {
      paths = paths(kept, chosen);
      reach = new Reach(document.root(), references);
      paths.forEach(reach::pathItem);
    }
    String error = errorSchema();
    if (error != null) {
      reach.schema(error);
    }
    if (all.isEmpty()) {
      // Types that other documents share, or the messages of webhooks: there is nothing to call.
      allSchemaNames().forEach(reach::schema);
      diagnostics.add(
          new Diagnostic(
              Diagnostic.Severity.WARNING,
              "#/paths",
              "the document has no operations; only types are made, of all its schemas"));
    }

    Map<String, ApiVersion> byPointer = new LinkedHashMap<>();
    Map<String, List<ApiVersion>> allOffered = new LinkedHashMap<>();
    chosen.forEach(
        (candidate, at) -> {
          byPointer.put(candidate.pointer(), at);
          allOffered.put(candidate.pointer(), List.copyOf(candidate.offered()));
        });
    Set<String> ids = new LinkedHashSet<>();
    Set<String> tags = new LinkedHashSet<>();
    for (Candidate candidate : all) {
      ids.add(candidate.name());
      tags.add(Tag.of(candidate.node()));
    }
    Node.ObjectNode root = root(paths, reach.components());
    if (reach.dangles()) {
      root = Dangling.mend(root, diagnostics);
    }
    return new Slice(
        document.name(),
        root,
        version.orElse(null),
        byPointer,
        allOffered,
        reachAll.names("schemas"),
        allSchemaNames(),
        ids,
        tags,
        homes(references),
        diagnostics);
  }

  /** Who reaches what, of all operations at all their versions. */
  private Homes homes(References references) {
    GroupReach groups = new GroupReach(document.root(), references);
    document.root().entries("paths").forEach(groups::pathItem);
    String error = errorSchema();
    if (error != null) {
      groups.schema(error);
    }
    return groups.homes();
  }

  private Set<String> allSchemaNames() {
    Node components = document.root().get("components");
    return components == null ? Set.of() : components.entries("schemas").keySet();
  }

  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (Map.Entry<String, Node> path : document.root().entries("paths").entrySet()) {
      for (Map.Entry<String, Node> field : path.getValue().entries().entrySet()) {
        if (Element.isOperation(field.getKey())
            && field.getValue() instanceof Node.ObjectNode operation) {
          candidates.add(
              new Candidate(path.getKey(), field.getKey(), operation, versions.of(operation)));
        }
      }
    }
    return candidates;
  }

  private static Set<ApiVersion> offered(List<Candidate> candidates) {
    Set<ApiVersion> offered = new TreeSet<>();
    candidates.forEach(candidate -> offered.addAll(candidate.offered()));
    return offered;
  }

  private List<Candidate> select(
      List<Candidate> existing, List<Candidate> all, Optional<ApiVersion> version) {
    if (wanted.isEmpty()) {
      return existing;
    }
    List<Diagnostic> misses = new ArrayList<>();
    for (String entry : wanted) {
      if (existing.stream().noneMatch(candidate -> candidate.isCalled(entry))) {
        misses.add(new Diagnostic(Diagnostic.Severity.ERROR, "#/paths", miss(entry, all, version)));
      }
    }
    if (!misses.isEmpty()) {
      throw new ContractException(misses);
    }
    return existing.stream()
        .filter(candidate -> wanted.stream().anyMatch(candidate::isCalled))
        .toList();
  }

  private String miss(String entry, List<Candidate> all, Optional<ApiVersion> version) {
    Set<ApiVersion> later = new TreeSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (Candidate candidate : all) {
      names.add(candidate.name());
      names.addAll(candidate.tags());
      if (candidate.isCalled(entry)) {
        later.addAll(candidate.offered());
      }
    }
    if (!later.isEmpty()) {
      return document.name()
          + ": '"
          + entry
          + "' does not exist at version "
          + version.map(ApiVersion::toString).orElse("latest")
          + "; its versions are "
          + String.join(", ", later.stream().map(ApiVersion::toString).toList())
          + ". Pin one of these or a later one.";
    }
    List<String> close = Similar.to(entry, names);
    return document.name()
        + ": there is no operation and no tag '"
        + entry
        + "'."
        + (close.isEmpty()
            ? " Use an operationId or a tag of the document."
            : " Is it "
                + String.join(" or ", close.stream().map(name -> "'" + name + "'").toList())
                + "?");
  }

  private Map<String, Node> paths(List<Candidate> kept, Map<Candidate, ApiVersion> chosen) {
    Map<String, Map<String, Node>> byPath = new LinkedHashMap<>();
    for (Candidate candidate : kept) {
      ApiVersion version = chosen.get(candidate);
      byPath
          .computeIfAbsent(candidate.path(), path -> new LinkedHashMap<>())
          .put(
              candidate.method(),
              version == null ? candidate.node() : cut(candidate.node(), version));
    }
    Map<String, Node> paths = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, Node>> entry : byPath.entrySet()) {
      Node pathItem = document.root().entries("paths").get(entry.getKey());
      Map<String, Node> fields = new LinkedHashMap<>();
      if (pathItem != null) {
        pathItem
            .entries()
            .forEach(
                (name, value) -> {
                  if (!Element.isOperation(name)) {
                    fields.put(name, value);
                  } else {
                    Node operation = entry.getValue().get(name);
                    if (operation != null) {
                      fields.put(name, operation);
                    }
                  }
                });
        paths.put(entry.getKey(), new Node.ObjectNode(fields, pathItem.position()));
      }
    }
    return paths;
  }

  /** An operation with the content of one version and content without a version. */
  private Node.ObjectNode cut(Node.ObjectNode operation, ApiVersion version) {
    Node.ObjectNode result = operation;
    Node requestBody = operation.get("requestBody");
    if (requestBody != null) {
      Node cut = cutContent(requestBody, version);
      if (cut == null) {
        result = result.without("requestBody");
      } else if (cut != requestBody) {
        result = result.with("requestBody", cut);
      }
    }
    Node responses = operation.get("responses");
    if (responses != null) {
      Map<String, Node> left = new LinkedHashMap<>();
      responses
          .entries()
          .forEach(
              (status, response) -> {
                Node cut = cutContent(response, version);
                if (cut != null) {
                  left.put(status, cut);
                }
              });
      result = result.with("responses", new Node.ObjectNode(left, responses.position()));
    }
    return result;
  }

  /**
   * A body or response with the content of one version; the node itself when it has no other, null
   * when it has only other.
   */
  private @Nullable Node cutContent(Node node, ApiVersion version) {
    Node resolved = versions.resolve(node);
    Map<String, Node> content = resolved.entries("content");
    Map<String, Node> left = new LinkedHashMap<>(content);
    left.keySet()
        .removeIf(type -> versions.of(type).map(other -> !other.equals(version)).orElse(false));
    if (left.size() == content.size()) {
      return node;
    }
    if (left.isEmpty() || !(resolved instanceof Node.ObjectNode object)) {
      return null;
    }
    return object.with("content", new Node.ObjectNode(left, object.position()));
  }

  private @Nullable String errorSchema() {
    Node declared = document.root().get("x-dateline-error");
    String schema = declared == null ? null : declared.text("schema");
    return schema == null ? null : Pointer.last("/" + schema);
  }

  private Node.ObjectNode root(Map<String, Node> paths, Node.ObjectNode components) {
    Map<String, Node> fields = new LinkedHashMap<>();
    document
        .root()
        .fields()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "paths" -> fields.put(name, new Node.ObjectNode(paths, value.position()));
                case "components" -> fields.put(name, components);
                case "webhooks" -> {
                  diagnostics.add(
                      new Diagnostic(
                          Diagnostic.Severity.WARNING,
                          "#/webhooks",
                          "webhooks are left out: nothing is made of requests that the API sends"
                              + " to its callers"));
                  fields.put(name, new Node.ObjectNode(Map.of(), value.position()));
                }
                default -> fields.put(name, value);
              }
            });
    return new Node.ObjectNode(fields, document.root().position());
  }
}
