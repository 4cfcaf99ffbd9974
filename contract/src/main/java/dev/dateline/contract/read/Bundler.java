package dev.dateline.contract.read;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.WebAddress;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings what a document refers to into the document: parts of other files, and parts that are no
 * components, become components; path items take the place of the references to them. A document
 * that refers to its own components only comes back as it is.
 *
 * <p>Files are read from the folder of the document and below, and from the web where that is
 * allowed; never from elsewhere.
 */
final class Bundler {
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:");

  /** Keys of a path that say nothing of a part of it. */
  private static final Set<String> STRUCTURE =
      Set.of("paths", "responses", "requestBody", "content", "schema", "properties", "headers");

  private final String name;
  private final @Nullable Path file;
  private final Node.ObjectNode root;
  private final Limits limits;

  private final WebFiles web;

  /** The other files by their path relative to the folder of the document, or by address. */
  private final Map<String, Node> files = new HashMap<>();

  /** Where parts from elsewhere went: from file and pointer to the pointer of the component. */
  private final Map<String, String> moved = new HashMap<>();

  /** New components by folder and name; null while their content is being rewritten. */
  private final Map<String, Map<String, @Nullable Node>> added = new LinkedHashMap<>();

  private final Set<String> inlining = new HashSet<>();

  /** What schemas call themselves, by file; looked up only where a reference has such a name. */
  private final Map<String, SchemaNames> names = new HashMap<>();

  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Where a part stands: in the document itself (empty file) or another file. */
  private record Place(String file, String pointer) {}

  Bundler(String name, @Nullable Path file, Node.ObjectNode root, WebFiles web, Limits limits) {
    this.name = name;
    this.file = file;
    this.root = root;
    this.web = web;
    this.limits = limits;
  }

  Node.ObjectNode bundle() {
    Node.ObjectNode bundled = (Node.ObjectNode) rewrite(Element.DOCUMENT, root, "");
    if (added.isEmpty()) {
      return bundled;
    }
    Node.ObjectNode components =
        bundled.get("components") instanceof Node.ObjectNode there
            ? there
            : new Node.ObjectNode(Map.of(), root.position());
    for (Map.Entry<String, Map<String, @Nullable Node>> folder : added.entrySet()) {
      Map<String, Node> all = new LinkedHashMap<>(components.entries(folder.getKey()));
      folder
          .getValue()
          .forEach(
              (component, node) -> {
                if (node != null) {
                  all.put(component, node);
                }
              });
      components = components.with(folder.getKey(), new Node.ObjectNode(all, root.position()));
    }
    return bundled.with("components", components);
  }

  /** The element with its references, and those of all inside it, made local. */
  private Node rewrite(Element element, Node node, String inFile) {
    if (!(node instanceof Node.ObjectNode object)) {
      return node;
    }
    Node.ObjectNode result = object;
    String ref = object.string("$ref");
    if (ref != null && element != Element.DOCUMENT && element != Element.COMPONENTS) {
      Place place = component(ref, element, inFile, object);
      if (place == null) {
        place = place(ref, inFile, object);
      }
      if (element == Element.PATH_ITEM) {
        return inline(place, ref, object);
      }
      String local = local(place, element, ref, object);
      if (!local.equals(ref)) {
        result =
            result.with("$ref", new Node.Scalar(Node.Scalar.Kind.STRING, local, object.position()));
      }
    }
    Map<String, Node> changed = null;
    for (Map.Entry<String, Node> entry : object.fields().entrySet()) {
      Element.Field field = element.field(entry.getKey());
      if (field != null) {
        Node before = entry.getValue();
        Node after =
            switch (field.holds()) {
              case ONE -> rewrite(field.element(), before, inFile);
              case LIST -> list(field.element(), before, inFile);
              case MAP -> map(field.element(), before, inFile);
            };
        if (after != before) {
          changed = changed == null ? new LinkedHashMap<>(result.fields()) : changed;
          changed.put(entry.getKey(), after);
        }
      }
    }
    if (element == Element.SCHEMA) {
      Node discriminator = discriminator(object, inFile);
      if (discriminator != null) {
        changed = changed == null ? new LinkedHashMap<>(result.fields()) : changed;
        changed.put("discriminator", discriminator);
      }
    }
    return changed == null ? result : new Node.ObjectNode(changed, object.position());
  }

