package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contract.tree.Element;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Moves version dates, of one body and of a whole operation, and takes them away; puts a media type
 * in the place of another.
 */
final class MediaTypeMutator implements Mutator {

  private static final Pattern DATED = Pattern.compile("(.*\\.)(\\d{4}-\\d{2}-\\d{2})(\\+.*)");

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return Stream.concat(
        Stream.of(Element.REQUEST_BODY, Element.RESPONSE)
            .flatMap(document::places)
            .flatMap(
                place ->
                    Trees.fields(place.node().path("content"))
                        .map(Map.Entry::getKey)
                        .flatMap(type -> changes(place, type))),
        document.places(Element.OPERATION).flatMap(MediaTypeMutator::moves));
  }

  private static Stream<Mutant> changes(Place place, String type) {
    List<Mutant> mutants = new ArrayList<>();
    Matcher dated = DATED.matcher(type);
    if (dated.matches()) {
      LocalDate date = LocalDate.parse(dated.group(2));
      for (LocalDate other : List.of(date.plusMonths(1), date.minusMonths(1))) {
        mutants.add(change(place, "move version", type, withDate(dated, other)));
      }
      mutants.add(
          change(place, "drop version", type, "application/" + dated.group(3).substring(1)));
      mutants.add(
          change(
              place,
              "change media type",
              type,
              dated.group(1).replaceFirst("\\.$", "") + "x." + dated.group(2) + dated.group(3)));
    } else if (type.endsWith("json")) {
      mutants.add(change(place, "change media type", type, "application/problem+json"));
    }
    mutants.add(change(place, "change media type", type, "text/plain"));
    return mutants.stream();
  }

  private static Mutant change(Place place, String kind, String type, String other) {
    return place.mutant(
        kind,
        "/content",
        type,
        other,
        node -> Trees.rename((ObjectNode) node.get("content"), type, other));
  }

  private static Stream<Mutant> moves(Place operation) {
    List<String> dates = new ArrayList<>();
    eachContent(
        operation.node(),
        content ->
            content
                .fieldNames()
                .forEachRemaining(
                    type -> {
                      Matcher dated = DATED.matcher(type);
                      if (dated.matches()) {
                        dates.add(dated.group(2));
                      }
                    }));
    return dates.stream()
        .distinct()
        .flatMap(
            date ->
                Stream.of(
                        LocalDate.parse(date).plusDays(1),
                        LocalDate.parse(date).plusYears(1),
                        LocalDate.parse(date).minusDays(1))
                    .map(
                        other ->
                            operation.mutant(
                                "move version",
                                date,
                                other.toString(),
                                node -> eachContent(node, content -> move(content, date, other)))));
  }

  private static void move(ObjectNode content, String date, LocalDate other) {
    Trees.fields(content)
        .map(Map.Entry::getKey)
        .forEach(
            type -> {
              Matcher dated = DATED.matcher(type);
              if (dated.matches() && dated.group(2).equals(date)) {
                Trees.rename(content, type, withDate(dated, other));
              }
            });
  }

  private static String withDate(Matcher dated, LocalDate date) {
    return dated.group(1) + date + dated.group(3);
  }

  /** The contents that an operation has itself, and not by reference. */
  private static void eachContent(
      JsonNode operation, java.util.function.Consumer<ObjectNode> consumer) {
    Stream.concat(
            Stream.of(operation.path("requestBody")), operation.path("responses").valueStream())
        .map(holder -> holder.path("content"))
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .forEach(consumer);
  }
}
