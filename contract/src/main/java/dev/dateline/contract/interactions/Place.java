package dev.dateline.contract.interactions;

import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON value.
 *
 * @param steps names of properties and indices of items, from the outside
 */
record Place(List<Object> steps) {

  static final Place ROOT = new Place(List.of());

  Place {
    steps = List.copyOf(steps);
  }

  Place at(Object step) {
    List<Object> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Place(longer);
  }

  /** Whether it is another place or one that is inside the other. */
  boolean isWithin(Place other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  /** What is there; null where nothing is. */
  @Nullable JsonValue in(JsonValue whole) {
    JsonValue value = whole;
    for (Object step : steps) {
      if (step instanceof String name && value instanceof JsonObject object) {
        value = object.get(name);
      } else if (step instanceof Integer index
          && value instanceof JsonArray array
          && index < array.items().size()) {
        value = array.items().get(index);
      } else {
        return null;
      }
      if (value == null) {
        return null;
      }
    }
    return value;
  }

  /**
   * The whole with something else at this place.
   *
   * @param value null to take away what is there
   */
  JsonValue put(JsonValue whole, @Nullable JsonValue value) {
    return put(whole, 0, value);
  }

  private JsonValue put(JsonValue whole, int depth, @Nullable JsonValue value) {
    if (depth == steps.size()) {
      return value == null ? whole : value;
    }
    boolean last = depth == steps.size() - 1;
    Object step = steps.get(depth);
    if (step instanceof String name && whole instanceof JsonObject object) {
      if (last) {
        return value == null ? object.without(name) : object.with(name, value);
      }
      JsonValue inner = object.get(name);
      return inner == null ? whole : object.with(name, put(inner, depth + 1, value));
    }
    if (step instanceof Integer index
        && whole instanceof JsonArray array
        && index < array.items().size()) {
      List<JsonValue> items = new ArrayList<>(array.items());
      if (last && value == null) {
        items.remove((int) index);
      } else {
        items.set(index, put(items.get(index), depth + 1, value));
      }
      return new JsonArray(items);
    }
    return whole;
  }

  /** {@code delivery.methodName}, {@code links[0].href}; empty for the whole. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof Integer) {
        text.append('[').append(step).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step);
      }
    }
    return text.toString();
  }
}
