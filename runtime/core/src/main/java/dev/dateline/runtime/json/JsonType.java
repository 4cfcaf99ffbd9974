package dev.dateline.runtime.json;

/** The six types of JSON values. */
public enum JsonType {
  /** An object. */
  OBJECT("object", "an object"),
  /** An array. */
  ARRAY("array", "an array"),
  /** A string. */
  STRING("string", "a string"),
  /** A number. */
  NUMBER("number", "a number"),
  /** {@code true} or {@code false}. */
  BOOLEAN("boolean", "a boolean"),
  /** {@code null}. */
  NULL("null", "null");

  private final String keyword;
  private final String phrase;

  JsonType(String keyword, String phrase) {
    this.keyword = keyword;
    this.phrase = phrase;
  }

  /** The name that JSON Schema's {@code type} gives it. */
  public String keyword() {
    return keyword;
  }

  /** The name with its article, for messages: "an object". */
  public String phrase() {
    return phrase;
  }
}
