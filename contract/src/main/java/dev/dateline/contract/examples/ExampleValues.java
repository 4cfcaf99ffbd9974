package dev.dateline.contract.examples;

import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.NamedType.UnionType.Variant;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.validation.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values that obey a contract, for people to read and for programs to send. The same contract gives
 * the same values. Immutable and safe for use by many threads.
 *
 * <p>A value of the document is taken where it fits its type and obeys its constraints. Of a
 * request as little is made as obeys; of an answer as much as there is, down to a few levels.
 * Patterns that look around or refer back, and rules that no single further property mends, may
 * remain broken.
 */
public final class ExampleValues {

  /** Further down, answers have what is required only. */
  private static final int DEEPEST = 3;

  /** Where types that need themselves end. */
  private static final int BOTTOM = 12;

  /** What may be meant where a document does not say what JSON it wants. */
  private static final List<JsonValue> OF_ANY_TYPE =
      List.of(
          new JsonObject(Map.of()),
          new JsonArray(List.of()),
          JsonValue.of(1),
          JsonValue.of(true),
          JsonNull.INSTANCE);

  private final Contract contract;
  private final Conformance conformance;

  private ExampleValues(Contract contract) {
    this.contract = contract;
    this.conformance = Conformance.to(contract);
  }

  /** Values for a contract. */
  public static ExampleValues of(Contract contract) {
    return new ExampleValues(contract);
  }

  /** A value for a parameter. */
  public JsonValue of(Parameter parameter) {
    return chosen(
        contract.examples().of(parameter),
        parameter.defaultValue(),
        parameter.type(),
        parameter.constraints(),
        parameter.wireName(),
        Direction.REQUEST,
        0);
  }

  /**
   * A body for a request in another media type than the preferred one.
   *
   * @param operation that takes it
   * @param whole its parameter of that location
   */
  public JsonValue of(Operation operation, Parameter whole) {
    MediaType type = whole.mediaType();
    return chosen(
        type == null ? null : contract.examples().ofRequest(operation, type),
        null,
        whole.type(),
        whole.constraints(),
        "body",
        Direction.REQUEST,
        0);
  }

  /** A small body for a request of an operation; null where it takes none that is JSON or text. */
  public @Nullable JsonValue request(Operation operation) {
    Body body = operation.body();
    if (body == null) {
      return null;
    }
    Content content = body.contents().get(0);
    if (isBinary(content)) {
      return null;
    }
    JsonValue documented =
        sent(body, contract.examples().ofRequest(operation, content.mediaType()));
    if (documented != null) {
      return documented;
    }
    JsonValue made = made(content.type(), content.constraints(), "body", Direction.REQUEST, 0);
    return mended(made, content.type(), body.rules(), Direction.REQUEST, 0);
  }

  /** What a request may send of an example; null where it does not obey. */
  private @Nullable JsonValue sent(Body body, @Nullable JsonValue example) {
    Content content = body.contents().get(0);
    JsonValue sent =
        example == null ? null : travelling(example, content.type(), Direction.REQUEST);
    return sent != null
            && fits(sent, content.type(), content.constraints(), Direction.REQUEST)
            && body.rules().stream().allMatch(rule -> rule.test(sent))
        ? sent
        : null;
  }

  /** The document's examples of a request's body that have names and obey, by these. */
  public Map<String, JsonValue> namedRequests(Operation operation) {
    Body body = operation.body();
    if (body == null || isBinary(body.contents().get(0))) {
      return Map.of();
    }
    return obeying(
        contract.examples().namedOfRequest(operation, body.contents().get(0).mediaType()),
        example -> sent(body, example));
  }

  /** The document's examples of an answer's body that have names and obey, by these. */
  public Map<String, JsonValue> namedResponses(
      Operation operation, Response response, Content content) {
    if (isBinary(content)) {
      return Map.of();
    }
    return obeying(
        contract.examples().namedOfResponse(operation, response.status(), content.mediaType()),
        example -> answered(content, example));
  }

