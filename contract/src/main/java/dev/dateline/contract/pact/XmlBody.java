package dev.dateline.contract.pact;

import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.schema.Problem;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body of XML as the value that its schema describes (OpenAPI 3.1, XML Object): which
 * elements and attributes are which properties, and which elements are items. Where the document
 * leaves a name open, as that of a root or of items, any will do.
 */
final class XmlBody {
  private static final String TEXT = "#text";

  private final Node root;
  private final SchemaJudge schemas;
  private final List<Problem> problems = new ArrayList<>();

  /** Places in the value, by element. */
  private final Map<XmlElement, String> places = new HashMap<>();

  /** The arrays that elements are items of, by element: places in the value. */
  private final Map<XmlElement, String> arrays = new HashMap<>();

  /** Places in the value, by element and attribute. */
  private final Map<XmlElement, Map<String, String>> attributes = new HashMap<>();

  /** What places in the value are called in XML. */
  private final Map<String, String> paths = new HashMap<>();

  private XmlBody(Node root, SchemaJudge schemas) {
    this.root = root;
    this.schemas = schemas;
  }

  /** Reads the XML in a text; what contradicts the XML objects becomes a problem. */
  static Content read(String text, At schema, Node root, SchemaJudge schemas)
      throws XmlElement.Unreadable {
    XmlElement element = XmlElement.root(text);
    XmlBody body = new XmlBody(root, schemas);
    Set<String> names = body.names(schema, 0);
    String path = "/" + element.name();
    if (!names.isEmpty() && names.stream().noneMatch(element::isCalled)) {
      body.problem("", schema.followed(root), "must be <" + first(names) + ">", element);
    }
    JsonValue value = body.value(element, List.of(schema), "", path);
    return new Content(
        value,
        true,
        false,
        matcher -> body.selected(element, matcher, value),
        body::shown,
        body.problems);
  }

  private static String first(Set<String> names) {
    return names.iterator().next();
  }

  private void problem(String at, At schema, String must, XmlElement element) {
    At xml = schema.get("xml");
    problems.add(
        new Problem(
            Severity.ERROR,
            at,
            xml == null ? schema.pointer() : xml.pointer(),
            "xml",
            must + ", and is <" + element.name() + ">"));
  }

  /** A place in the value as a path through the XML. */
  private String shown(String at) {
    String known = at;
    while (!paths.containsKey(known) && !known.isEmpty()) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    return paths.getOrDefault(known, "") + at.substring(known.length());
  }

  // ---- names

