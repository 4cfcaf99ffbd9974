package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contract.tree.Element;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Widens and narrows each bound by one, and drops it; gives lists a bound and makes their items
 * unique, or no longer.
 */
final class BoundMutator implements Mutator {

  private static final List<String> LOWER =
      List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
  private static final List<String> UPPER =
      List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return document
        .places(Element.SCHEMA)
        .flatMap(
            schema ->
                Stream.of(
                        LOWER.stream().flatMap(keyword -> bound(schema, keyword, -1)),
                        UPPER.stream().flatMap(keyword -> bound(schema, keyword, 1)),
                        multiples(schema),
                        lists(schema))
                    .flatMap(mutants -> mutants));
  }

  private static Stream<Mutant> bound(Place schema, String keyword, int outwards) {
    JsonNode value = schema.node().path(keyword);
    if (!value.isNumber()) {
      return Stream.empty();
    }
    BigDecimal bound = value.decimalValue();
    return Stream.of(
            set("widen bound", schema, keyword, value, bound.add(BigDecimal.valueOf(outwards))),
            set("narrow bound", schema, keyword, value, bound.add(BigDecimal.valueOf(-outwards))),
            Stream.of(drop(schema, keyword, value)))
        .flatMap(mutants -> mutants);
  }

  private static Stream<Mutant> multiples(Place schema) {
    JsonNode value = schema.node().path("multipleOf");
    if (!value.isNumber()) {
      return Stream.empty();
    }
    return Stream.concat(
        set("change bound", schema, "multipleOf", value, value.decimalValue().add(BigDecimal.ONE)),
        Stream.of(drop(schema, "multipleOf", value)));
  }

  private static Stream<Mutant> lists(Place schema) {
    if (schema.rule() || !Types.of(schema.node()).equals("array")) {
      return Stream.empty();
    }
    ObjectNode list = schema.node();
    Stream<Mutant> bounds =
        Stream.of("minItems", "maxItems")
            .filter(keyword -> !list.has(keyword))
            .map(
                keyword ->
                    schema.mutant(
                        "add bound", "", "", keyword + " 1", node -> node.put(keyword, 1)));
    Mutant unique =
        list.path("uniqueItems").asBoolean()
            ? schema.mutant(
                "let items be equal", "uniqueItems", "", node -> node.remove("uniqueItems"))
            : schema.mutant(
                "make items unique", "", "uniqueItems", node -> node.put("uniqueItems", true));
    return Stream.concat(bounds, Stream.of(unique));
  }

  private static Stream<Mutant> set(
      String kind, Place schema, String keyword, JsonNode before, BigDecimal after) {
    boolean counts = !keyword.endsWith("imum") && !keyword.equals("multipleOf");
    if (counts && after.signum() < 0) {
      return Stream.empty();
    }
    return Stream.of(
        schema.mutant(
            kind,
            "/" + keyword,
            before.asText(),
            after.toPlainString(),
            node ->
                node.set(
                    keyword,
                    after.scale() <= 0
                        ? Trees.JSON.numberNode(after.toBigIntegerExact())
                        : Trees.JSON.numberNode(after))));
  }

  private static Mutant drop(Place schema, String keyword, JsonNode before) {
    return schema.mutant(
        "drop bound", "/" + keyword, before.asText(), "", node -> node.remove(keyword));
  }
}
