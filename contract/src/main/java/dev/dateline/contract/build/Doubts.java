package dev.dateline.contract.build;

import dev.dateline.contract.build.Examples.Kind;
import dev.dateline.contract.build.Examples.Origin;
import dev.dateline.contract.schema.Dialect;
import dev.dateline.contract.schema.Json;
import dev.dateline.contract.schema.Numeric;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds constraints that cannot be meant: those that contradict each other, the format beside them,
 * or every example, default and listed value that the document itself has for them, and patterns
 * whose backslashes were doubled on the way.
 *
 * <p>A format goes where any example cannot be read as what Java makes of it: answers would be as
 * unreadable. Of other constraints, one that is plainly wrong is taken out of the tree, with a
 * warning, so that neither side enforces it; or left in, with the same warning, where that is asked
 * for. Where a single example breaks what others keep, the example is taken for the mistake, with a
 * note. Not thread safe.
 */
final class Doubts {
  /** The parameter that has doubtful constraints enforced. */
  private static final String OPTION = "enforceDoubtful";

  private static final int LONGEST_QUOTE = 80;

  private static final List<String[]> BOUNDS =
      List.of(
          new String[] {"minLength", "maxLength"},
          new String[] {"minItems", "maxItems"},
          new String[] {"minProperties", "maxProperties"});

  private final Node.ObjectNode root;
  private final boolean enforced;
  private final Diagnostics diagnostics;
  private final Instances instances;
  private final Map<String, Edit> edits = new LinkedHashMap<>();

