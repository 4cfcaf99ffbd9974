package dev.dateline.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;

/**
 * Judges values by schemas of the document, with networknt's validator: JSON Schema 2020-12 in
 * OpenAPI's dialect, formats asserted. Not safe for use by several threads.
 */
public final class SchemaJudge {

  /**
   * Whose body is judged: requests may not carry read-only properties, responses no write-only
   * ones.
   */
  public enum Direction {
    REQUEST,
    RESPONSE
  }

  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).locale(Locale.ROOT).build();

  private final SpecDocument document;
  private final SchemaRegistry registry;
  private final IdentityHashMap<JsonNode, Schema> compiled = new IdentityHashMap<>();

  /** A judge by the schemas of one document. */
  public SchemaJudge(SpecDocument document) {
    this.document = document;
    Dialect dialect =
        Dialect.builder(Dialects.getOpenApi31())
            .format(new IntegerFormat("int32", Integer.SIZE))
            .format(new IntegerFormat("int64", Long.SIZE))
            .build();
    this.registry =
        SchemaRegistry.withDefaultDialect(dialect, builder -> builder.schemaRegistryConfig(CONFIG));
  }

  /**
   * What is wrong with a value.
   *
   * @param schema a schema object of the document
   */
  public List<Error> judge(JsonNode schema, JsonNode value, Direction direction) {
    return compiled
        .computeIfAbsent(schema, this::compile)
        .validate(
            value,
            (ExecutionContext context) ->
                context.executionConfig(
                    config ->
                        config
                            .readOnly(direction == Direction.REQUEST)
                            .writeOnly(direction == Direction.RESPONSE)));
  }

  /** The schema with the document's components at hand, so that its references resolve. */
  private Schema compile(JsonNode schema) {
    ObjectNode root = schema.deepCopy();
    root.set("components", document.root().path("components"));
    return registry.getSchema(root);
  }

  /** OpenAPI's formats of integers, which JSON Schema does not know. */
  private record IntegerFormat(String name, int bits) implements Format {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean matches(ExecutionContext context, SchemaContext schema, JsonNode value) {
      return !value.isIntegralNumber() || fits(value.bigIntegerValue());
    }

    private boolean fits(BigInteger value) {
      return value.bitLength() < bits;
    }
  }
}