  private Node list(Element element, Node node, String inFile) {
    List<Node> items = new ArrayList<>();
    boolean same = true;
    for (Node item : node.elements()) {
      Node after = rewrite(element, item, inFile);
      same &= after == item;
      items.add(after);
    }
    return same ? node : new Node.ArrayNode(items, node.position());
  }

  private Node map(Element element, Node node, String inFile) {
    Map<String, Node> entries = new LinkedHashMap<>();
    boolean same = true;
    for (Map.Entry<String, Node> entry : node.entries().entrySet()) {
      Node after = rewrite(element, entry.getValue(), inFile);
      same &= after == entry.getValue();
      entries.put(entry.getKey(), after);
    }
    return same ? node : new Node.ObjectNode(entries, node.position());
  }

  /** The discriminator with the references of its mapping made local, or null when they are. */
  private @Nullable Node discriminator(Node.ObjectNode schema, String inFile) {
    if (!(schema.get("discriminator") instanceof Node.ObjectNode discriminator)) {
      return null;
    }
    Map<String, Node> mapping = new LinkedHashMap<>(discriminator.entries("mapping"));
    boolean same = true;
    for (Map.Entry<String, Node> entry : mapping.entrySet()) {
      String target = entry.getValue().text();
      boolean reference =
          target != null && (target.contains("#") || target.contains("/") || isFile(target));
      if (reference && target != null) {
        String local = mapped(target, inFile, schema);
        if (!local.equals(target)) {
          same = false;
          entry.setValue(
              new Node.Scalar(Node.Scalar.Kind.STRING, local, entry.getValue().position()));
        }
      }
    }
    return same
        ? null
        : discriminator.with("mapping", new Node.ObjectNode(mapping, discriminator.position()));
  }

  /** What a mapping means by a text that looks like a reference; it need not be one. */
  private String mapped(String target, String inFile, Node.ObjectNode schema) {
    Place place;
    try {
      place = place(target, inFile, schema);
    } catch (ContractException e) {
      return target; // a name of a schema may look like this as well
    }
    return local(place, Element.SCHEMA, target, schema);
  }

  private static boolean isFile(String target) {
    String lower = target.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
  }

  /** A path item in the place of the reference to it. */
  private Node inline(Place place, String ref, Node.ObjectNode at) {
    String key = place.file() + place.pointer();
    if (!inlining.add(key)) {
      throw mistake(at, ": the path item '" + ref + "' refers to itself.");
    }
    Node target = rewrite(Element.PATH_ITEM, find(place, ref, at), place.file());
    inlining.remove(key);
    Map<String, Node> merged = new LinkedHashMap<>(target.entries());
    Node siblings = rewrite(Element.PATH_ITEM, at.without("$ref"), place.file());
    merged.putAll(siblings.entries());
    return new Node.ObjectNode(merged, target.position());
  }

  /** A pointer into the components of the document to what a reference means. */
  private String local(Place place, Element element, String ref, Node.ObjectNode at) {
    String folder = element.folder();
    boolean isComponent =
        place.file().isEmpty()
            && place.pointer().startsWith("#/components/")
            && Pointer.keys(place.pointer()).length >= 3;
    if (isComponent) {
      return place.pointer();
    }
    if (folder != null && find(place) == null) {
      // What becomes of it is settled where it is known whether anything reaches it.
      return place.file() + place.pointer();
    }
    if (folder == null) {
      throw mistake(at, ": a $ref cannot stand here; '" + ref + "' is ignored by OpenAPI.");
    }
    String known = moved.get(place.file() + place.pointer());
    if (known != null) {
      return known;
    }
    Node target = find(place, ref, at);
    Map<String, @Nullable Node> there = added.computeIfAbsent(folder, f -> new LinkedHashMap<>());
    String component = freeName(folder, there, suggestion(place));
    String pointer = Pointer.child("#/components/" + folder, component);
    moved.put(place.file() + place.pointer(), pointer);
    there.put(component, null);
    there.put(component, rewrite(element, target, place.file()));
    return pointer;
  }

