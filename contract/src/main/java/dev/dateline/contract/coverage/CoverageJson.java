package dev.dateline.contract.coverage;

import dev.dateline.contract.coverage.Item.Kind;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.Locale;

/** Coverage as JSON, for programs. Stateless. */
public final class CoverageJson {
  private CoverageJson() {}

  /** The report. */
  public static JsonObject of(ContractCoverage coverage) {
    JsonObject json = JsonObject.EMPTY.with("title", JsonValue.of(coverage.title()));
    String version = coverage.version();
    if (version != null) {
      json = json.with("version", JsonValue.of(version));
    }
    JsonObject kinds = JsonObject.EMPTY;
    for (Kind kind : Kind.values()) {
      kinds = kinds.with(MinimumCoverage.id(kind), tally(coverage.tally(kind)));
    }
    return json.with("interactions", JsonValue.of(coverage.interactions()))
        .with(
            "pacts",
            new JsonArray(coverage.pacts().stream().<JsonValue>map(JsonValue::of).toList()))
        .with("all", tally(coverage.tally()))
        .with("kinds", kinds)
        .with(
            "operations",
            new JsonArray(
                coverage.operations().stream().<JsonValue>map(CoverageJson::operation).toList()));
  }

  private static JsonObject tally(Tally tally) {
    return JsonObject.EMPTY
        .with("covered", JsonValue.of(tally.covered()))
        .with("total", JsonValue.of(tally.total()))
        .with("percent", JsonValue.of(tally.percent()));
  }

  private static JsonObject operation(OperationCoverage coverage) {
    return JsonObject.EMPTY
        .with("operation", JsonValue.of(coverage.operation().id()))
        .with("method", JsonValue.of(coverage.operation().method()))
        .with("path", JsonValue.of(coverage.operation().path()))
        .with("pointer", JsonValue.of(coverage.operation().pointer()))
        .with("all", tally(coverage.tally()))
        .with(
            "items",
            new JsonArray(coverage.items().stream().<JsonValue>map(CoverageJson::item).toList()));
  }

  private static JsonObject item(Item item) {
    return JsonObject.EMPTY
        .with("kind", JsonValue.of(item.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')))
        .with("place", JsonValue.of(item.place()))
        .with("label", JsonValue.of(item.label()))
        .with("pointer", JsonValue.of(item.pointer()))
        .with("uses", JsonValue.of(item.uses()));
  }
}