  private static Map<String, JsonValue> obeying(
      Map<String, JsonValue> named, Function<JsonValue, @Nullable JsonValue> usable) {
    Map<String, JsonValue> obeying = new LinkedHashMap<>();
    named.forEach(
        (name, example) -> {
          JsonValue value = usable.apply(example);
          if (value != null) {
            obeying.put(name, value);
          }
        });
    return Collections.unmodifiableMap(obeying);
  }

  /**
   * A body for an answer.
   *
   * @param operation that answers
   * @param response one of its responses
   * @return null where the response has no body that is JSON or text
   */
  public @Nullable JsonValue response(Operation operation, Response response) {
    return response.contents().isEmpty()
        ? null
        : response(operation, response, response.contents().get(0));
  }

  /**
   * A body for an answer in one of its representations.
   *
   * @param operation that answers
   * @param response one of its responses
   * @param content one of its contents
   * @return null where that is neither JSON nor text
   */
  public @Nullable JsonValue response(Operation operation, Response response, Content content) {
    if (isBinary(content)) {
      return null;
    }
    JsonValue documented =
        contract.examples().ofResponse(operation, response.status(), content.mediaType());
    JsonValue usable = documented == null ? null : answered(content, documented);
    return usable == null
        ? made(content.type(), content.constraints(), "body", Direction.RESPONSE, 0)
        : usable;
  }

  /** What an answer has of an example; null where that does not obey. */
  private @Nullable JsonValue answered(Content content, JsonValue example) {
    return fits(example, content.type(), content.constraints(), Direction.RESPONSE)
        ? travelling(example, content.type(), Direction.RESPONSE)
        : null;
  }

  /**
   * A value for a property; in a request, with as little inside as obeys.
   *
   * @param property that it is for
   * @param direction in which it travels
   */
  public JsonValue of(Property property, Direction direction) {
    return of(property, direction, 0);
  }

  /**
   * A value of a type, made of nothing but the type.
   *
   * @param type of the value
   * @param constraints that it obeys
   * @param name what the value is, for its text
   * @param direction in which it travels
   */
  public JsonValue of(TypeRef type, Constraints constraints, String name, Direction direction) {
    return made(type, constraints, name, direction, 0);
  }

  /**
   * A value of a variant, with the discriminator that tells it.
   *
   * @param union that has the variant
   * @param variant to be made
   * @param name what the value is, for its text
   * @param direction in which it travels
   */
  public JsonValue of(UnionType union, Variant variant, String name, Direction direction) {
    return variant(union, variant, name, direction, 0);
  }

  /**
   * Text that a pattern is found in; null where none comes to mind.
   *
   * @param java for {@link java.util.regex.Pattern}
   * @param least characters
   * @param most characters
   */
  public static @Nullable String text(String java, int least, int most) {
    return PatternText.of(java, least, most);
  }

  /** A value for a header of an answer. */
  public JsonValue of(Response.Header header) {
    return made(header.type(), Constraints.NONE, header.wireName(), Direction.RESPONSE, 0);
  }

  private static boolean isBinary(Content content) {
    return content.type() instanceof TypeRef.Scalar scalar && scalar.kind() == Kind.BINARY;
  }

  // ---- values of the document

  private JsonValue chosen(
      @Nullable JsonValue example,
      @Nullable JsonValue otherwise,
      TypeRef type,
      Constraints constraints,
      String name,
      Direction use,
      int depth) {
    for (JsonValue each : new @Nullable JsonValue[] {example, otherwise}) {
      JsonValue usable = each == null ? null : travelling(each, type, use);
      if (usable != null && fits(usable, type, constraints, use)) {
        return usable;
      }
    }
    return made(type, constraints, name, use, depth);
  }

