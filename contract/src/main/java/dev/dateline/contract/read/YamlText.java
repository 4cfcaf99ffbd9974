package dev.dateline.contract.read;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Position;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Reads YAML to a tree, from the events of snakeyaml's parser.
 *
 * <p>Plain scalars get the types of YAML 1.2's core schema (section 10.3.2), as OpenAPI asks for:
 * dates, {@code yes}, {@code on} and {@code 1_000} are strings. Merge keys are obeyed all the same,
 * because documents use them. Aliases share the tree they stand for, but are counted as if copied.
 */
final class YamlText {
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]{1,60}");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,60}");
  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private final String name;
  private final Iterator<Event> events;
  private final TreeBuilder tree;
  private final Map<String, Anchored> anchors = new HashMap<>();

  /** A tree with what it takes to count it again. */
  private record Sized(Node node, long size, int height) {}

  /** What an anchor stands for; nothing as long as it is being read. */
  private record Anchored(@Nullable Sized value) {}

  private YamlText(String name, Iterator<Event> events, TreeBuilder tree) {
    this.name = name;
    this.events = events;
    this.tree = tree;
  }

  static Node read(String name, String text, Limits limits) {
    TreeBuilder.checkLength(name, text, limits);
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE); // ours is checked already
    try {
      Iterator<Event> events = new Yaml(options).parse(new StringReader(text)).iterator();
      return new YamlText(name, events, new TreeBuilder(limits)).document();
    } catch (MarkedYAMLException e) {
      throw new ContractException("#", notYaml(name, e));
    } catch (YAMLException e) {
      throw new ContractException("#", name + ": not YAML: " + e.getMessage());
    }
  }

  private static String notYaml(String name, MarkedYAMLException e) {
    Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
    String where = mark == null ? name : position(name, mark).toString();
    String problem = e.getProblem() == null ? "it cannot be read" : e.getProblem();
    String context = e.getContext() == null ? "" : " " + e.getContext();
    String line = mark == null ? "" : "\n" + mark.get_snippet();
    return where
        + ": not YAML:"
        + context
        + (context.isEmpty() ? " " : ", ")
        + problem
        + "."
        + line;
  }

  private Node document() {
    Event event = events.next();
    while (event.is(Event.ID.StreamStart) || event.is(Event.ID.DocumentStart)) {
      event = events.next();
    }
    if (event.is(Event.ID.StreamEnd)) {
      throw new ContractException("#", name + ": the file is empty.");
    }
    Node root = value(event, 1).node();
    events.next(); // end of document
    Event end = events.next();
    if (!end.is(Event.ID.StreamEnd)) {
      throw new ContractException(
          "#",
          position(end) + ": a second YAML document begins here. Keep one document in a file.");
    }
    return root;
  }

  private Sized value(Event event, int depth) {
    Position position = position(event);
    if (event instanceof AliasEvent alias) {
      return alias(alias, depth, position);
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.put(anchor, new Anchored(null));
    }
    tree.count(1, position);
    Sized value;
    if (event instanceof ScalarEvent scalar) {
      value = new Sized(scalar(scalar, position), 1, 0);
    } else if (event instanceof MappingStartEvent) {
      tree.checkDepth(depth, position);
      value = mapping(depth, position);
    } else if (event instanceof SequenceStartEvent) {
      tree.checkDepth(depth, position);
      value = sequence(depth, position);
    } else {
      throw new IllegalStateException("not the beginning of a value: " + event);
    }
    if (anchor != null) {
      anchors.put(anchor, new Anchored(value));
    }
    return value;
  }

  private Sized alias(AliasEvent event, int depth, Position position) {
    Anchored anchored = anchors.get(event.getAnchor());
    if (anchored == null) {
      throw new ContractException(
          "#", position + ": the alias *" + event.getAnchor() + " has no anchor before it.");
    }
    Sized value = anchored.value();
    if (value == null) {
      throw new ContractException(
          "#",
          position
              + ": the alias *"
              + event.getAnchor()
              + " stands inside what it refers to. Use a $ref for recursion.");
    }
    tree.count(value.size(), position);
    tree.checkDepth(depth + value.height() - 1, position);
    return value;
  }

  private Sized sequence(int depth, Position position) {
    List<Node> items = new ArrayList<>();
    long size = 1;
    int height = 0;
    for (Event event = events.next(); !event.is(Event.ID.SequenceEnd); event = events.next()) {
      Sized item = value(event, depth + 1);
      items.add(item.node());
      size += item.size();
      height = Math.max(height, item.height());
    }
    return new Sized(new Node.ArrayNode(items, position), size, height + 1);
  }

  private Sized mapping(int depth, Position position) {
    TreeBuilder.Fields fields = new TreeBuilder.Fields();
    List<Node> merged = new ArrayList<>();
    long size = 1;
    int height = 0;
    for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
      Position keyPosition = position(event);
      boolean mergeKey =
          event instanceof ScalarEvent scalar
              && scalar.getScalarStyle() == ScalarStyle.PLAIN
              && scalar.getValue().equals("<<");
      String key = key(event, keyPosition);
      Sized value = value(events.next(), depth + 1);
      size += value.size() + 1;
      height = Math.max(height, value.height());
      if (mergeKey) {
        merged.add(value.node());
      } else {
        fields.add(key, keyPosition, value.node());
      }
    }
    for (Node source : merged) {
      List<Node> objects = source.isObject() ? List.of(source) : source.elements();
      for (Node object : objects) {
        tree.count(object.entries().size(), position);
        object.entries().forEach(fields::merge);
      }
    }
    return new Sized(fields.build(position), size, height + 1);
  }

  private String key(Event event, Position position) {
    if (event instanceof ScalarEvent scalar) {
      if (scalar.getAnchor() != null) {
        anchors.put(scalar.getAnchor(), new Anchored(new Sized(scalar(scalar, position), 1, 0)));
      }
      return scalar.getValue();
    }
    Anchored anchored = event instanceof AliasEvent alias ? anchors.get(alias.getAnchor()) : null;
    Sized value = anchored == null ? null : anchored.value();
    if (value != null && value.node() instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    throw new ContractException(
        "#", position + ": a key must be text, as in JSON; this one is a list or an object.");
  }

  private static Node.Scalar scalar(ScalarEvent event, Position position) {
    String text = event.getValue();
    String tag = event.getTag();
    if (event.getScalarStyle() != ScalarStyle.PLAIN
        || (tag != null
            && !tag.equals("tag:yaml.org,2002:int")
            && !tag.equals("tag:yaml.org,2002:float")
            && !tag.equals("tag:yaml.org,2002:bool")
            && !tag.equals("tag:yaml.org,2002:null"))) {
      return new Node.Scalar(Node.Scalar.Kind.STRING, text, position);
    }
    switch (text) {
      case "", "~", "null", "Null", "NULL" -> {
        return new Node.Scalar(Node.Scalar.Kind.NULL, "null", position);
      }
      case "true", "True", "TRUE", "false", "False", "FALSE" -> {
        return new Node.Scalar(Node.Scalar.Kind.BOOLEAN, text.toLowerCase(Locale.ROOT), position);
      }
      default -> {
        String number = number(text);
        return number == null
            ? new Node.Scalar(Node.Scalar.Kind.STRING, text, position)
            : new Node.Scalar(Node.Scalar.Kind.NUMBER, number, position);
      }
    }
  }

  /** The JSON literal of a number of the core schema, or null where the text is none. */
  static @Nullable String number(String text) {
    char first = text.charAt(0);
    if (!(first >= '0' && first <= '9') && first != '-' && first != '+' && first != '.') {
      return null;
    }
    if (JSON_NUMBER.matcher(text).matches()) {
      return text;
    }
    if (OCTAL.matcher(text).matches()) {
      return new BigInteger(text.substring(2), 8).toString();
    }
    if (HEXADECIMAL.matcher(text).matches()) {
      return new BigInteger(text.substring(2), 16).toString();
    }
    if (!INTEGER.matcher(text).matches() && !FLOAT.matcher(text).matches()) {
      return null;
    }
    String literal = text.startsWith("+") ? text.substring(1) : text;
    boolean negative = literal.startsWith("-");
    String digits = negative ? literal.substring(1) : literal;
    digits = digits.replaceFirst("^0+(?=[0-9])", "");
    digits = digits.startsWith(".") ? "0" + digits : digits;
    digits = digits.replaceFirst("\\.(?![0-9])", "");
    return (negative ? "-" : "") + digits;
  }

  private Position position(Event event) {
    return position(name, event.getStartMark());
  }

  private static Position position(String name, Mark mark) {
    return new Position(name, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
