package dev.dateline.contract.build;

import dev.dateline.contract.schema.Purpose.Direction;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Heirs;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.contract.tree.Way;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells of properties that are demanded where they never travel: {@code readOnly} and required in a
 * schema that only requests have, {@code writeOnly} and required in one that only responses have.
 */
final class OneWay {
  private final Node root;
  private final Heirs heirs;

  /** The schemas that demand properties, by pointer. */
  private final Map<String, At> demanding = new LinkedHashMap<>();

  private final Map<String, Set<Direction>> directions = new LinkedHashMap<>();
  private final Set<Step> seen = new HashSet<>();
  private final Deque<Step> pending = new ArrayDeque<>();

  /** What a reference leads to, for messages of a direction. */
  private record Step(Element element, String pointer, Direction way) {}

  private OneWay(Node root) {
    this.root = root;
    this.heirs = Heirs.in(root);
  }

  /** Tells of all in a document that has operations. */
  static void tell(Node.ObjectNode root, Diagnostics diagnostics) {
    OneWay demands = new OneWay(root);
    for (String field : new String[] {"paths", "webhooks"}) {
      Direction asked = field.equals("paths") ? Direction.REQUEST : Direction.RESPONSE;
      new At(root, "#")
          .entries(field)
          .forEach((path, item) -> demands.walk(Element.PATH_ITEM, item, asked));
    }
    demands.follow();
    demands.demanding.forEach(
        (pointer, schema) -> {
          Set<Direction> ways = demands.directions.getOrDefault(pointer, Set.of());
          if (ways.size() == 1) {
            demands.tell(schema, ways.iterator().next(), diagnostics);
          }
        });
  }

  private void follow() {
    for (Step next = pending.poll(); next != null; next = pending.poll()) {
      Node target = Pointer.resolve(root, next.pointer());
      if (target != null) {
        walk(next.element(), new At(target, next.pointer()), next.way());
      }
    }
  }

  private void refer(Element element, String pointer, Direction way) {
    Step step = new Step(element, pointer, way);
    if (seen.add(step)) {
      pending.add(step);
    }
  }

  private void tell(At schema, Direction way, Diagnostics diagnostics) {
    boolean sent = way == Direction.REQUEST;
    String keyword = sent ? "readOnly" : "writeOnly";
    Map<String, At> properties = schema.entries("properties");
    for (Node each : schema.node().elements("required")) {
      At property = properties.get(each.text() == null ? "" : each.text());
      if (property != null
          && (property.node().flag(keyword) || property.followed(root).node().flag(keyword))) {
        diagnostics.note(
            property.pointer(),
            "the property is required and "
                + keyword
                + ", and only "
                + (sent ? "requests" : "responses")
                + " have it, which leave it out: it never travels. Leave out '"
                + keyword
                + "', or the property");
      }
    }
  }

  /** Goes through an element that travels in a direction. */
  private void walk(Element element, At at, Direction way) {
    if (!at.node().isObject()) {
      return;
    }
    String ref = at.node().string("$ref");
    if (ref != null) {
      refer(element, ref, way);
    }
    if (element == Element.SCHEMA) {
      schema(at, way);
    }
    Direction other = way == Direction.REQUEST ? Direction.RESPONSE : Direction.REQUEST;
    Way here = Way.from(at.pointer());
    for (Map.Entry<String, Node> entry : at.node().entries().entrySet()) {
      Element.Field field = element.field(entry.getKey());
      if (field == null) {
        continue;
      }
      boolean turns =
          element == Element.OPERATION
              && (entry.getKey().equals("responses") || entry.getKey().equals("callbacks"));
      Direction inside = turns ? other : way;
      field.each(
          entry.getValue(),
          here.to(entry.getKey()),
          (item, to) -> walk(field.element(), new At(item, to.pointer()), inside));
    }
  }

  private void schema(At at, Direction way) {
    if (at.node().has("required") && at.node().has("properties")) {
      demanding.putIfAbsent(at.pointer(), at);
      directions.computeIfAbsent(at.pointer(), pointer -> EnumSet.noneOf(Direction.class)).add(way);
    }
    Node tells = at.node().get("discriminator");
    if (tells == null) {
      return;
    }
    heirs.of(at.pointer()).forEach(heir -> refer(Element.SCHEMA, heir, way));
    for (Node each : tells.entries("mapping").values()) {
      String name = each.text();
      if (name != null) {
        refer(Element.SCHEMA, Pointer.ofSchema(name), way);
      }
    }
  }
}
