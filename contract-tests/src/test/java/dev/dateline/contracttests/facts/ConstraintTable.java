package dev.dateline.contracttests.facts;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the tables in {@code src/test/resources/facts}: constraints, properties, operations, and
 * rules between properties. The head of each file says what its columns mean.
 *
 * <p>The tables are taken from the public pages of the API and not from the document in {@code
 * spec/}, so that a mistake in the document cannot hide in them.
 */
public final class ConstraintTable {

  /**
   * Numbers keep their digits: a value one beyond the range of a {@code long} must stay what it is.
   */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String NONE = "-";
  private static final String ABSENT = "absent";

  private ConstraintTable() {}

  /**
   * Every constraint on a parameter or a body, with a value that it accepts and one that breaks it.
   */
  public static List<Constraint> constraints() {
    return rows(
        "constraints.tsv",
        row ->
            new Constraint(
                row.get("operation"),
                Location.parse(row.get("location")),
                row.get("base"),
                row.get("pointer"),
                row.get("constraint"),
                row.get("argument"),
                row.get("accepted"),
                row.get("breaking")));
  }

  /** Every property of every schema. */
  public static List<Property> properties() {
    return rows(
        "properties.tsv",
        row ->
            new Property(
                row.get("schema"),
                row.get("property"),
                row.get("type"),
                Access.parse(row.get("access")),
                row.get("presence").equals("required"),
                row.get("deprecated").equals("deprecated")));
  }

  /** What is stated of each operation, and of the API as a whole. */
  public static List<OperationFact> operations() {
    return rows(
        "operations.tsv",
        row ->
            new OperationFact(
                row.get("operation"), row.get("fact"), row.get("subject"), row.get("value")));
  }

  /**
   * The rules between properties of a request body, each with a body that obeys and one that breaks
   * it.
   */
  public static List<RuleCase> rules() {
    return rows(
        "rules.tsv",
        row ->
            new RuleCase(
                Integer.parseInt(row.get("rule")),
                row.get("checkedBy").equals("schema"),
                row.get("names").equals(NONE)
                    ? List.of()
                    : List.of(row.get("names").split(" ", -1)),
                row.get("now").equals(NONE)
                    ? Optional.empty()
                    : Optional.of(Instant.parse(row.get("now"))),
                row.get("accepted"),
                row.get("breaking")));
  }

  /**
   * A valid body to put values into.
   *
   * @param name the file's name in {@code facts/bodies}, without its ending
   * @return a copy that the caller may change
   */
  public static JsonNode body(String name) {
    return parse(text("bodies/" + name + ".json"));
  }

  /** Where in an exchange a constraint applies. */
  public enum Part {
    PATH,
    QUERY,
    REQUEST,
    RESPONSE
  }

  /**
   * Where in an exchange a constraint applies.
   *
   * @param part the part of the exchange
   * @param status the HTTP status of a response; 0 for the other parts
   */
  public record Location(Part part, int status) {

    static Location parse(String text) {
      String[] words = text.split(" ", 2);
      return new Location(
          Part.valueOf(words[0].toUpperCase(Locale.ROOT)),
          words.length == 1 ? 0 : Integer.parseInt(words[1]));
    }

    /** Whether this is a body, and not a parameter. */
    public boolean isBody() {
      return part == Part.REQUEST || part == Part.RESPONSE;
    }

    @Override
    public String toString() {
      String name = part.name().toLowerCase(Locale.ROOT);
      return status == 0 ? name : name + " " + status;
    }
  }

  /**
   * One constraint.
   *
   * @param operation operationId
   * @param location where it applies
   * @param base name of the body that values are put into, {@code "-"} for a parameter
   * @param pointer JSON pointer into the body, empty for the whole of it; or the parameter's name
   * @param keyword the keyword of JSON Schema
   * @param argument the keyword's value as JSON; {@code "-"} for {@code required}
   * @param accepted a value that is allowed, as the table spells it
   * @param breaking a value that is not allowed, as the table spells it
   */
  public record Constraint(
      String operation,
      Location location,
      String base,
      String pointer,
      String keyword,
      String argument,
      String accepted,
      String breaking) {

    /** The base body with the accepted value in its place; empty where no body at all is meant. */
    public Optional<JsonNode> acceptedBody() {
      return bodyWith(accepted);
    }

    /** The base body with the breaking value in its place; empty where no body at all is meant. */
    public Optional<JsonNode> breakingBody() {
      return bodyWith(breaking);
    }

    /** The accepted value of a parameter, not percent-encoded. */
    public String acceptedText() {
      return parameterText(accepted);
    }

    /** The breaking value of a parameter, not percent-encoded. */
    public String breakingText() {
      return parameterText(breaking);
    }

    /** The keyword's value; empty for {@code required}. */
    public Optional<JsonNode> argumentValue() {
      return argument.equals(NONE) ? Optional.empty() : Optional.of(parse(argument));
    }

    private Optional<JsonNode> bodyWith(String value) {
      if (!location.isBody()) {
        throw new IllegalStateException(this + " constrains a parameter, not a body");
      }
      Optional<JsonNode> replacement =
          value.equals(ABSENT) ? Optional.empty() : Optional.of(parse(value));
      return pointer.isEmpty()
          ? replacement
          : Optional.of(replace(body(base), JsonPointer.compile(pointer), replacement));
    }

    private String parameterText(String value) {
      if (location.isBody()) {
        throw new IllegalStateException(this + " constrains a body, not a parameter");
      }
      return value.equals("empty") ? "" : value.replace("\\n", "\n");
    }

    @Override
    public String toString() {
      return "%s %s %s, %s: %s but not %s"
          .formatted(
              operation,
              location,
              pointer.isEmpty() ? "body" : pointer,
              keyword,
              accepted,
              breaking);
    }
  }

