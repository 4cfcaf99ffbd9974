package dev.dateline.contract.compare;

import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.validation.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of one operation, in words. Types are followed to their parts,
 * each pair of types once. Lives as long as one comparison.
 */
final class Differences {
  private final Contract before;
  private final Contract after;
  private final List<String> found = new ArrayList<>();
  private final Set<Pair> compared = new HashSet<>();

  private record Pair(TypeName before, TypeName after) {}

  Differences(Contract before, Contract after) {
    this.before = before;
    this.after = after;
  }

  List<String> of(Operation was, Operation is) {
    if (!was.id().equals(is.id())) {
      found.add("is called " + is.id() + ", no longer " + was.id());
    }
    if (!was.path().equals(is.path())) {
      found.add("is found at " + is.path() + ", no longer at " + was.path());
    }
    if (!was.documentation().deprecated() && is.documentation().deprecated()) {
      found.add("is deprecated");
    }
    parameters(all(was), all(is));
    body(was.body(), is.body());
    if (!same(was.formRules(), is.formRules())) {
      found.add("request body: other rules between the fields of the form");
    }
    responses(was.responses(), is.responses());
    if (!was.security().equals(is.security())) {
      found.add("security: other schemes than before");
    }
    if (!was.roles().equals(is.roles())) {
      found.add("roles: " + is.roles() + " instead of " + was.roles());
    }
    return List.copyOf(new LinkedHashSet<>(found));
  }

  private static List<Parameter> all(Operation operation) {
    List<Parameter> all = new ArrayList<>(operation.parameters());
    all.addAll(operation.toggles());
    return all;
  }

  private void parameters(List<Parameter> was, List<Parameter> is) {
    Function<Parameter, String> name =
        parameter ->
            parameter.in().name().toLowerCase(Locale.ROOT) + " parameter " + parameter.wireName();
    Map<String, Parameter> old = byName(was, name);
    byName(is, name)
        .forEach(
            (where, parameter) -> {
              Parameter same = old.remove(where);
              if (same == null) {
                found.add(where + ": new" + (parameter.required() ? ", and required" : ""));
              } else {
                required(where, same.required(), parameter.required());
                constraints(where, same.constraints(), parameter.constraints());
                type(where, same.type(), parameter.type());
              }
            });
    old.keySet().forEach(where -> found.add(where + ": gone"));
  }

  private void body(@Nullable Body was, @Nullable Body is) {
    if (was == null && is == null) {
      return;
    }
    if (was == null) {
      found.add("request body: new");
    } else if (is == null) {
      found.add("request body: gone");
    } else {
      required("request body", was.required(), is.required());
      contents("request body", was.contents(), is.contents());
      if (!same(was.rules(), is.rules())) {
        found.add("request body: other rules across properties");
      }
    }
  }

  private void responses(List<Response> was, List<Response> is) {
    Map<String, Response> old = byName(was, Response::status);
    Map<String, Response> now = byName(is, Response::status);
    List<String> oldSuccess = success(was);
    List<String> nowSuccess = success(is);
    Response oldOnly = oldSuccess.size() == 1 ? old.get(oldSuccess.get(0)) : null;
    Response nowOnly = nowSuccess.size() == 1 ? now.get(nowSuccess.get(0)) : null;
    if (oldOnly != null && nowOnly != null && !oldSuccess.equals(nowSuccess)) {
      found.add("answers " + nowOnly.status() + " instead of " + oldOnly.status());
      contents("response " + nowOnly.status(), oldOnly.contents(), nowOnly.contents());
      old.remove(oldOnly.status());
      now.remove(nowOnly.status());
    }
    now.forEach(
        (status, response) -> {
          Response same = old.remove(status);
          String where = "response " + status;
          if (same == null) {
            found.add(where + ": new");
          } else {
            contents(where, same.contents(), response.contents());
            headers(where, same.headers(), response.headers());
          }
        });
    old.keySet().forEach(status -> found.add("response " + status + ": gone"));
  }

  private static List<String> success(List<Response> responses) {
    return responses.stream().filter(Response::success).map(Response::status).toList();
  }

  private void headers(String where, List<Response.Header> was, List<Response.Header> is) {
    names(where + ", header ", names(was), names(is));
  }

  private static Set<String> names(List<Response.Header> headers) {
    Set<String> names = new LinkedHashSet<>();
    headers.forEach(header -> names.add(header.wireName()));
    return names;
  }

