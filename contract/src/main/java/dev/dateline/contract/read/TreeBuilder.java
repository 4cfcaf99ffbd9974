package dev.dateline.contract.read;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/** What reading YAML and reading JSON have in common: limits and duplicate keys. */
final class TreeBuilder {
  private final Limits limits;
  private long nodes;

  TreeBuilder(Limits limits) {
    this.limits = limits;
  }

  /** Refuses text that is too long. */
  static void checkLength(String name, String text, Limits limits) {
    if (text.length() > limits.codePoints()
        && text.codePointCount(0, text.length()) > limits.codePoints()) {
      throw new ContractException(
          "#",
          name
              + ": longer than "
              + limits.codePoints()
              + " characters, which no OpenAPI document needs. Split it into several files.");
    }
  }

  /** Counts parts of the document, an alias with all that it stands for. */
  void count(long more, Position at) {
    nodes += more;
    if (nodes > limits.nodes()) {
      throw new ContractException(
          "#",
          at
              + ": the document has more than "
              + limits.nodes()
              + " parts once its YAML aliases are expanded. Write fewer aliases of aliases.");
    }
  }

  /** Refuses what is nested too deeply. */
  void checkDepth(int depth, Position at) {
    if (depth > limits.depth()) {
      throw new ContractException(
          "#",
          at
              + ": nested more than "
              + limits.depth()
              + " levels deep, which no OpenAPI document needs.");
    }
  }

  /** Keys become names in code, or are compared with those of messages. */
  private static final int LONGEST_KEY = 4_096;

  /** The fields of an object under construction. */
  static final class Fields {
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Position> keys = new LinkedHashMap<>();

    /** Adds a field; a second one of the same name is an error. */
    void add(String name, Position key, Node value) {
      if (name.length() > LONGEST_KEY) {
        throw new ContractException(
            "#",
            key
                + ": the key '"
                + name.substring(0, 40)
                + "…' is "
                + name.length()
                + " characters long; no name needs more than "
                + LONGEST_KEY
                + ".");
      }
      Position first = keys.putIfAbsent(name, key);
      if (first != null) {
        throw new ContractException(
            "#",
            key
                + ": the key '"
                + name
                + "' is here for the second time; the first is in line "
                + first.line()
                + ". Remove one of the two.");
      }
      values.put(name, value);
    }

    /** Adds a field that a field of the object itself hides (YAML merge key). */
    void merge(String name, Node value) {
      if (!keys.containsKey(name)) {
        values.putIfAbsent(name, value);
      }
    }

    Node.ObjectNode build(Position position) {
      return new Node.ObjectNode(values, position);
    }
  }
}
