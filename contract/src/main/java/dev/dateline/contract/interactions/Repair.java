package dev.dateline.contract.interactions;

import dev.dateline.contract.examples.Conformance;
import dev.dateline.contract.examples.ExampleValues;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.NamedType.UnionType.Variant;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes values obey by small steps: a property more, one less, another constant. */
final class Repair {

  /** Further in nothing is changed. */
  private static final int DEEPEST = 4;

  private static final int MOST_STEPS = 4;

  /** Steps that are tried two at a time are no more than these. */
  private static final int MOST_IN_PAIRS = 60;

  private final Contract contract;
  private final Conformance conformance;
  private final ExampleValues examples;

  Repair(Contract contract, Conformance conformance, ExampleValues examples) {
    this.contract = contract;
    this.conformance = conformance;
    this.examples = examples;
  }

  /**
   * A change of one place.
   *
   * @param place that is changed
   * @param value what comes there; null for nothing
   * @param about for people
   */
  record Step(Place place, @Nullable JsonValue value, String about) {
    JsonValue of(JsonValue whole) {
      return place.put(whole, value);
    }
  }

  /**
   * A value that obeys and has the same at a place; null where none is near.
   *
   * @param value as it is
   * @param whole what it has to obey
   * @param kept the place that is left alone, and what it is in
   */
  @Nullable JsonValue mended(JsonValue value, Whole whole, Place kept) {
    JsonValue best = value;
    int broken = whole.broken(best, conformance);
    for (int round = 0; round < MOST_STEPS && broken > 0; round++) {
      int before = broken;
      JsonValue from = best;
      List<Step> steps = steps(from, whole).stream().filter(step -> leaves(step, kept)).toList();
      for (Step step : steps) {
        JsonValue tried = step.of(from);
        int left = whole.broken(tried, conformance);
        if (left < broken) {
          best = tried;
          broken = left;
        }
      }
      if (broken == before && steps.size() <= MOST_IN_PAIRS) {
        for (Step one : steps) {
          JsonValue half = one.of(from);
          for (Step other : steps) {
            JsonValue tried = other.of(half);
            int left = other.equals(one) ? before : whole.broken(tried, conformance);
            if (left < broken) {
              best = tried;
              broken = left;
            }
          }
        }
      }
      if (broken == before) {
        return null;
      }
    }
    return broken == 0 ? best : null;
  }

  /** What is kept must not be changed, nor what it is in, nor what is in it. */
  private static boolean leaves(Step step, Place kept) {
    return !kept.isWithin(step.place()) && !step.place().isWithin(kept);
  }

  /** All small steps from a value, outer ones first. */
  List<Step> steps(JsonValue value, Whole whole) {
    List<Step> steps = new ArrayList<>();
    collect(value, whole.type(), Place.ROOT, whole, steps);
    return steps;
  }

  private void collect(JsonValue value, TypeRef type, Place place, Whole whole, List<Step> steps) {
    if (place.steps().size() > DEEPEST) {
      return;
    }
    if (type instanceof TypeRef.ListOf list && value instanceof JsonArray array) {
      for (int i = 0; i < Math.min(array.items().size(), 2); i++) {
        collect(array.items().get(i), list.items(), place.at(i), whole, steps);
      }
      return;
    }
    if (!(type instanceof TypeRef.Named named)) {
      return;
    }
    NamedType declared = contract.types().get(named.name());
    if (declared instanceof EnumType listed) {
      for (EnumType.Constant each : listed.constants()) {
        JsonValue constant = Conformance.value(listed, each);
        if (!constant.equals(value)) {
          steps.add(new Step(place, constant, place + " " + each.value()));
        }
      }
    } else if (declared instanceof UnionType union) {
      Variant variant = conformance.variant(union, value, whole.direction());
      if (variant != null) {
        collect(value, variant.type(), place, whole, steps);
      }
    } else if (declared instanceof ObjectType object && value instanceof JsonObject json) {
      for (Property each : object.properties()) {
        if (!Conformance.travels(each, whole.direction())) {
          continue;
        }
        Place inner = place.at(each.wireName());
        JsonValue member = json.get(each.wireName());
        if (member == null) {
          steps.add(new Step(inner, examples.of(each, whole.direction()), "with " + inner));
        } else {
          if (!each.required()) {
            steps.add(new Step(inner, null, "without " + inner));
          }
          collect(member, each.type(), inner, whole, steps);
        }
      }
    }
  }
}
