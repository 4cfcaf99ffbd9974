package dev.dateline.generator.docs;

import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.docs.OperationPage.Mark;
import dev.dateline.generator.docs.OperationPage.Row;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a value is made of, as rows of one table. A type is told once in a table; where it comes
 * again, and where it contains itself, a link leads back. Not thread-safe; lives as long as one
 * table.
 */
final class TypeTable {

  private static final int MOST_VALUES = 60;
  private static final int DEEPEST = 7;

  private final Contract contract;
  private final String anchor;
  private final boolean sent;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> rules = new ArrayList<>();

  /** Where each type is told, by its name. */
  private final Map<TypeName, String> told = new LinkedHashMap<>();

  /**
   * @param anchor what the anchors of its rows begin with
   * @param sent whether it tells of what is sent, not of what is answered
   */
  TypeTable(Contract contract, String anchor, boolean sent) {
    this.contract = contract;
    this.anchor = anchor;
    this.sent = sent;
  }

  List<Row> rows() {
    return rows;
  }

  /** What holds between properties, in words. */
  List<String> rules() {
    return rules;
  }

  TypeTable parameter(Parameter parameter) {
    row(
        parameter.wireName(),
        0,
        parameter.type(),
        parameter.constraints(),
        marks(parameter.required(), false, parameter.documentation()),
        parameter.documentation(),
        parameter.defaultValue());
    return this;
  }

  TypeTable header(Response.Header header) {
    row(
        header.wireName(),
        0,
        header.type(),
        Constraints.NONE,
        marks(header.required(), false, header.documentation()),
        header.documentation(),
        null);
    return this;
  }

  /** The parts of a body; for one without any, its type. */
  TypeTable body(TypeRef type, Constraints constraints, List<Rule> more) {
    more.forEach(this::rule);
    int before = rows.size();
    if (!(type instanceof TypeRef.Named)) {
      row("body", 0, type, constraints, List.of(), Documentation.NONE, null);
    } else {
      inside(type, "", 0);
    }
    if (rows.size() == before) {
      row("body", 0, type, constraints, List.of(), Documentation.NONE, null);
    }
    return this;
  }

  private void rule(Rule rule) {
    String text = rule.description() == null ? rule.sentence() : rule.description();
    String sentence = Html.markdown(text);
    if (!rules.contains(sentence)) {
      rules.add(sentence);
    }
  }

  private static List<Mark> marks(boolean required, boolean nullable, Documentation prose) {
    List<Mark> marks = new ArrayList<>();
    if (required) {
      marks.add(new Mark("required", "required"));
    }
    if (prose.deprecated()) {
      marks.add(new Mark("deprecated", "deprecated"));
    }
    if (nullable) {
      marks.add(new Mark("nullable", "may be null"));
    }
    return marks;
  }

  private void row(
      String name,
      int depth,
      TypeRef type,
      Constraints constraints,
      List<Mark> marks,
      Documentation prose,
      @Nullable JsonValue defaultValue) {
    String path = anchor + "-" + rows.size();
    List<String> facts = facts(type, constraints);
    if (defaultValue != null) {
      facts.add("Default: " + Html.code(defaultValue.toString()));
    }
    rows.add(
        new Row(
            path,
            Math.min(depth, DEEPEST + 1),
            Html.escape(name),
            typeText(type),
            marks,
            Html.prose(prose),
            facts));
    inside(type, path, depth + 1);
  }

  /** The rows of what a value has inside. */
  private void inside(TypeRef type, String path, int depth) {
    if (type instanceof TypeRef.ListOf list) {
      inside(list.items(), path, depth);
      return;
    }
    if (type instanceof TypeRef.MapOf map) {
      inside(map.values(), path, depth);
      return;
    }
    if (!(type instanceof TypeRef.Named named) || told.containsKey(named.name())) {
      return;
    }
    NamedType declared = declared(named);
    if (declared instanceof EnumType || depth > DEEPEST) {
      return;
    }
    told.put(named.name(), path);
    if (declared instanceof UnionType union) {
      union
          .variants()
          .forEach(
              variant ->
                  row(
                      "one of: " + variant.name(),
                      depth,
                      variant.type(),
                      Constraints.NONE,
                      variant.discriminatorValues().isEmpty() || union.discriminator() == null
                          ? List.of()
                          : List.of(
                              new Mark(
                                  "variant",
                                  Html.escape(
                                      union.discriminator()
                                          + " "
                                          + String.join(", ", variant.discriminatorValues())))),
                      declared(variant.type()),
                      null));
      return;
    }
    ObjectType object = (ObjectType) declared;
    object.rules().forEach(this::rule);
    for (Property each : object.properties()) {
      if (each.access() == (sent ? Property.Access.READ_ONLY : Property.Access.WRITE_ONLY)) {
        continue;
      }
      List<Mark> marks = marks(each.required(), each.nullable(), each.documentation());
      if (each.secret()) {
        marks.add(new Mark("secret", "secret"));
      }
      row(
          each.wireName(),
          depth,
          each.type(),
          each.constraints(),
          marks,
          each.documentation(),
          each.defaultValue());
    }
    TypeRef more = object.additional().type();
    if (object.additional().allowed() && more != null) {
      row(
          "any other name",
          depth,
          more,
          object.additional().constraints(),
          List.of(),
          Documentation.NONE,
          null);
    }
  }