  /**
   * What to change of one schema.
   *
   * @param without keywords to leave out
   * @param notRequired names to leave out of {@code required}
   * @param listed values to add to {@code enum}
   */
  private record Edit(Set<String> without, Set<String> notRequired, List<Node> listed) {
    Edit() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>());
    }
  }

  private Doubts(Node.ObjectNode root, Dialect dialect, boolean enforced, Diagnostics diagnostics) {
    this.root = root;
    this.enforced = enforced;
    this.diagnostics = diagnostics;
    this.instances = new Instances(root, dialect);
  }

  /**
   * The document without the constraints that cannot be meant.
   *
   * @param enforced whether they are to stay all the same
   */
  static Node.ObjectNode settle(
      Node.ObjectNode root, Dialect dialect, boolean enforced, Diagnostics diagnostics) {
    Doubts doubts = new Doubts(root, dialect, enforced, diagnostics);
    doubts.find();
    return doubts.edits.isEmpty() ? root : doubts.edited();
  }

  private void find() {
    Examples examples = new Examples(root);
    examples.each((schema, value, origin) -> instances.judge(schema, value, origin));
    examples.schemas().forEach(this::schema);
    instances.findings().forEach(this::finding);
    instances.strays().forEach(this::stray);
  }

  private Edit edit(String pointer) {
    return edits.computeIfAbsent(pointer, at -> new Edit());
  }

  /** Says what is wrong, and takes keywords out unless they are to stay. */
  private void doubt(At schema, String about, String what, String mend, String... keywords) {
    String done =
        enforced
            ? "It is enforced all the same, as " + OPTION + " asks."
            : "It is not enforced. " + mend + ", or set " + OPTION + ".";
    diagnostics.warn(Pointer.child(schema.pointer(), about), what + ". " + done);
    if (!enforced) {
      edit(schema.pointer()).without().addAll(List.of(keywords));
    }
  }

  // ---- what one schema says

  private void schema(At schema) {
    bounds(schema);
    sizes(schema);
    constant(schema);
    formats(schema);
    pattern(schema);
    required(schema);
  }

  private void bounds(At schema) {
    for (String[] pair : BOUNDS) {
      BigDecimal least = Numeric.of(schema.node().get(pair[0]));
      BigDecimal most = Numeric.of(schema.node().get(pair[1]));
      if (least != null && most != null && least.compareTo(most) > 0) {
        doubt(
            schema,
            pair[0],
            pair[0] + " " + least + " is more than " + pair[1] + " " + most,
            "Correct one of them",
            pair);
      }
    }
    Numeric.Range range = Numeric.range(schema.node());
    if (range.isEmpty()) {
      doubt(
          schema,
          range.lowerKeyword(),
          "no number is " + range,
          "Correct one of the bounds",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum");
    } else if (range.exceeds(schema.node().string("format"))) {
      doubt(
          schema,
          "format",
          "the bounds allow numbers ("
              + range
              + ") that the format '"
              + schema.node().string("format")
              + "' has no room for",
          "Correct the format or the bounds",
          "format");
    }
  }

  /** Sizes of objects that the properties themselves exclude. */
  private void sizes(At schema) {
    BigDecimal most = Numeric.of(schema.node().get("maxProperties"));
    long required = schema.node().elements("required").stream().map(Node::text).distinct().count();
    if (most != null && most.compareTo(BigDecimal.valueOf(required)) < 0) {
      doubt(
          schema,
          "maxProperties",
          "maxProperties " + most + " is less than the " + required + " that are required",
          "Correct one of them",
          "maxProperties");
    }
    BigDecimal least = Numeric.of(schema.node().get("minProperties"));
    int declared = schema.node().entries("properties").size();
    if (least != null && isClosed(schema) && least.compareTo(BigDecimal.valueOf(declared)) > 0) {
      doubt(
          schema,
          "minProperties",
          "minProperties " + least + " is more than the " + declared + " that there can be",
          "Correct it or allow other properties",
          "minProperties");
    }
  }

  /** Whether a schema by itself allows the properties only that it declares. */
  private static boolean isClosed(At schema) {
    Node additional = schema.node().get("additionalProperties");
    return additional != null
        && additional.is(false)
        && !schema.node().has("allOf")
        && !schema.node().has("patternProperties")
        && !schema.node().has("$ref");
  }

  private void constant(At schema) {
    Node value = schema.node().get("const");
    if (value != null
        && !value.isNull()
        && !instances.isOfType(schema, value)
        && !instances.isLooselyOfType(schema, value)) {
      doubt(
          schema,
          "const",
          "the constant " + quoted(value) + " is not of the type that the schema names",
          "Correct one of them",
          "const");
    }
  }

  private void formats(At schema) {
    String format = schema.node().string("format");
    List<String> samples = format == null ? List.of() : Instances.samples(format);
    if (samples.isEmpty() || isLeftOut(schema, "format")) {
      return;
    }
    for (String keyword : List.of("pattern", "maxLength", "minLength")) {
      if (schema.node().has(keyword)
          && !isLeftOut(schema, keyword)
          && samples.stream().noneMatch(sample -> instances.keeps(schema, keyword, sample))) {
        doubt(
            schema,
            keyword,
            "no value of the format '"
                + format
                + "' keeps the "
                + keyword
                + " "
                + quoted(schema.node().get(keyword)),
            "Correct the format or the " + keyword,
            "format",
            keyword);
        return;
      }
    }
  }

  private void pattern(At schema) {
    String pattern = schema.node().string("pattern");
    if (pattern == null || isLeftOut(schema, "pattern") || instances.isKept(schema, "pattern")) {
      return;
    }
    String meant = DoubledBackslashes.undone(pattern);
    if (meant != null) {
      doubt(
          schema,
          "pattern",
          "the pattern "
              + quoted(schema.node().get("pattern"))
              + " demands backslashes in the text itself, as if each had been escaped twice",
          "If '" + shortened(meant) + "' is meant, correct it in the document or in an overlay",
          "pattern");
    }
  }

  /** A property that must be there and must not. */
  private void required(At schema) {
    if (!isClosed(schema)) {
      return;
    }
    for (At each : schema.elements("required")) {
      String name = each.node().text();
      if (name != null && !schema.node().entries("properties").containsKey(name)) {
        String what = "'" + shortened(name) + "' is required and, as it is not declared, forbidden";
        doubt(schema, "required", what, "Declare the property or do not require it");
        if (!enforced) {
          edit(schema.pointer()).notRequired().add(name);
        }
      }
    }
  }

  // ---- what instances say

  private void finding(Instances.Finding finding) {
    for (Instances.Breach breach : finding.breaches()) {
      finding(finding, breach);
    }
  }

  private void finding(Instances.Finding finding, Instances.Breach breach) {
    At schema = finding.schema();
    String keyword = finding.keyword();
    Origin first = breach.origin();
    boolean certain = first.kind() == Kind.MAPPED || first.kind() == Kind.CONSTANT;
    String value = first.kind().word() + " " + quoted(breach.value()) + " at " + first.pointer();
    if (keyword.equals("type")) {
      diagnostics.note(
          first.pointer(),
          "the "
              + first.kind().word()
              + " "
              + quoted(breach.value())
              + " is not of the type that the schema at "
              + schema.pointer()
              + (breach.value().isNull()
                  ? " demands. Let it be null there, or leave it out here"
                  : instances.isLooselyOfType(schema, breach.value())
                      ? " demands. Write it in quotes, as text"
                      : " demands. Correct one of them"));
    } else if (keyword.equals("required")) {
      diagnostics.note(
          Pointer.child(schema.pointer(), keyword),
          "the " + value + " lacks a required property; it is taken for incomplete");
    } else if (finding.kept() > 0 && !certain && !keyword.equals("format")) {
      diagnostics.note(
          Pointer.child(schema.pointer(), keyword),
          "the "
              + value
              + " breaks this "
              + keyword
              + "; as others keep it, it is enforced and the "
              + first.kind().word()
              + " is taken for the mistake");
    } else if (keyword.equals("enum")) {
      diagnostics.warn(
          Pointer.child(schema.pointer(), keyword),
          "the "
              + value
              + " is not among the listed values. "
              + (enforced
                  ? "The list is enforced all the same, as " + OPTION + " asks."
                  : "It is added to them. Correct the list or the "
                      + first.kind().word()
                      + ", or set "
                      + OPTION
                      + "."));
      if (!enforced) {
        edit(schema.pointer()).listed().add(breach.value());
      }
    } else {
      doubt(
          schema,
          keyword,
          "the document's own " + value + " breaks this " + keyword,
          "Correct one of them",
          keyword.equals("minimum")
              ? new String[] {"minimum", "exclusiveMinimum"}
              : keyword.equals("maximum")
                  ? new String[] {"maximum", "exclusiveMaximum"}
                  : new String[] {keyword});
    }
  }

  private void stray(Instances.Stray stray) {
    diagnostics.note(
        stray.alternatives(),
        "the "
            + stray.origin().kind().word()
            + " "
            + quoted(stray.value())
            + " at "
            + stray.origin().pointer()
            + " "
            + stray.what());
  }

  private boolean isLeftOut(At schema, String keyword) {
    Edit edit = edits.get(schema.pointer());
    return edit != null && edit.without().contains(keyword);
  }

  private static String quoted(@Nullable Node value) {
    if (value == null) {
      return "''";
    }
    String text = value.text();
    return "'" + shortened(text == null ? Json.value(value).toString() : text) + "'";
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }

  // ---- the tree without them

  /** Edits by the keys that lead to them. */
  private static final class Branch {
    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private @Nullable Edit edit;
  }

  private Node.ObjectNode edited() {
    Branch trunk = new Branch();
    edits.forEach(
        (pointer, edit) -> {
          Branch at = trunk;
          for (String key : Pointer.keys(pointer)) {
            at = at.branches.computeIfAbsent(key, each -> new Branch());
          }
          at.edit = edit;
        });
    return (Node.ObjectNode) edited(root, trunk);
  }

  private static Node edited(Node node, Branch branch) {
    if (node instanceof Node.ArrayNode array) {
      List<Node> items = new ArrayList<>(array.items());
      branch.branches.forEach(
          (key, inner) -> {
            int index = Integer.parseInt(key);
            items.set(index, edited(items.get(index), inner));
          });
      return new Node.ArrayNode(items, array.position());
    }
    if (!(node instanceof Node.ObjectNode object)) {
      return node;
    }
    Map<String, Node> fields = new LinkedHashMap<>(object.fields());
    branch.branches.forEach(
        (key, inner) -> fields.computeIfPresent(key, (name, field) -> edited(field, inner)));
    Edit edit = branch.edit;
    if (edit != null) {
      fields.keySet().removeAll(edit.without());
      fields.computeIfPresent("required", (name, field) -> required(field, edit.notRequired()));
      fields.computeIfPresent("enum", (name, field) -> listed(field, edit.listed()));
    }
    return new Node.ObjectNode(fields, object.position());
  }

  private static Node required(Node names, Set<String> without) {
    List<Node> kept = new ArrayList<>();
    for (Node name : names.elements()) {
      String text = name.text();
      if (text == null || !without.contains(text)) {
        kept.add(name);
      }
    }
    return new Node.ArrayNode(kept, names.position());
  }

  private static Node listed(Node values, List<Node> more) {
    List<Node> all = new ArrayList<>(values.elements());
    all.addAll(more);
    return new Node.ArrayNode(all, values.position());
  }
}
