package dev.dateline.runtime.http;

/** How a parameter that is an array or an object is written (OpenAPI 3.1 §4.8.12.2). */
public enum ParameterStyle {
  /** {@code blue,black}; in paths and headers. */
  SIMPLE("simple"),
  /** {@code .blue.black}; in paths. */
  LABEL("label"),
  /** {@code ;color=blue;color=black}; in paths. */
  MATRIX("matrix"),
  /** {@code color=blue&color=black}; in queries and cookies. */
  FORM("form"),
  /** {@code color=blue%20black}; in queries. */
  SPACE_DELIMITED("spaceDelimited"),
  /** {@code color=blue%7Cblack}; in queries. */
  PIPE_DELIMITED("pipeDelimited"),
  /** {@code color[R]=100&color[G]=200}; in queries, for objects. */
  DEEP_OBJECT("deepObject");

  private final String keyword;

  ParameterStyle(String keyword) {
    this.keyword = keyword;
  }

  /** The name that OpenAPI gives it. */
  public String keyword() {
    return keyword;
  }
}