  /** Which direction a property travels in. */
  public enum Access {
    /** In responses only. */
    READ_ONLY,
    /** In requests only. */
    WRITE_ONLY,
    /** In requests and responses. */
    READ_WRITE,
    /** Within a read-only property; whether the schema says so once more is left open. */
    INHERITED;

    static Access parse(String text) {
      return switch (text) {
        case "readOnly" -> READ_ONLY;
        case "writeOnly" -> WRITE_ONLY;
        case "readWrite" -> READ_WRITE;
        case "inherited" -> INHERITED;
        default -> throw new IllegalArgumentException("No such access: " + text);
      };
    }
  }

  /**
   * One property of one schema.
   *
   * @param schema name of the schema
   * @param name wire name of the property
   * @param type {@code type/format}, a schema's name, or {@code array of} one of these; {@code
   *     |null} where it may be null
   * @param access which direction it travels in
   * @param required whether it is required
   * @param deprecated whether it is deprecated
   */
  public record Property(
      String schema,
      String name,
      String type,
      Access access,
      boolean required,
      boolean deprecated) {

    @Override
    public String toString() {
      return schema + "." + name;
    }
  }

  /**
   * One thing stated of an operation.
   *
   * @param operation operationId, or {@code "*"} for the API as a whole
   * @param fact what kind of thing: {@code method}, {@code path}, {@code response}, …
   * @param subject what it is about, such as a status; {@code "-"} for the operation itself
   * @param value what is stated
   */
  public record OperationFact(String operation, String fact, String subject, String value) {}

  /**
   * One case of a rule between properties.
   *
   * @param rule number of the rule, 1 to 5
   * @param inSchema whether JSON Schema can state the rule; otherwise the service checks it
   * @param names what the messages of the violations must name between them
   * @param now the time at which the service must judge the bodies, where that matters
   * @param accepted a body that obeys all rules, as JSON
   * @param breaking a body that breaks this rule, as JSON
   */
  public record RuleCase(
      int rule,
      boolean inSchema,
      List<String> names,
      Optional<Instant> now,
      String accepted,
      String breaking) {

    /** {@link #accepted} as a tree. */
    public JsonNode acceptedBody() {
      return parse(accepted);
    }

    /** {@link #breaking} as a tree. */
    public JsonNode breakingBody() {
      return parse(breaking);
    }

    @Override
    public String toString() {
      return "rule " + rule + ": " + breaking;
    }
  }

  private static JsonNode replace(
      JsonNode body, JsonPointer pointer, Optional<JsonNode> replacement) {
    JsonNode parent = body.at(pointer.head());
    String name = pointer.last().getMatchingProperty();
    if (parent instanceof ObjectNode object) {
      replacement.ifPresentOrElse(value -> object.set(name, value), () -> object.remove(name));
    } else if (parent instanceof ArrayNode array && replacement.isPresent()) {
      array.set(Integer.parseInt(name), replacement.get());
    } else {
      throw new IllegalStateException("The base body has nothing at " + pointer.head());
    }
    return body;
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON, in the tables of facts: " + json, e);
    }
  }

  private static <T> List<T> rows(String file, Function<Map<String, String>, T> record) {
    List<String> lines =
        text(file).lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    List<String> columns = List.of(lines.get(0).split("\t", -1));
    List<T> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split("\t", -1));
      if (cells.size() != columns.size()) {
        throw new IllegalStateException(
            "facts/%s: %d cells instead of %d in: %s"
                .formatted(file, cells.size(), columns.size(), line));
      }
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.add(record.apply(row));
    }
    return List.copyOf(rows);
  }

  private static String text(String file) {
    try (InputStream in = ConstraintTable.class.getResourceAsStream("/facts/" + file)) {
      if (in == null) {
        throw new IllegalStateException("There is no facts/" + file + " among the test resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
