package dev.dateline.contract.interactions;

import dev.dateline.contract.examples.Conformance;
import dev.dateline.contract.examples.ExampleValues;
import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.WireText;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From a contract to its interactions: one for each documented status, each value of an
 * enumeration, each variant of a union, each optional part present and absent, each bound and each
 * rule between properties, and what is just beyond them to be refused. The same contract gives the
 * same interactions. For one contract; not thread-safe.
 */
public final class Interactions {

  private static final List<Integer> USUAL = List.of(400, 500, 200, 422, 503, 202, 409, 502);

  private final Contract contract;
  private final Conformance conformance;
  private final ExampleValues examples;
  private final int most;

  /** Bodies of errors are shared: what is told of one once need not be told again. */
  private final Set<TypeRef> told = new HashSet<>();

  private Interactions(Contract contract, int most) {
    this.contract = contract;
    this.conformance = Conformance.to(contract);
    this.examples = ExampleValues.of(contract);
    this.most = most;
  }

  /**
   * All that a contract has to say.
   *
   * @param contract to be told
   * @param most interactions of one operation, and as many refusals; at least 1
   */
  public static List<OperationInteractions> of(Contract contract, int most) {
    Interactions interactions = new Interactions(contract, most);
    List<OperationInteractions> all = new ArrayList<>();
    for (OperationGroup group : contract.groups()) {
      for (Operation operation : group.operations()) {
        all.add(interactions.of(group, operation));
      }
    }
    return List.copyOf(all);
  }

  /** What has been found for one operation. */
  private static final class Found {
    private final List<Interaction> interactions = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();

    String unique(String about) {
      int count = names.merge(about, 1, Integer::sum);
      return count == 1 ? about : unique(about + " (" + count + ")");
    }

    /** A request that is answered where it obeys, and otherwise refused. */
    void add(boolean obeys, String about, RequestValues request, ResponseValues answer) {
      if (obeys) {
        interactions.add(
            new Interaction(unique(answer.status() + ", " + about), "", request, answer));
      } else {
        refusals.add(new Refusal(unique(about), request, null));
      }
    }
  }

  private OperationInteractions of(OperationGroup group, Operation operation) {
    List<String> leftOut = new ArrayList<>();
    Found found = new Found();
    WireCredentials credentials = WireCredentials.of(contract, operation);
    if (credentials == null) {
      leftOut.add("a pact cannot tell credentials of any of its alternatives");
    }
    RequestValues request = credentials == null ? null : request(operation, leftOut);
    if (request != null) {
      List<ResponseValues> answers = answers(operation, leftOut);
      for (ResponseValues each : answers) {
        found.interactions.add(new Interaction(found.unique(name(each)), "", request, each));
      }
      if (!answers.isEmpty()) {
        ResponseValues usual =
            answers.stream()
                .filter(each -> each.response().success())
                .findFirst()
                .orElse(answers.get(0));
        List<Interaction> answered = new ArrayList<>();
        for (ResponseValues each : answers) {
          responses(request, each, found, answered);
        }
        shown(operation, request, usual, answers, found);
        requests(operation, request, small(usual, answered), found);
        if (operation.body() != null && hasForm(operation)) {
          leftOut.add("the form that may be sent instead of " + operation.requestTypes().get(0));
        }
        found.interactions.addAll(answered);
      }
    }
    return new OperationInteractions(
        group,
        operation,
        credentials == null ? WireCredentials.NONE : credentials,
        few(found.interactions, "interactions", leftOut),
        few(found.refusals, "refusals", leftOut),
        leftOut);
  }

  /** The status, and where it can be told in several ways, which. */
  private static String name(ResponseValues answer) {
    Content content = answer.content();
    return content == null || content.equals(answer.response().contents().get(0))
        ? String.valueOf(answer.status())
        : answer.status() + " as " + content.mediaType();
  }

  /** The shortest answer of its status, since what is told of requests is nothing of answers. */
  private static ResponseValues small(ResponseValues usual, List<Interaction> answered) {
    return answered.stream()
        .map(Interaction::response)
        .filter(each -> each.status() == usual.status())
        .filter(each -> each.body() != null && Objects.equals(each.content(), usual.content()))
        .min(Comparator.comparingInt(each -> String.valueOf(each.body()).length()))
        .orElse(usual);
  }

