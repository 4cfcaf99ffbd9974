package dev.dateline.contracttests.facts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation as the table of operations states it: what to send to where, by hand.
 *
 * @param id operationId
 */
public record FactualOperation(String id) {

  private static final Pattern DATE = Pattern.compile("\\.(\\d{4}-\\d{2}-\\d{2})\\+json$");

  /** Accepted values of the path's parameters. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "groupId", "32b6e34b3d91647abb20e7b8",
          "clusterName", "orders",
          "restoreJobId", "64f1c0ffee0123456789abcd");

  /** Both operations. */
  public static List<FactualOperation> all() {
    return ConstraintTable.operations().stream()
        .filter(fact -> fact.fact().equals("method"))
        .map(fact -> new FactualOperation(fact.operation()))
        .toList();
  }

  /** The HTTP method. */
  public String method() {
    return single("method");
  }

  /** The path with accepted values for its parameters, encoded. */
  public String path() {
    return path(Map.of());
  }

  /** The path with some values for parameters and accepted ones for the others, encoded. */
  public String path(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(PARAMETERS);
    all.putAll(values);
    String path = single("path");
    for (Map.Entry<String, String> parameter : all.entrySet()) {
      path =
          path.replace(
              "{" + parameter.getKey() + "}",
              URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return path;
  }

  /** The value of a path's parameter that is used unless another one is given. */
  public static String usual(String parameter) {
    return PARAMETERS.get(parameter);
  }

  /** The role that a caller needs. */
  public String role() {
    return single("role");
  }

  /** Whether the operation is deprecated. */
  public boolean isDeprecated() {
    return Boolean.parseBoolean(single("deprecated"));
  }

  /** Whether there is a request body. */
  public boolean takesBody() {
    return facts("request").findAny().isPresent();
  }

  /** The statuses that may be answered. */
  public Set<Integer> statuses() {
    return facts("response")
        .map(fact -> Integer.parseInt(fact.subject()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The media type of answers of a status. */
  public String responseType(int status) {
    return facts("response")
        .filter(fact -> fact.subject().equals(Integer.toString(status)))
        .map(fact -> fact.value().split(" ", 2)[0])
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " does not answer " + status));
  }

  /** The error code that goes with a status. */
  public String errorCode(int status) {
    return facts("errorCode")
        .filter(fact -> fact.subject().equals(Integer.toString(status)))
        .map(ConstraintTable.OperationFact::value)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " has no code for " + status));
  }

  /** The dated media type of successes, and of requests. */
  public String datedType() {
    return responseType(200);
  }

  /** The only version of the operation. */
  public LocalDate version() {
    Matcher date = DATE.matcher(datedType());
    if (!date.find()) {
      throw new IllegalStateException("No dated media type: " + datedType());
    }
    return LocalDate.parse(date.group(1));
  }

  /** The dated media type with another date, or another word, in it. */
  public String datedType(String version) {
    return DATE.matcher(datedType()).replaceFirst("." + version + "+json");
  }

  private String single(String fact) {
    return facts(fact)
        .map(ConstraintTable.OperationFact::value)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The table states no " + fact + " of " + id));
  }

  private Stream<ConstraintTable.OperationFact> facts(String fact) {
    return ConstraintTable.operations().stream()
        .filter(row -> row.operation().equals(id) && row.fact().equals(fact));
  }

  @Override
  public String toString() {
    return id;
  }
}