  /** Without the properties that travel the other way only. */
  private JsonValue travelling(JsonValue value, TypeRef type, Direction direction) {
    if (value instanceof JsonArray array && type instanceof TypeRef.ListOf list) {
      return new JsonArray(
          array.items().stream().map(item -> travelling(item, list.items(), direction)).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    if (type instanceof TypeRef.MapOf map) {
      members.replaceAll((key, member) -> travelling(member, map.values(), direction));
      return new JsonObject(members);
    }
    if (!(type instanceof TypeRef.Named named)) {
      return value;
    }
    NamedType declared = contract.types().get(named.name());
    if (declared instanceof UnionType union) {
      Variant variant = conformance.variant(union, value, direction);
      return variant == null ? value : travelling(value, variant.type(), direction);
    }
    if (declared instanceof ObjectType whole) {
      for (Property each : whole.properties()) {
        if (Conformance.travels(each, direction)) {
          members.computeIfPresent(
              each.wireName(), (key, member) -> travelling(member, each.type(), direction));
        } else {
          members.remove(each.wireName());
        }
      }
    }
    return new JsonObject(members);
  }

  private boolean fits(JsonValue value, TypeRef type, Constraints constraints, Direction use) {
    return conformance.obeys(value, type, constraints, use);
  }

  /**
   * The variant of a union that a value is one of; null where it is none.
   *
   * @param union that it may be of
   * @param value to look at
   */
  public @Nullable Variant variant(UnionType union, JsonValue value) {
    return conformance.variant(union, value, Direction.REQUEST);
  }

  // ---- values made of types

  private JsonValue made(
      TypeRef type, Constraints constraints, String name, Direction use, int depth) {
    if (constraints.constant() != null) {
      return constraints.constant();
    }
    if (type instanceof TypeRef.Scalar scalar) {
      return scalar(scalar.kind(), constraints, name);
    }
    if (type instanceof TypeRef.ListOf list) {
      return list(list, constraints, name, use, depth);
    }
    if (type instanceof TypeRef.MapOf map) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      int least = constraints.minProperties() == null ? 0 : constraints.minProperties();
      int count =
          Math.max(least, depth < DEEPEST && !isMost(constraints.maxProperties(), 0) ? 1 : 0);
      for (int i = 1; i <= count; i++) {
        members.put(
            count == 1 ? "key" : "key" + i,
            made(map.values(), map.valueConstraints(), "value", use, depth + 1));
      }
      return new JsonObject(members);
    }
    NamedType named = named((TypeRef.Named) type);
    if (named instanceof EnumType listed) {
      return listed.constants().isEmpty()
          ? JsonValue.of(name)
          : Conformance.value(listed, listed.constants().get(0));
    }
    if (named instanceof UnionType union) {
      return union(union, name, use, depth);
    }
    return object((ObjectType) named, use, depth);
  }

  private static boolean isMost(@Nullable Integer bound, int count) {
    return bound != null && bound <= count;
  }

  private JsonValue list(
      TypeRef.ListOf list, Constraints constraints, String name, Direction use, int depth) {
    int least = constraints.minItems() == null ? 0 : constraints.minItems();
    boolean shown = depth <= DEEPEST && !isMost(constraints.maxItems(), 0);
    int count = depth > BOTTOM ? 0 : Math.max(least, shown ? 1 : 0);
    List<JsonValue> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonValue item = made(list.items(), list.itemConstraints(), singular(name), use, depth + 1);
      items.add(constraints.uniqueItems() && i > 0 ? another(list, items, item, i) : item);
    }
    return new JsonArray(items);
  }

  private static String singular(String name) {
    return name.length() > 3 && name.endsWith("s") && !name.endsWith("ss")
        ? name.substring(0, name.length() - 1)
        : name;
  }

  /** A value that is not among the items yet, as far as one comes to mind. */
  private JsonValue another(TypeRef.ListOf list, List<JsonValue> items, JsonValue item, int i) {
    if (list.items() instanceof TypeRef.Named named
        && named(named) instanceof EnumType listed
        && i < listed.constants().size()) {
      return Conformance.value(listed, listed.constants().get(i));
    }
    JsonValue changed =
        item instanceof JsonString text
            ? JsonValue.of(text.value() + (i + 1))
            : item instanceof JsonNumber number
                ? JsonValue.of(number.decimal().add(BigDecimal.valueOf(i)))
                : item;
    return items.contains(changed)
            || !fits(changed, list.items(), list.itemConstraints(), Direction.RESPONSE)
        ? item
        : changed;
  }