  private static boolean hasForm(Operation operation) {
    return operation.parameters().stream().anyMatch(each -> each.in() == Parameter.Location.FORM);
  }

  private <T> List<T> few(List<T> all, String what, List<String> leftOut) {
    if (all.size() <= most) {
      return all;
    }
    leftOut.add(all.size() - most + " " + what + " more than " + most);
    return all.subList(0, most);
  }

  // ---- the request that all others are near

  private @Nullable RequestValues request(Operation operation, List<String> leftOut) {
    Map<Parameter, JsonValue> parameters = new LinkedHashMap<>();
    for (Parameter each : operation.parameters()) {
      if (!each.required()) {
        continue;
      }
      if (each.in() == Parameter.Location.PART || each.in() == Parameter.Location.BODY) {
        leftOut.add("a pact cannot tell the request body: " + each.wireName());
        return null;
      }
      JsonValue value = examples.of(each);
      if (whole(each).broken(value, conformance) > 0) {
        leftOut.add("no value was found for the parameter " + each.wireName());
        return null;
      }
      parameters.put(each, value);
    }
    JsonValue body = null;
    if (operation.bodyRequired()) {
      if (operation.body() == null
          ? parameters.keySet().stream().noneMatch(each -> each.in().isOfBody())
          : !isText(operation.body().contents().get(0))) {
        leftOut.add("the request body is neither JSON nor text");
        return null;
      }
      if (operation.body() != null) {
        body = examples.request(operation);
        if (body == null || whole(operation.body()).broken(body, conformance) > 0) {
          leftOut.add("no value was found for the request body");
          return null;
        }
      }
    }
    RequestValues request = new RequestValues(parameters, body);
    try {
      WireRequest.of(operation, request);
    } catch (IllegalArgumentException e) {
      leftOut.add("a parameter has a value that its style cannot carry");
      return null;
    }
    return request;
  }

  private static boolean isText(Content content) {
    return content.mediaType().isJson()
        || (content.type() instanceof TypeRef.Scalar scalar && scalar.kind() == Kind.STRING);
  }

  private static Whole whole(Parameter parameter) {
    return new Whole(
        parameter.type(),
        parameter.constraints(),
        List.of(),
        Direction.REQUEST,
        parameter.wireName());
  }

  private static Whole whole(Body body) {
    Content content = body.contents().get(0);
    return new Whole(
        content.type(), content.constraints(), body.rules(), Direction.REQUEST, "body");
  }

  private static Whole answered(Content content) {
    return new Whole(content.type(), content.constraints(), List.of(), Direction.RESPONSE, "body");
  }

  // ---- the answers that all others are near

  private List<ResponseValues> answers(Operation operation, List<String> leftOut) {
    List<ResponseValues> answers = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    operation.responses().stream()
        .filter(each -> Character.isDigit(each.status().charAt(2)))
        .forEach(each -> taken.add(Integer.valueOf(each.status())));
    for (Response each : operation.responses()) {
      int status = status(each, operation, taken);
      if (status < 200) {
        leftOut.add("no status was found for " + each.status());
      } else if (each.contents().isEmpty()) {
        answers.add(new ResponseValues(each, status, headers(each), null, null));
      } else {
        Set<Object> kinds = new HashSet<>();
        for (Content content : each.contents()) {
          // The same JSON by another name is for the server to choose.
          if (!content.mediaType().isJson() || kinds.add(content.type())) {
            JsonValue body = body(operation, each, content, leftOut);
            if (body != null) {
              answers.add(new ResponseValues(each, status, headers(each), content, body));
            }
          }
        }
      }
    }
    return answers;
  }

  private @Nullable JsonValue body(
      Operation operation, Response response, Content content, List<String> leftOut) {
    String which = "the body of " + response.status() + " as " + content.mediaType();
    if (!isText(content)) {
      leftOut.add(which + " is neither JSON nor text");
      return null;
    }
    JsonValue body = examples.response(operation, response, content);
    if (body == null || answered(content).broken(body, conformance) > 0) {
      leftOut.add("no value was found for " + which);
      return null;
    }
    return body;
  }

