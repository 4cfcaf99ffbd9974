package dev.dateline.contract.overlay;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAPI Overlay (Overlay Specification 1.0): actions that are applied to a document one after
 * the other. Immutable and thread safe.
 *
 * <p>Where the specification leaves a choice, or is stricter than its readers: the items of an
 * array in an update are added to the array that is there; a value of another kind takes the place
 * of the one that is there; an empty value ({@code components:} and nothing) changes no object; and
 * what is neither object nor array can be removed as well, since otherwise nobody could take back a
 * {@code pattern}.
 */
public final class Overlay {
  private static final Set<String> ACTION_FIELDS =
      Set.of("target", "description", "update", "remove");

  private final List<Action> actions;

  /**
   * One change.
   *
   * @param number from 1
   * @param position where it is written
   * @param target as written
   * @param path the target
   * @param update what is merged into the target, or null
   * @param remove whether the target is removed
   */
  private record Action(
      int number,
      Position position,
      String target,
      JsonPath path,
      @Nullable Node update,
      boolean remove) {

    ContractException wrong(String what) {
      return new ContractException(
          "#", position + ": action " + number + " of the overlay: " + what);
    }
  }

  private Overlay(List<Action> actions) {
    this.actions = List.copyOf(actions);
  }

  /**
   * Reads an overlay.
   *
   * @throws ContractException where the tree is none; the message says what is wrong and where
   */
  public static Overlay of(Node root) {
    String version = root.text("overlay");
    if (version == null) {
      throw new ContractException(
          "#",
          root.position()
              + ": not an OpenAPI Overlay: the key 'overlay' is missing at its top. Begin with"
              + " 'overlay: 1.0.0'.");
    }
    if (!version.matches("1\\.0(\\..*)?")) {
      throw new ContractException(
          "#", root.position() + ": OpenAPI Overlay " + version + " is not known here; 1.0.0 is.");
    }
    if (!(root.get("actions") instanceof Node.ArrayNode list) || list.items().isEmpty()) {
      throw new ContractException(
          "#", root.position() + ": an overlay has a list of 'actions', and at least one of them.");
    }
    List<Action> actions = new ArrayList<>();
    for (Node action : list.items()) {
      actions.add(action(actions.size() + 1, action));
    }
    return new Overlay(actions);
  }

  private static Action action(int number, Node node) {
    String target = node.string("target");
    Action read =
        new Action(
            number,
            node.position(),
            target == null ? "" : target,
            new JsonPath(List.of()),
            node.get("update"),
            node.flag("remove"));
    for (String field : node.entries().keySet()) {
      if (!ACTION_FIELDS.contains(field) && !field.startsWith("x-")) {
        throw read.wrong(
            "it has a field '"
                + field
                + "'; an action has target, description, update and remove.");
      }
    }
    if (target == null) {
      throw read.wrong("it has no 'target'. Say with JSONPath what it changes.");
    }
    if (read.update() == null && !read.remove()) {
      throw read.wrong("it neither updates nor removes. Give it 'update', or 'remove: true'.");
    }
    try {
      return new Action(
          number, node.position(), target, JsonPath.parse(target), read.update(), read.remove());
    } catch (JsonPathException e) {
      throw read.wrong(
          "its target '" + target + "' is no JSONPath query (RFC 9535): " + e.getMessage() + ".");
    }
  }

  /**
   * The document with all actions applied. Parts that stay keep their positions; parts that come
   * from the overlay have theirs there.
   *
   * @param name what errors call the document
   * @param reports is told of actions that match nothing
   * @throws ContractException where an action cannot be applied
   */
  public Node apply(String name, Node document, Consumer<Diagnostic> reports) {
    Node result = document;
    for (Action action : actions) {
      List<Location> targets = action.path().select(result);
      if (targets.isEmpty()) {
        reports.accept(
            new Diagnostic(
                Diagnostic.Severity.WARNING,
                "#",
                action.position()
                    + ": action "
                    + action.number()
                    + " of the overlay changes nothing: '"
                    + action.target()
                    + "' matches nothing in "
                    + name
                    + ". Correct the target, or remove the action."));
        continue;
      }
      Node changed = new Change(action, targets).of(result);
      if (changed == null) {
        throw action.wrong("it removes the whole document.");
      }
      result = changed;
    }
    return result;
  }

  /** One action on the nodes that it matches. */
  private static final class Change {
    private final Action action;
    private final Spot root = new Spot();

    /** A node on the way to what is changed, or one that is. */
    private static final class Spot {
      private final Map<String, Spot> children = new java.util.HashMap<>();
      private boolean target;
    }

    Change(Action action, List<Location> targets) {
      this.action = action;
      for (Location target : targets) {
        Spot at = root;
        for (String key : target.keys()) {
          at = at.children.computeIfAbsent(key, k -> new Spot());
        }
        at.target = true;
      }
    }

    @Nullable Node of(Node document) {
      return change(document, root);
    }

    private @Nullable Node change(Node node, Spot spot) {
      if (spot.target && action.remove()) {
        return null;
      }
      Node result = spot.children.isEmpty() ? node : changeChildren(node, spot);
      Node update = action.update();
      return spot.target && update != null ? updated(result, update) : result;
    }

    private Node changeChildren(Node node, Spot spot) {
      if (node instanceof Node.ObjectNode object) {
        Map<String, Node> fields = new java.util.LinkedHashMap<>();
        object
            .fields()
            .forEach(
                (name, value) -> {
                  Spot child = spot.children.get(name);
                  Node changed = child == null ? value : change(value, child);
                  if (changed != null) {
                    fields.put(name, changed);
                  }
                });
        return new Node.ObjectNode(fields, node.position());
      }
      List<Node> items = new ArrayList<>();
      int index = 0;
      for (Node item : node.elements()) {
        Spot child = spot.children.get(Integer.toString(index++));
        Node changed = child == null ? item : change(item, child);
        if (changed != null) {
          items.add(changed);
        }
      }
      return new Node.ArrayNode(items, node.position());
    }

    private Node updated(Node target, Node update) {
      if (target instanceof Node.ArrayNode array) {
        return appended(array, update);
      }
      if (target instanceof Node.ObjectNode && !update.isObject()) {
        throw action.wrong(
            "its target '"
                + action.target()
                + "' is an object, at "
                + target.position()
                + ", but its update is none.");
      }
      if (target instanceof Node.Scalar) {
        throw action.wrong(
            "its target '"
                + action.target()
                + "' is neither object nor array, at "
                + target.position()
                + ". Let the target be the object that holds it, and name it in the update.");
      }
      return merged(target, update);
    }

    private static Node appended(Node.ArrayNode array, Node update) {
      List<Node> items = new ArrayList<>(array.items());
      if (update instanceof Node.ArrayNode several) {
        items.addAll(several.items());
      } else {
        items.add(update);
      }
      return new Node.ArrayNode(items, array.position());
    }

    private static Node merged(Node target, Node update) {
      if (target instanceof Node.ArrayNode array && update instanceof Node.ArrayNode) {
        return appended(array, update);
      }
      if (target instanceof Node.ObjectNode object && update instanceof Node.ObjectNode with) {
        Map<String, Node> fields = new java.util.LinkedHashMap<>(object.fields());
        with.fields().forEach((name, value) -> fields.merge(name, value, Change::merged));
        return new Node.ObjectNode(fields, object.position());
      }
      return update.isNull() && !(target instanceof Node.Scalar) ? target : update;
    }
  }
}
