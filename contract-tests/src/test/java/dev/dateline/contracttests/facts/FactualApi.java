package dev.dateline.contracttests.facts;

import java.net.URI;

/** What the table of operations states of the API as a whole. */
public final class FactualApi {

  private FactualApi() {}

  /** Where the API is. */
  public static URI server() {
    return URI.create(single("server", "-"));
  }

  /** Where service accounts get their tokens. */
  public static URI tokenUrl() {
    String scheme = single("security", "ServiceAccountAuth");
    return URI.create(scheme.substring(scheme.lastIndexOf(' ') + 1));
  }

  /** The realm of API keys. */
  public static String realm() {
    return single("realm", "DigestAuth");
  }

  private static String single(String fact, String subject) {
    return ConstraintTable.operations().stream()
        .filter(row -> row.operation().equals("*"))
        .filter(row -> row.fact().equals(fact) && row.subject().equals(subject))
        .map(ConstraintTable.OperationFact::value)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("The table states no " + fact + " of " + subject));
  }
}