  private Documentation declared(TypeRef type) {
    return type instanceof TypeRef.Named named
        ? declared(named).documentation()
        : Documentation.NONE;
  }

  private NamedType declared(TypeRef.Named named) {
    return Objects.requireNonNull(contract.types().get(named.name()));
  }

  /** A type in words, with a link to where it is told already. */
  private String typeText(TypeRef type) {
    if (type instanceof TypeRef.Scalar scalar) {
      return switch (scalar.kind()) {
        case INT32 -> "integer <small>int32</small>";
        case INT64 -> "integer <small>int64</small>";
        case FLOAT -> "number <small>float</small>";
        case DOUBLE -> "number <small>double</small>";
        case DECIMAL -> "number";
        case DATE -> "string <small>date</small>";
        case DATE_TIME -> "string <small>date-time</small>";
        case UUID -> "string <small>uuid</small>";
        case URI -> "string <small>uri</small>";
        case BASE64 -> "string <small>base64</small>";
        case BINARY -> "bytes";
        case JSON -> "any";
        default -> scalar.kind().name().toLowerCase(Locale.ROOT);
      };
    }
    if (type instanceof TypeRef.ListOf list) {
      return "array of " + typeText(list.items()) + (list.nullableItems() ? " or null" : "");
    }
    if (type instanceof TypeRef.MapOf map) {
      return "map of " + typeText(map.values()) + (map.nullableValues() ? " or null" : "");
    }
    TypeName name = ((TypeRef.Named) type).name();
    NamedType declared = declared((TypeRef.Named) type);
    if (declared instanceof EnumType listed) {
      return switch (listed.kind()) {
        case BOOLEAN -> "boolean";
        case STRING -> "string";
        default -> "number";
      };
    }
    String shown = Html.escape(name.simple());
    String earlier = told.get(name);
    return earlier == null
        ? shown
        : "<a href=\"#" + (earlier.isEmpty() ? anchor : earlier) + "\">" + shown + "</a>";
  }

  private List<String> facts(TypeRef type, Constraints it) {
    List<String> facts = new ArrayList<>();
    TypeRef value = type;
    Constraints ofItems = null;
    if (type instanceof TypeRef.ListOf list) {
      value = list.items();
      ofItems = list.itemConstraints();
    } else if (type instanceof TypeRef.MapOf map) {
      value = map.values();
      ofItems = map.valueConstraints();
    }
    constraints(it, "", facts);
    if (ofItems != null) {
      constraints(ofItems, "Each: ", facts);
    }
    if (value instanceof TypeRef.Named named && declared(named) instanceof EnumType listed) {
      String values =
          listed.constants().stream()
              .limit(MOST_VALUES)
              .map(constant -> Html.code(constant.value()))
              .collect(Collectors.joining(", "));
      int left = listed.constants().size() - MOST_VALUES;
      facts.add("Values: " + values + (left > 0 ? " and " + left + " more" : ""));
    }
    return facts;
  }

  private static void constraints(Constraints it, String of, List<String> facts) {
    if (it.constant() != null) {
      facts.add(of + "Always " + Html.code(it.constant().toString()));
    }
    if (it.minimum() != null) {
      facts.add(of + (it.exclusiveMinimum() ? "more than " : "at least ") + plain(it.minimum()));
    }
    if (it.maximum() != null) {
      facts.add(of + (it.exclusiveMaximum() ? "less than " : "at most ") + plain(it.maximum()));
    }
    if (it.multipleOf() != null) {
      facts.add(of + "a multiple of " + plain(it.multipleOf()));
    }
    range(it.minLength(), it.maxLength(), "character", of, facts);
    if (it.pattern() != null) {
      facts.add(of + "matches " + Html.code(it.pattern().source()));
    }
    range(it.minItems(), it.maxItems(), "item", of, facts);
    if (it.uniqueItems()) {
      facts.add(of + "no item twice");
    }
    range(it.minProperties(), it.maxProperties(), "property", of, facts);
  }

  /** As people write it, down to where the zeros are too many to count. */
  private static String plain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return Math.abs(shortest.scale()) > 20 ? shortest.toString() : shortest.toPlainString();
  }

  private static void range(
      @Nullable Integer least, @Nullable Integer most, String what, String of, List<String> facts) {
    String many = what.equals("property") ? "properties" : what + "s";
    if (least != null && least.equals(most)) {
      facts.add(of + least + " " + (least == 1 ? what : many));
      return;
    }
    if (least != null && least > 0) {
      facts.add(of + "at least " + least + " " + (least == 1 ? what : many));
    }
    if (most != null) {
      facts.add(of + "at most " + most + " " + (most == 1 ? what : many));
    }
  }
}