  /** A status that only this response is documented for; 0 where there is none. */
  private static int status(Response response, Operation operation, Set<Integer> taken) {
    String status = response.status();
    if (Character.isDigit(status.charAt(2))) {
      return Integer.parseInt(status);
    }
    boolean range = !status.equals("default");
    return IntStream.concat(USUAL.stream().mapToInt(Integer::intValue), IntStream.range(200, 600))
        .filter(each -> each != 204 && each != 304 && each != 205)
        .filter(each -> !taken.contains(each))
        .filter(
            each ->
                range
                    ? each / 100 == status.charAt(0) - '0'
                    : operation.responses().stream()
                        .noneMatch(other -> other.status().equals(each / 100 + "XX")))
        .filter(each -> range || response.success() == (each / 100 == 2))
        .findFirst()
        .orElse(0);
  }

  private Map<String, String> headers(Response response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Response.Header each : response.headers()) {
      JsonValue value = examples.of(each);
      if (value instanceof JsonObject || value instanceof JsonArray) {
        continue;
      }
      headers.put(
          each.wireName(), value instanceof JsonString text ? text.value() : WireText.of(value));
    }
    return headers;
  }

  // ---- what is near

  private void requests(
      Operation operation, RequestValues base, ResponseValues answer, Found found) {
    for (Parameter each : operation.parameters()) {
      switch (each.in()) {
        case BODY -> alternative(operation, each, base, answer, found);
        case PART -> {} // told by nothing yet
        case FORM -> {
          if (operation.body() == null) {
            parameter(operation, each, base, answer, found);
          }
        }
        default -> parameter(operation, each, base, answer, found);
      }
    }
    Body body = operation.body();
    if (body == null || !isText(body.contents().get(0))) {
      return;
    }
    JsonValue value = base.body();
    if (value == null) {
      value = examples.request(operation);
      if (value == null || whole(body).broken(value, conformance) > 0) {
        return;
      }
      found.add(true, "with a body", base.with(value), answer);
    } else if (!hasForm(operation)) { // an empty one would be a body
      found.add(false, "without a body", base.withoutBody(), answer);
    }
    for (Variation near : Variations.of(contract, conformance, examples, value, whole(body))) {
      found.add(near.obeys(), near.about(), base.with(near.value()), answer);
    }
  }

  private void parameter(
      Operation operation, Parameter each, RequestValues base, ResponseValues answer, Found found) {
    JsonValue value = base.parameters().get(each);
    RequestValues with = base;
    if (value == null) {
      value = examples.of(each);
      with = base.with(each, value);
      if (whole(each).broken(value, conformance) > 0 || !travels(operation, with)) {
        return;
      }
      found.add(true, "with " + each.wireName(), with, answer);
    } else if (each.in() != Parameter.Location.PATH) {
      found.add(false, "without " + each.wireName(), base.with(each, null), answer);
    }
    for (Variation near : Variations.of(contract, conformance, examples, value, whole(each))) {
      RequestValues varied = with.with(each, near.value());
      if (!isClear(each, near) || !travels(operation, varied)) {
        continue;
      }
      found.add(near.obeys(), each.wireName() + " " + near.about(), varied, answer);
    }
  }

  /** The body in another media type than the preferred one. */
  private void alternative(
      Operation operation,
      Parameter whole,
      RequestValues base,
      ResponseValues answer,
      Found found) {
    MediaType type = whole.mediaType();
    if (type == null || !isText(new Content(type, whole.type(), whole.constraints()))) {
      return;
    }
    JsonValue value = examples.of(operation, whole);
    RequestValues with = base.withoutBody().with(whole, value);
    if (whole(whole).broken(value, conformance) > 0 || !travels(operation, with)) {
      return;
    }
    found.add(true, "sent as " + type, with, answer);
    for (Variation near : Variations.of(contract, conformance, examples, value, whole(whole))) {
      if (near.value() instanceof JsonString || type.isJson()) {
        String about = "sent as " + type + ", " + near.about();
        found.add(near.obeys(), about, with.with(whole, near.value()), answer);
      }
    }
  }

  /**
   * Whether a value still says on the wire what is wrong with it, or right: there it has no type
   * but that of the parameter, and in a path it must not be another address.
   */
  private boolean isClear(Parameter parameter, Variation near) {
    JsonValue value = near.value();
    if (parameter.mediaType() != null && parameter.mediaType().isJson()) {
      return true;
    }
    if (value instanceof JsonNull
        || !texts(value)
            .allMatch(
                text ->
                    switch (parameter.in()) {
                      case PATH -> text.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*");
                      case HEADER, COOKIE ->
                          !text.isEmpty()
                              && text.chars()
                                  .allMatch(c -> c > ' ' && c < 0x7f && c != ';' && c != ',');
                      default -> true;
                    })) {
      return false;
    }
    if (value instanceof JsonArray array && array.items().isEmpty()) {
      return false;
    }
    boolean obeys = whole(parameter).broken(asRead(value, parameter.type()), conformance) == 0;
    return near.obeys() == obeys;
  }

  private static Stream<String> texts(JsonValue value) {
    return value instanceof JsonArray array
        ? array.items().stream().flatMap(Interactions::texts)
        : value instanceof JsonObject object
            ? object.members().values().stream().flatMap(Interactions::texts)
            : Stream.of(value instanceof JsonString text ? text.value() : value.toString());
  }

  /** What a reader makes of a value that travelled as text. */
  private JsonValue asRead(JsonValue value, TypeRef type) {
    if (type instanceof TypeRef.ListOf list) {
      return value instanceof JsonArray array
          ? new JsonArray(array.items().stream().map(item -> asRead(item, list.items())).toList())
          : JsonArray.of(asRead(value, list.items()));
    }
    boolean text =
        type instanceof TypeRef.Scalar scalar
            ? scalar.kind() == Kind.STRING
            : type instanceof TypeRef.Named named
                && contract.types().get(named.name()) instanceof NamedType.EnumType listed
                && listed.kind() == Kind.STRING;
    return text && !(value instanceof JsonString) ? JsonValue.of(value.toString()) : value;
  }

  private static boolean travels(Operation operation, RequestValues values) {
    try {
      WireRequest.of(operation, values);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * What the document shows by name: a request with the answer of that name where there is one, or
   * else with the usual one.
   */
  private void shown(
      Operation operation,
      RequestValues request,
      ResponseValues usual,
      List<ResponseValues> answers,
      Found found) {
    Map<String, JsonValue> sent = examples.namedRequests(operation);
    Map<String, ResponseValues> usually = named(operation, usual);
    sent.forEach(
        (name, body) -> {
          ResponseValues answer = usually.getOrDefault(name, usual);
          if (!body.equals(request.body()) || !answer.equals(usual)) {
            found.add(true, "example " + name, request.with(body), answer);
          }
        });
    for (ResponseValues each : answers) {
      boolean paired = each.equals(usual);
      (paired ? usually : named(operation, each))
          .forEach(
              (name, answer) -> {
                if (!answer.equals(each) && !(paired && sent.containsKey(name))) {
                  String about = name(each) + ", answer example " + name;
                  found.interactions.add(new Interaction(found.unique(about), "", request, answer));
                }
              });
    }
  }

  private Map<String, ResponseValues> named(Operation operation, ResponseValues base) {
    Map<String, ResponseValues> named = new LinkedHashMap<>();
    Content content = base.content();
    if (content != null) {
      examples
          .namedResponses(operation, base.response(), content)
          .forEach((name, body) -> named.put(name, base.with(body)));
    }
    return named;
  }

  /** Whether this repeats the status in the body that the document declares for errors. */
  private boolean isStatus(Content content, Place place) {
    return content.type() instanceof TypeRef.Named named
        && named.name().equals(contract.errorType())
        && place.toString().equals(contract.protocol().errors().status());
  }

  private void responses(
      RequestValues request, ResponseValues base, Found found, List<Interaction> answered) {
    JsonValue body = base.body();
    Content content = base.content();
    if (body == null || content == null) {
      return;
    }
    if (!base.response().success() && !told.add(content.type())) {
      return;
    }
    for (Variation near : Variations.of(contract, conformance, examples, body, answered(content))) {
      ResponseValues answer = base.with(near.value());
      if (!near.obeys()) {
        String about = "answer " + name(base) + " " + near.about();
        found.refusals.add(new Refusal(found.unique(about), request, answer));
      } else if (!isStatus(content, near.place())) {
        String about = name(base) + ", answer " + near.about();
        answered.add(
            new Interaction(found.unique(about), near.place().toString(), request, answer));
      }
    }
  }
}
