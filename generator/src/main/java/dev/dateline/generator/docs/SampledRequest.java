package dev.dateline.generator.docs;

import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What samples of an operation send: what has to be there, and a body where the operation is about
 * one, although many documents forget to say that it is required.
 *
 * @param parameters with values, fields of forms too
 * @param body whether the body of the preferred media type is sent
 */
record SampledRequest(List<Parameter> parameters, boolean body) {

  private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH");

  static SampledRequest of(Operation operation) {
    boolean wanted = operation.bodyRequired() || WRITING.contains(operation.method());
    boolean whole = wanted && operation.body() != null;
    List<Parameter> parameters = new ArrayList<>();
    boolean chosen =
        whole || operation.parameters().stream().anyMatch(SampledRequest::isRequiredOfBody);
    for (Parameter each : operation.parameters()) {
      boolean instead = wanted && !chosen && each.in().isOfBody();
      if (each.required() || instead) {
        chosen |= instead;
        parameters.add(each);
      }
    }
    return new SampledRequest(List.copyOf(parameters), whole);
  }

  private static boolean isRequiredOfBody(Parameter parameter) {
    return parameter.required() && parameter.in().isOfBody();
  }
}
