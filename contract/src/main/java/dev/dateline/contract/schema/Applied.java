package dev.dateline.contract.schema;

import dev.dateline.contract.tree.At;
import dev.dateline.runtime.json.JsonValue;

/**
 * A schema that a value was held to and keeps.
 *
 * @param schema that applies, references followed
 * @param at JSON pointer to the value, from where the judgement began
 * @param value that it applies to
 */
public record Applied(At schema, String at, JsonValue value) {}
