package dev.dateline.contract.interactions;

import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.runtime.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request of an operation is made of.
 *
 * @param parameters the values of those that are there, in document order
 * @param body null where there is none
 */
public record RequestValues(Map<Parameter, JsonValue> parameters, @Nullable JsonValue body) {

  public RequestValues {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  RequestValues with(Parameter parameter, @Nullable JsonValue value) {
    Map<Parameter, JsonValue> changed = new LinkedHashMap<>(parameters);
    if (value == null) {
      changed.remove(parameter);
    } else {
      changed.put(parameter, value);
    }
    return new RequestValues(changed, body);
  }

  /** The same as whoever reads it takes it: what is absent has its default. */
  public RequestValues withDefaults(Operation operation) {
    Map<Parameter, JsonValue> all = new LinkedHashMap<>();
    for (Parameter each : operation.parameters()) {
      JsonValue value = parameters.containsKey(each) ? parameters.get(each) : each.defaultValue();
      if (value != null) {
        all.put(each, value);
      }
    }
    return new RequestValues(all, body);
  }

  /** That which is the body, in another media type than the preferred one; null where none is. */
  @Nullable Parameter wholeBody() {
    return parameters.keySet().stream()
        .filter(each -> each.in() == Parameter.Location.BODY)
        .findFirst()
        .orElse(null);
  }

  /** The same without a body, and without parameters that are part of one. */
  RequestValues withoutBody() {
    Map<Parameter, JsonValue> others = new LinkedHashMap<>(parameters);
    others.keySet().removeIf(each -> each.in().isOfBody());
    return new RequestValues(others, null);
  }

  RequestValues with(JsonValue other) {
    return new RequestValues(parameters, other);
  }
}