  private JsonValue union(UnionType union, String name, Direction use, int depth) {
    if (union.variants().isEmpty() || depth > BOTTOM) {
      return new JsonObject(Map.of());
    }
    return variant(union, union.variants().get(0), name, use, depth);
  }

  private JsonValue variant(UnionType union, Variant first, String name, Direction use, int depth) {
    JsonValue value = made(first.type(), Constraints.NONE, name, use, depth + 1);
    if (union.discriminator() != null
        && !first.discriminatorValues().isEmpty()
        && value instanceof JsonObject object) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      members.put(union.discriminator(), JsonValue.of(first.discriminatorValues().get(0)));
      object
          .members()
          .forEach(
              (key, member) -> {
                if (!key.equals(union.discriminator())) {
                  members.put(key, member);
                }
              });
      return new JsonObject(members);
    }
    return value;
  }

  private JsonValue object(ObjectType type, Direction use, int depth) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (depth <= BOTTOM) {
      for (Property each : type.properties()) {
        boolean wanted =
            each.required() || (use == Direction.RESPONSE && depth < DEEPEST && isSmall(each));
        if (wanted && Conformance.travels(each, use)) {
          members.put(each.wireName(), of(each, use, depth));
        }
      }
      int least = type.minProperties() == null ? 0 : type.minProperties();
      for (Property each : type.properties()) {
        if (members.size() < least && Conformance.travels(each, use)) {
          members.computeIfAbsent(each.wireName(), key -> of(each, use, depth));
        }
      }
    }
    JsonValue made = new JsonObject(members);
    return mended(made, new TypeRef.Named(type.name()), type.rules(), use, depth);
  }

  /** Deprecated properties are there when they have to be. */
  private static boolean isSmall(Property property) {
    return !property.documentation().deprecated();
  }

  private JsonValue of(Property property, Direction use, int depth) {
    return chosen(
        contract.examples().of(property),
        property.defaultValue(),
        property.type(),
        property.constraints(),
        property.wireName(),
        use,
        depth + 1);
  }

  /**
   * The object with one more property, one less, or another value of an enumeration, where that
   * makes it obey; and of any JSON another type, where that does.
   */
  private JsonValue mended(
      JsonValue value, TypeRef type, List<Rule> rules, Direction use, int depth) {
    if (type instanceof TypeRef.Scalar scalar && scalar.kind() == Kind.JSON) {
      return Stream.concat(Stream.of(value), OF_ANY_TYPE.stream())
          .filter(each -> rules.stream().allMatch(rule -> rule.test(each)))
          .findFirst()
          .orElse(value);
    }
    if (rules.stream().allMatch(rule -> rule.test(value))
        || !(value instanceof JsonObject object)
        || !(type instanceof TypeRef.Named named)
        || !(named(named) instanceof ObjectType declared)) {
      return value;
    }
    JsonObject best = object;
    long broken = broken(best, rules);
    for (int round = 0; round < declared.properties().size() && broken > 0; round++) {
      JsonObject before = best;
      long earlier = broken;
      for (Property each : declared.properties()) {
        for (JsonObject candidate : changed(before, each, use, depth)) {
          long left = broken(candidate, rules);
          if (left < broken) {
            best = candidate;
            broken = left;
          }
        }
      }
      if (broken == earlier) {
        break;
      }
    }
    return best;
  }

  private static long broken(JsonObject value, List<Rule> rules) {
    return rules.stream().mapToLong(rule -> rule.violations(value).size()).sum();
  }

  private List<JsonObject> changed(JsonObject value, Property property, Direction use, int depth) {
    List<JsonObject> candidates = new ArrayList<>();
    if (!Conformance.travels(property, use)) {
      return candidates;
    }
    String name = property.wireName();
    if (!value.members().containsKey(name)) {
      candidates.add(with(value, name, of(property, use, depth)));
    } else if (!property.required()) {
      Map<String, JsonValue> members = new LinkedHashMap<>(value.members());
      members.remove(name);
      candidates.add(new JsonObject(members));
    }
    if (property.type() instanceof TypeRef.Named named && named(named) instanceof EnumType listed) {
      for (EnumType.Constant each : listed.constants()) {
        candidates.add(with(value, name, Conformance.value(listed, each)));
      }
    }
    if (value.members().get(name) instanceof JsonObject inner
        && property.type() instanceof TypeRef.Named named
        && named(named) instanceof ObjectType object
        && depth < DEEPEST) {
      for (Property each : object.properties()) {
        changed(inner, each, use, depth + 1)
            .forEach(candidate -> candidates.add(with(value, name, candidate)));
      }
    }
    return candidates;
  }

  private static JsonObject with(JsonObject object, String name, JsonValue value) {
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    members.put(name, value);
    return new JsonObject(members);
  }

  private NamedType named(TypeRef.Named type) {
    return conformance.named(type);
  }

  // ---- scalars

  private static JsonValue scalar(Kind kind, Constraints constraints, String name) {
    return switch (kind) {
      case STRING, BINARY -> JsonValue.of(text(constraints, name));
      case BOOLEAN -> JsonValue.of(true);
      case INT32, INT64 -> JsonValue.of(number(constraints, true));
      case FLOAT, DOUBLE, DECIMAL -> JsonValue.of(number(constraints, false));
      case DATE -> JsonValue.of("2025-01-31");
      case DATE_TIME -> JsonValue.of("2025-01-31T12:30:00Z");
      case UUID -> JsonValue.of("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
      case URI -> JsonValue.of("https://example.com/" + plain(name));
      case BASE64 -> JsonValue.of("ZXhhbXBsZQ==");
      case JSON -> JsonValue.of(name);
    };
  }

  private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9]+");

  private static String plain(String name) {
    return STRANGE.matcher(name).replaceAll("");
  }

  private static String text(Constraints constraints, String name) {
    int least = constraints.minLength() == null ? 0 : constraints.minLength();
    int most = constraints.maxLength() == null ? Integer.MAX_VALUE : constraints.maxLength();
    String text = plain(name).isEmpty() ? "text" : plain(name);
    if (constraints.pattern() != null) {
      String java = constraints.pattern().java();
      if (text.length() >= least
          && text.length() <= most
          && Pattern.compile(java).matcher(text).find()) {
        return text;
      }
      String made = PatternText.of(java, least, most);
      return made == null ? text : made;
    }
    while (text.length() < least && text.length() < 10_000) {
      text = text + plain(name.isEmpty() ? "text" : name) + "x";
    }
    return text.length() > Math.max(most, least)
        ? text.substring(0, most)
        : text.length() > least && least > name.length() ? text.substring(0, least) : text;
  }

  private static BigDecimal number(Constraints constraints, boolean whole) {
    BigDecimal step =
        constraints.multipleOf() != null
            ? constraints.multipleOf()
            : whole ? BigDecimal.ONE : new BigDecimal("0.5");
    BigDecimal wish = BigDecimal.ONE;
    BigDecimal minimum = constraints.minimum();
    BigDecimal maximum = constraints.maximum();
    if (minimum != null && wish.compareTo(minimum) < 0) {
      wish = minimum;
    }
    if (maximum != null && wish.compareTo(maximum) > 0) {
      wish = minimum != null ? minimum : maximum;
    }
    BigDecimal up = wish.divide(step, 0, RoundingMode.CEILING).multiply(step);
    if (constraints.exclusiveMinimum() && minimum != null && up.compareTo(minimum) <= 0) {
      up = up.add(step);
    }
    BigDecimal down = wish.divide(step, 0, RoundingMode.FLOOR).multiply(step);
    if (constraints.exclusiveMaximum() && maximum != null && down.compareTo(maximum) >= 0) {
      down = down.subtract(step);
    }
    boolean over =
        maximum != null
            && (up.compareTo(maximum) > 0
                || (constraints.exclusiveMaximum() && up.compareTo(maximum) == 0));
    BigDecimal number = over ? down : up;
    return number.stripTrailingZeros().scale() < 0
        ? number.setScale(0, RoundingMode.UNNECESSARY)
        : number.stripTrailingZeros();
  }
}