  /** A name for a part: its own where it has one, else made of the keys that lead to it. */
  private static String suggestion(Place place) {
    List<String> words = new ArrayList<>();
    String[] keys = Pointer.keys(place.pointer());
    if (place.pointer().startsWith("#/paths/")) {
      for (String key : keys) {
        if (!STRUCTURE.contains(key) && !(key.contains("/") && !key.startsWith("/"))) {
          words.add(key);
        }
      }
    } else if (keys.length > 0) {
      words.add(keys[keys.length - 1]);
    } else {
      String fileName = place.file().substring(place.file().lastIndexOf('/') + 1);
      int dot = fileName.lastIndexOf('.');
      words.add(dot > 0 ? fileName.substring(0, dot) : fileName);
    }
    String name =
        String.join(" ", words).replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^_+|_+$", "");
    return name.isEmpty() ? "part" : name;
  }

  private String freeName(String folder, Map<String, @Nullable Node> there, String suggestion) {
    Node components = root.get("components");
    Map<String, Node> own = components == null ? Map.of() : components.entries(folder);
    String free = suggestion;
    for (int i = 2; own.containsKey(free) || there.containsKey(free); i++) {
      free = suggestion + i;
    }
    return free;
  }

  private @Nullable Node find(Place place) {
    Node from = place.file().isEmpty() ? root : files.get(place.file());
    return from == null ? null : Pointer.resolve(from, place.pointer());
  }

  private Node find(Place place, String ref, Node.ObjectNode at) {
    Node target = find(place);
    if (target == null) {
      throw refused(ref, at, "leads nowhere. Correct it, or add what it means.");
    }
    return target;
  }

  /** What has been read otherwise than it is written. */
  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** The component that a bare name means, where it is one's and there is no such file; or null. */
  private @Nullable Place component(
      String ref, Element element, String inFile, Node.ObjectNode at) {
    String folder = element.folder();
    Node components = root.get("components");
    if (folder == null
        || components == null
        || !inFile.isEmpty()
        || !components.entries(folder).containsKey(ref)
        || (file != null && file.resolveSibling(ref).toFile().exists())) {
      return null;
    }
    String pointer = Pointer.child("#/components/" + folder, ref);
    String where = Pointer.to(at, root);
    diagnostics.add(
        new Diagnostic(
            Severity.WARNING,
            where == null ? "#" : Pointer.child(where, "$ref"),
            "there is no file '" + ref + "', but a component: write '" + pointer + "'."));
    return new Place("", pointer);
  }

  /** Where a reference leads, its file read. */
  private Place place(String ref, String inFile, Node.ObjectNode at) {
    int hash = ref.indexOf('#');
    String path = hash < 0 ? ref : ref.substring(0, hash);
    String fragment = hash < 0 ? "#" : ref.substring(hash);
    if (path.isEmpty()) {
      return new Place(inFile, pointer(fragment, inFile));
    }
    String identified = names("").identified(path);
    if (identified != null) {
      String pointer = pointer(fragment, "");
      return new Place("", pointer.equals(fragment) ? identified + fragment.substring(1) : pointer);
    }
    String read = read(path, ref, inFile, at);
    return new Place(read, pointer(fragment, read));
  }

  /** The pointer that a fragment is, or that of what an anchor names so; else as it stands. */
  private String pointer(String fragment, String inFile) {
    if (fragment.length() < 2 || fragment.charAt(1) == '/') {
      return fragment;
    }
    String anchored = names(inFile).anchored(fragment.substring(1));
    return anchored == null ? fragment : anchored;
  }

  private SchemaNames names(String inFile) {
    Node tree = inFile.isEmpty() ? root : files.get(inFile);
    return names.computeIfAbsent(inFile, key -> SchemaNames.in(tree == null ? root : tree));
  }