  private void contents(String where, List<Content> was, List<Content> is) {
    Map<String, Content> old = byName(was, content -> format(content.mediaType()));
    Map<String, Content> now = byName(is, content -> format(content.mediaType()));
    boolean several = old.size() > 1 || now.size() > 1;
    now.forEach(
        (format, content) -> {
          Content same = old.remove(format);
          String at = several ? where + " (" + format + ")" : where;
          if (same == null) {
            found.add(where + ": new as " + format);
          } else {
            constraints(at, same.constraints(), content.constraints());
            compared.clear(); // what is told of the request is told of the response too
            type(at, same.type(), content.type());
          }
        });
    old.keySet().forEach(format -> found.add(where + ": no longer as " + format));
  }

  /** What a media type says of the form of a body, whatever its date. */
  private static String format(MediaType mediaType) {
    String subtype = mediaType.subtype();
    int plus = subtype.lastIndexOf('+');
    return mediaType.version().isPresent() && plus >= 0
        ? subtype.substring(plus + 1)
        : mediaType.type() + "/" + subtype;
  }

  private void type(String where, TypeRef was, TypeRef is) {
    if (was instanceof TypeRef.ListOf old && is instanceof TypeRef.ListOf now) {
      nullable(where + "[]", old.nullableItems(), now.nullableItems());
      constraints(where + "[]", old.itemConstraints(), now.itemConstraints());
      type(where + "[]", old.items(), now.items());
    } else if (was instanceof TypeRef.MapOf old && is instanceof TypeRef.MapOf now) {
      nullable(where + "{}", old.nullableValues(), now.nullableValues());
      constraints(where + "{}", old.valueConstraints(), now.valueConstraints());
      type(where + "{}", old.values(), now.values());
    } else if (was instanceof TypeRef.Named old && is instanceof TypeRef.Named now) {
      named(where, declared(before, old.name()), declared(after, now.name()));
    } else if (!was.equals(is)) {
      found.add(where + ": " + shown(after, is) + ", no longer " + shown(before, was));
    }
  }

  private static NamedType declared(Contract contract, TypeName name) {
    return Objects.requireNonNull(
        contract.types().get(name), () -> "the contract has no type " + name);
  }

  private void named(String where, NamedType was, NamedType is) {
    if (!compared.add(new Pair(was.name(), is.name()))) {
      return;
    }
    if (was instanceof ObjectType old && is instanceof ObjectType now) {
      object(where, old, now);
    } else if (was instanceof EnumType old && is instanceof EnumType now) {
      values(where, old, now);
    } else if (was instanceof UnionType old && is instanceof UnionType now) {
      union(where, old, now);
    } else {
      found.add(where + ": " + kind(is) + ", no longer " + kind(was));
    }
  }

  private void object(String where, ObjectType was, ObjectType is) {
    UnaryOperator<String> at = name -> where + (where.endsWith("]") ? "." : ", ") + name;
    Map<String, Property> old = byName(was.properties(), Property::wireName);
    for (Property property : is.properties()) {
      Property same = old.remove(property.wireName());
      String here = at.apply(property.wireName());
      if (same == null) {
        found.add(here + ": new" + (property.required() ? ", and required" : ""));
      } else {
        property(here, same, property);
      }
    }
    old.keySet().forEach(name -> found.add(at.apply(name) + ": gone"));
    if (!same(was.rules(), is.rules())) {
      found.add(where + ": other rules across properties");
    }
    TypeRef oldValues = was.additional().type();
    TypeRef newValues = is.additional().type();
    if (was.additional().allowed() != is.additional().allowed()) {
      found.add(
          where
              + (is.additional().allowed() ? ": may have" : ": may no longer have")
              + " other properties");
    } else if (oldValues != null && newValues != null) {
      type(at.apply("other properties"), oldValues, newValues);
    } else if (oldValues != newValues) {
      found.add(at.apply("other properties") + ": of another type");
    }
  }

  /** Rules hold compiled patterns, which are equal to themselves alone; their texts tell. */
  private static boolean same(List<Rule> was, List<Rule> is) {
    return was.toString().equals(is.toString());
  }

  private void property(String where, Property was, Property is) {
    required(where, was.required(), is.required());
    nullable(where, was.nullable(), is.nullable());
    if (was.access() != is.access()) {
      found.add(where + ": " + direction(is) + ", before " + direction(was));
    }
    if (!was.documentation().deprecated() && is.documentation().deprecated()) {
      found.add(where + ": deprecated");
    }
    bound(where, "default", was.defaultValue(), is.defaultValue());
    constraints(where, was.constraints(), is.constraints());
    type(where, was.type(), is.type());
  }