  /** What the XML object of a schema says, the schema itself before what it refers to. */
  private @Nullable Node xml(At schema, String field) {
    for (At each : List.of(schema, schema.followed(root))) {
      Node xml = each.node().get("xml");
      Node value = xml == null ? null : xml.get(field);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private boolean flag(List<At> all, String field) {
    return all.stream()
        .map(each -> xml(each, field))
        .anyMatch(value -> value != null && value.is(true));
  }

  /** The names that a schema gives a root, by itself or by its alternatives; empty for any. */
  private Set<String> names(At schema, int depth) {
    Node name = xml(schema, "name");
    String text = name == null ? null : name.text();
    if (text != null) {
      return Set.of(text);
    }
    Set<String> names = new LinkedHashSet<>();
    At target = schema.followed(root);
    for (String keyword : List.of("oneOf", "anyOf")) {
      for (At each : depth > 10 ? List.<At>of() : target.elements(keyword)) {
        Set<String> own = names(each, depth + 1);
        if (own.isEmpty()) {
          return Set.of();
        }
        names.addAll(own);
      }
    }
    return names;
  }

  /** The names that the element of a property may have. */
  private Set<String> names(String property, List<At> all) {
    Set<String> names = new LinkedHashSet<>();
    boolean renamed = !all.isEmpty();
    for (At each : all) {
      Node own = each.node().get("xml");
      String name = own == null ? null : own.text("name");
      if (name != null) {
        names.add(name);
      } else {
        renamed = false;
      }
    }
    if (!renamed) {
      names.add(property);
      for (At each : all) {
        // A name at what is referred to may be meant for it here, or where it is a root.
        addName(each, names);
      }
    }
    return names;
  }

  private List<At> itemsOf(List<At> arrays) {
    return arrays.stream().flatMap(each -> schemas.all(each, "items").stream()).toList();
  }

  private Set<String> itemNames(List<At> items) {
    Set<String> names = new LinkedHashSet<>();
    for (At each : items) {
      addName(each, names);
    }
    return names;
  }

  private void addName(At schema, Set<String> names) {
    Node name = xml(schema, "name");
    String text = name == null ? null : name.text();
    if (text != null) {
      names.add(text);
    }
  }

  // ---- values

  /**
   * A property of an object in XML.
   *
   * @param name in the schema
   * @param schemas of it
   * @param array whether it has items
   * @param wrapped whether these are in an element of their own
   */
  private record Property(String name, List<At> schemas, boolean array, boolean wrapped) {}

  private Set<String> types(List<At> all) {
    Set<String> types = new LinkedHashSet<>();
    all.forEach(each -> types.addAll(schemas.types(each)));
    return types;
  }

  private JsonValue value(XmlElement element, List<At> all, String at, String path) {
    places.put(element, at);
    paths.put(at, path);
    namespace(element, all, at);
    if (element.isNil()) {
      return JsonNull.INSTANCE;
    }
    Set<String> types = types(all);
    boolean object = types.contains("object");
    if (types.contains("array") && !object) {
      return items(element.children(), all, element, at, path);
    }
    boolean scalar = types.stream().anyMatch(XmlBody::isScalar);
    boolean bare = element.attributes().isEmpty();
    boolean empty =
        element.children().isEmpty() && (bare ? object && !scalar : object || types.isEmpty());
    return !element.children().isEmpty() || (empty && (!bare || element.text().isBlank()))
        ? object(element, all, at, path)
        : JsonValue.of(element.text());
  }

  private static boolean isScalar(String type) {
    return !type.equals("object") && !type.equals("array");
  }

  private void namespace(XmlElement element, List<At> all, String at) {
    Set<String> wanted = new LinkedHashSet<>();
    At said = null;
    for (At each : all) {
      Node namespace = xml(each, "namespace");
      String text = namespace == null ? null : namespace.text();
      if (text == null) {
        return; // one of them leaves it open
      }
      wanted.add(text);
      said = said == null ? each.followed(root) : said;
    }
    String actual = element.namespace();
    boolean open = actual == null && element.name().indexOf(':') >= 0; // a prefix not declared
    if (said != null && !open && (actual == null || !wanted.contains(actual))) {
      At xml = said.get("xml");
      problems.add(
          new Problem(
              Severity.ERROR,
              at,
              xml == null ? said.pointer() : xml.pointer(),
              "xml",
              "must be in the namespace "
                  + first(wanted)
                  + ", and is in "
                  + (actual == null ? "none" : actual)));
    }
  }

  private JsonValue object(XmlElement element, List<At> all, String at, String path) {
    Map<String, Property> ofElements = new LinkedHashMap<>();
    Map<String, Property> ofAttributes = new LinkedHashMap<>();
    Map<String, Property> unwrapped = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    all.forEach(each -> names.addAll(schemas.propertyNames(each)));
    properties(names, all, ofElements, ofAttributes, unwrapped);
    List<At> others =
        all.stream()
            .flatMap(each -> schemas.all(each, "additionalProperties").stream())
            .filter(each -> each.node().isObject())
            .toList();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    element
        .attributes()
        .forEach(
            (name, text) -> {
              Property property = named(ofAttributes, name);
              if (property == null && name.startsWith("xml:")) {
                return; // the language, and how to take spaces
              }
              String key =
                  property != null
                      ? property.name()
                      : named(ofElements, name) != null || others.isEmpty() ? "@" + name : name;
              members.put(key, JsonValue.of(text));
              String place = Pointer.child(at, key);
              paths.put(place, path + "/@" + name);
              attributes.computeIfAbsent(element, each -> new HashMap<>()).put(name, place);
            });
    Map<String, Integer> counts = new HashMap<>();
    Map<String, List<XmlElement>> loose = new LinkedHashMap<>();
    for (XmlElement child : element.children()) {
      Property property = named(ofElements, child.name());
      if (property == null) {
        // What has the name of a property that is written otherwise is not that property.
        String local = XmlElement.local(child.name());
        String key = names.contains(local) ? "<" + local + ">" : local;
        loose.computeIfAbsent(key, each -> new ArrayList<>()).add(child);
      } else if (property.array() && property.wrapped()) {
        String place = Pointer.child(at, property.name());
        String own = numbered(path, child, counts);
        paths.put(place, own);
        JsonArray items = items(child.children(), property.schemas(), child, place, own);
        members.merge(property.name(), items, XmlBody::joined);
      } else {
        loose.computeIfAbsent(property.name(), key -> new ArrayList<>()).add(child);
      }
    }
    loose.forEach(
        (key, elements) -> {
          Property property = property(ofElements, key);
          List<At> known = property == null ? others : property.schemas();
          String place = Pointer.child(at, key);
          if (property != null && property.array()) {
            members.put(key, items(elements, property.schemas(), null, place, path, counts));
          } else if (elements.size() == 1) {
            XmlElement only = elements.get(0);
            members.put(key, value(only, known, place, numbered(path, only, counts)));
          } else {
            members.put(key, several(elements, known, place, path, counts));
          }
        });
    unwrapped.forEach(
        (name, property) -> {
          if (!members.containsKey(name) && isRequired(all, name)) {
            members.put(name, JsonArray.EMPTY); // no item at all is how an empty array looks
          }
        });
    return new JsonObject(members);
  }

  private static JsonValue joined(JsonValue some, JsonValue more) {
    List<JsonValue> all = new ArrayList<>(((JsonArray) some).items());
    all.addAll(((JsonArray) more).items());
    return new JsonArray(all);
  }

  private boolean isRequired(List<At> all, String name) {
    return all.stream()
        .flatMap(each -> schemas.parts(each).stream())
        .flatMap(each -> each.node().elements("required").stream())
        .anyMatch(each -> name.equals(each.text()));
  }

  private void properties(
      Set<String> names,
      List<At> all,
      Map<String, Property> ofElements,
      Map<String, Property> ofAttributes,
      Map<String, Property> unwrapped) {
    for (String name : names) {
      List<At> known = all.stream().flatMap(each -> schemas.property(each, name).stream()).toList();
      boolean array = types(known).contains("array");
      Property property = new Property(name, known, array, array && flag(known, "wrapped"));
      Set<String> called = names(name, known);
      if (flag(known, "attribute")) {
        called.forEach(each -> ofAttributes.putIfAbsent(each, property));
        continue;
      }
      if (array && !property.wrapped()) {
        called.add(name); // the name of an array is that of the element around its items
        called.addAll(itemNames(itemsOf(known)));
        unwrapped.put(name, property);
      }
      called.forEach(each -> ofElements.putIfAbsent(each, property));
    }
  }

  private static @Nullable Property named(Map<String, Property> all, String name) {
    Property exact = all.get(name);
    if (exact != null) {
      return exact;
    }
    String local = XmlElement.local(name);
    return all.entrySet().stream()
        .filter(each -> XmlElement.local(each.getKey()).equals(local))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Property property(Map<String, Property> all, String name) {
    return all.values().stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  /** The items in an element of their own. */
  private JsonArray items(
      List<XmlElement> elements, List<At> arrays, XmlElement wrapper, String at, String path) {
    places.put(wrapper, at);
    paths.putIfAbsent(at, path);
    List<At> items = itemsOf(arrays);
    Set<String> names = itemNames(items);
    if (elements.isEmpty() && !wrapper.text().isBlank()) {
      At array = arrays.get(0).followed(root);
      problems.add(
          new Problem(
              Severity.ERROR,
              at,
              array.pointer(),
              "xml",
              "must have an element for each item, and has text"));
    }
    if (!names.isEmpty()) {
      for (XmlElement each : elements) {
        if (names.stream().noneMatch(each::isCalled)) {
          problem(at, items.get(0).followed(root), "must have items <" + first(names) + ">", each);
          break;
        }
      }
    }
    return items(elements, arrays, wrapper, at, path, new HashMap<>());
  }

  private JsonArray items(
      List<XmlElement> elements,
      List<At> arrays,
      @Nullable XmlElement wrapper,
      String at,
      String path,
      Map<String, Integer> counts) {
    if (wrapper == null) {
      paths.putIfAbsent(at, path + "/" + elements.get(0).name());
    }
    return several(elements, itemsOf(arrays), at, path, counts);
  }

  private JsonArray several(
      List<XmlElement> elements,
      List<At> schemas,
      String at,
      String path,
      Map<String, Integer> counts) {
    List<JsonValue> values = new ArrayList<>();
    for (XmlElement each : elements) {
      arrays.put(each, at);
      values.add(
          value(each, schemas, Pointer.child(at, values.size()), numbered(path, each, counts)));
    }
    return new JsonArray(values);
  }

  /** A path to a child, as XPath counts. */
  private static String numbered(String path, XmlElement child, Map<String, Integer> counts) {
    int number = counts.merge(child.name(), 1, Integer::sum);
    return path + "/" + child.name() + (number == 1 ? "" : "[" + number + "]");
  }

  // ---- matchers

  /**
   * What a path selects: {@code $.pets.pet[*]['@id']}, {@code $.pets.pet[0].name['#text']}. An
   * element among others stands for all of them.
   */
  private Map<String, JsonValue> selected(XmlElement element, MatcherPath path, JsonValue value) {
    Map<String, JsonValue> found = new LinkedHashMap<>();
    List<@Nullable String> steps = path.steps();
    if (!steps.isEmpty() && isStep(element, steps.get(0))) {
      select(element, steps, 1, value, found);
      if (steps.size() > 1 && isCount(steps.get(1))) {
        select(element, steps, 2, value, found);
      }
    }
    return found;
  }

  private void select(
      XmlElement element,
      List<@Nullable String> steps,
      int depth,
      JsonValue value,
      Map<String, JsonValue> found) {
    if (depth == steps.size()) {
      add(arrays.get(element), value, found);
      return;
    }
    String step = steps.get(depth);
    boolean last = depth == steps.size() - 1;
    if (last && TEXT.equals(step)) {
      add(places.get(element), value, found);
    } else if (last && step != null && step.startsWith("@")) {
      Map<String, String> known = attributes.getOrDefault(element, Map.of());
      add(known.get(step.substring(1)), value, found);
    } else {
      Map<String, Integer> counts = new HashMap<>();
      for (XmlElement child : element.children()) {
        int number = counts.merge(child.name(), 1, Integer::sum) - 1;
        if (isStep(child, step)) {
          select(child, steps, depth + 1, value, found);
          String count = last ? "" : steps.get(depth + 1);
          if (!last && isCount(count) && (count == null || count.equals("" + number))) {
            select(child, steps, depth + 2, value, found);
          }
        }
      }
    }
  }

  private static void add(@Nullable String place, JsonValue value, Map<String, JsonValue> found) {
    JsonValue at = place == null ? null : MatcherCheck.at(value, place);
    if (place != null && at != null) {
      found.put(place, at);
    }
  }

  private static boolean isStep(XmlElement element, @Nullable String step) {
    return step == null || element.isCalled(step);
  }

  private static boolean isCount(@Nullable String step) {
    return step == null || step.matches("[0-9]+");
  }
}