  /** Reads the file that a reference leads to; gives what it is known by. */
  private String read(String path, String ref, String inFile, Node.ObjectNode at) {
    if (WebFiles.isAddress(inFile) || SCHEME.matcher(path).find() || path.startsWith("//")) {
      return fetched(path, inFile, ref, at);
    }
    if (file == null) {
      throw refused(ref, at, "leads to another file, but " + name + " is not read from a file.");
    }
    return load(path, inFile, ref, at);
  }

  /** Reads a file of the web, once; gives its address. */
  private String fetched(String path, String inFile, String ref, Node.ObjectNode at) {
    URI address;
    try {
      address = new URI(path);
      if (WebFiles.isAddress(inFile)) {
        address = URI.create(inFile).resolve(address);
      }
    } catch (URISyntaxException e) {
      throw refused(ref, at, "names no address: " + e.getMessage());
    }
    if (!web.allows(address)) {
      throw refused(
          ref,
          at,
          "leads out of the document to a URL, which is not followed. Put a copy beside the"
              + " document and refer to that"
              + (WebAddress.isOfTheWeb(address)
                  ? ", or allow the address with webReferences."
                  : "."));
    }
    WebFiles.Fetched fetched;
    try {
      fetched = web.fetch(address);
    } catch (WebFiles.NotFetched e) {
      throw refused(
          ref,
          at,
          "cannot be followed: "
              + e.getMessage()
              + ". Correct the address, or put a copy beside the document and refer to that.");
    }
    String found = fetched.address().toString();
    if (!files.containsKey(found)) {
      String text =
          DocumentReader.decoded(fetched.content(), at.position() + ": " + fetched.address());
      files.put(found, DocumentReader.tree(found, text, limits));
    }
    return found;
  }

  /** Reads a file, once; gives its path relative to the folder, empty for the document itself. */
  private String load(String path, String inFile, String ref, Node.ObjectNode at) {
    Path document = java.util.Objects.requireNonNull(file).toAbsolutePath().normalize();
    Path folder = java.util.Objects.requireNonNull(document.getParent());
    Path base = inFile.isEmpty() ? document : folder.resolve(inFile);
    Path target;
    try {
      target = base.resolveSibling(path.replace("%20", " ")).normalize();
      if (target.toFile().exists()) {
        // A link may lead out of the folder where the names do not.
        if (!target.toRealPath().startsWith(folder.toRealPath())) {
          throw outside(ref, at);
        }
      }
    } catch (java.nio.file.InvalidPathException | java.io.IOException e) {
      throw refused(ref, at, "names no file: " + e.getMessage());
    }
    if (!target.startsWith(folder)) {
      throw outside(ref, at);
    }
    if (target.equals(document)) {
      return "";
    }
    String relative = folder.relativize(target).toString().replace('\\', '/');
    if (!files.containsKey(relative)) {
      if (files.size() >= limits.files()) {
        throw mistake(at, ": the document refers to more than " + limits.files() + " files.");
      }
      String text = DocumentReader.text(target, at.position() + ": " + ref, limits);
      files.put(relative, DocumentReader.tree(relative, text, limits));
    }
    return relative;
  }

  private ContractException outside(String ref, Node.ObjectNode at) {
    return refused(
        ref,
        at,
        "leads out of the folder of the document. Put a copy into that folder and refer to it.");
  }

  private ContractException refused(String ref, Node.ObjectNode at, String reason) {
    return mistake(at, ": the reference '" + ref + "' " + reason);
  }

  /** A mistake of an object that is, or ought to be, a reference. */
  private ContractException mistake(Node.ObjectNode at, String what) {
    String pointer = Pointer.to(at, root);
    for (Node each : files.values()) {
      pointer = pointer == null ? Pointer.to(at, each) : pointer;
    }
    return new ContractException(
        pointer == null ? "#" : at.has("$ref") ? Pointer.child(pointer, "$ref") : pointer,
        at.position() + what);
  }
}