  private static String direction(Property property) {
    return switch (property.access()) {
      case BOTH -> "read and written";
      case READ_ONLY -> "read only";
      case WRITE_ONLY -> "written only";
    };
  }

  private void values(String where, EnumType was, EnumType is) {
    names(where + ", value ", values(was), values(is));
  }

  private static Set<String> values(EnumType type) {
    Set<String> values = new LinkedHashSet<>();
    type.constants().forEach(constant -> values.add(constant.value()));
    return values;
  }

  private void union(String where, UnionType was, UnionType is) {
    bound(where, "discriminator", was.discriminator(), is.discriminator());
    Map<String, UnionType.Variant> old = byName(was.variants(), Differences::meaning);
    byName(is.variants(), Differences::meaning)
        .forEach(
            (meaning, variant) -> {
              UnionType.Variant same = old.remove(meaning);
              String here = where + " as " + meaning;
              if (same == null) {
                found.add(here + ": new");
              } else {
                type(here, same.type(), variant.type());
              }
            });
    old.keySet().forEach(meaning -> found.add(where + " as " + meaning + ": gone"));
  }

  private static String meaning(UnionType.Variant variant) {
    return variant.discriminatorValues().isEmpty()
        ? variant.name()
        : String.join(" or ", variant.discriminatorValues());
  }

  private void names(String prefix, Collection<String> was, Collection<String> is) {
    is.stream().filter(name -> !was.contains(name)).forEach(n -> found.add(prefix + n + ": new"));
    was.stream().filter(name -> !is.contains(name)).forEach(n -> found.add(prefix + n + ": gone"));
  }

  private void required(String where, boolean was, boolean is) {
    if (was != is) {
      found.add(where + (is ? ": required" : ": no longer required"));
    }
  }

  private void nullable(String where, boolean was, boolean is) {
    if (was != is) {
      found.add(where + (is ? ": may be null" : ": may no longer be null"));
    }
  }

  private void constraints(String where, Constraints was, Constraints is) {
    if (was.equals(is)) {
      return;
    }
    bound(where, "minimum", was.minimum(), is.minimum());
    bound(where, "maximum", was.maximum(), is.maximum());
    bound(where, "multiple of", was.multipleOf(), is.multipleOf());
    bound(where, "least length", was.minLength(), is.minLength());
    bound(where, "greatest length", was.maxLength(), is.maxLength());
    bound(where, "least number of items", was.minItems(), is.minItems());
    bound(where, "greatest number of items", was.maxItems(), is.maxItems());
    bound(where, "least number of properties", was.minProperties(), is.minProperties());
    bound(where, "greatest number of properties", was.maxProperties(), is.maxProperties());
    bound(where, "constant", was.constant(), is.constant());
    bound(
        where,
        "pattern",
        was.pattern() == null ? null : was.pattern().source(),
        is.pattern() == null ? null : is.pattern().source());
    if (was.exclusiveMinimum() != is.exclusiveMinimum()
        || was.exclusiveMaximum() != is.exclusiveMaximum()) {
      found.add(where + ": a bound counts in or out");
    }
    if (was.uniqueItems() != is.uniqueItems()) {
      found.add(where + (is.uniqueItems() ? ": no item twice" : ": items may come twice"));
    }
  }

  private void bound(String where, String what, @Nullable Object was, @Nullable Object is) {
    if (!Objects.equals(was, is)) {
      found.add(
          where
              + ": "
              + (is == null
                  ? "no " + what + " any more, before " + was
                  : what + " " + is + (was == null ? ", before none" : ", before " + was)));
    }
  }

  private static String kind(NamedType type) {
    if (type instanceof ObjectType) {
      return "an object";
    }
    return type instanceof EnumType ? "one of a list of values" : "one of several types";
  }

  private static String shown(Contract contract, TypeRef type) {
    if (type instanceof TypeRef.Scalar scalar) {
      return scalar.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    } else if (type instanceof TypeRef.ListOf list) {
      return "a list of " + shown(contract, list.items());
    } else if (type instanceof TypeRef.MapOf map) {
      return "a map of " + shown(contract, map.values());
    }
    return kind(declared(contract, ((TypeRef.Named) type).name()));
  }

  private static <T> Map<String, T> byName(List<T> items, Function<T, String> name) {
    Map<String, T> map = new LinkedHashMap<>();
    items.forEach(item -> map.put(name.apply(item), item));
    return map;
  }
}
