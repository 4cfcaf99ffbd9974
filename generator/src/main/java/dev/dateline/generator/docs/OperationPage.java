package dev.dateline.generator.docs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one operation. Everything is HTML.
 *
 * @param title of the page
 * @param api the title of the API
 * @param version of the document, empty where it has none
 * @param group that the operation is in
 * @param groupAnchor of the group on the index
 * @param id of the operation
 * @param method of HTTP
 * @param methodClass for its colour
 * @param path with its parameters
 * @param deprecated whether the document says so
 * @param description prose
 * @param facts short sentences: roles, versions, credentials
 * @param parameters by where they travel; empty lists are left out
 * @param body of the request, or null
 * @param responses in document order
 * @param samples code, the most useful first
 */
public record OperationPage(
    String title,
    String api,
    String version,
    String group,
    String groupAnchor,
    String id,
    String method,
    String methodClass,
    String path,
    boolean deprecated,
    String description,
    List<String> facts,
    List<Section> parameters,
    @Nullable Section body,
    List<Section> responses,
    List<Sample> samples) {

  /**
   * A part of a page with a table.
   *
   * @param anchor of its heading
   * @param heading of it
   * @param description prose
   * @param facts media types and the like
   * @param headers rows of an answer's headers
   * @param rows of the table
   * @param rules between properties, in words
   * @param example or empty
   */
  public record Section(
      String anchor,
      String heading,
      String description,
      List<String> facts,
      List<Row> headers,
      List<Row> rows,
      List<String> rules,
      String example) {

    /** Whether there are any. */
    public boolean hasHeaders() {
      return !headers.isEmpty();
    }

    /** Whether there are any. */
    public boolean hasRows() {
      return !rows.isEmpty();
    }

    /** Whether there are any. */
    public boolean hasRules() {
      return !rules.isEmpty();
    }

    /** Whether there are any. */
    public boolean hasExample() {
      return !example.isEmpty();
    }
  }

  /**
   * A parameter, a property or a header.
   *
   * @param anchor of the row
   * @param depth for the indentation, from 0
   * @param name of it
   * @param type of its value
   * @param marks required, deprecated, read-only and the like
   * @param description prose
   * @param facts bounds, values, default
   */
  public record Row(
      String anchor,
      int depth,
      String name,
      String type,
      List<Mark> marks,
      String description,
      List<String> facts) {}

  /**
   * A word about a row.
   *
   * @param kind for its colour
   * @param word itself
   */
  public record Mark(String kind, String word) {}

  /**
   * Code to copy.
   *
   * @param heading of it
   * @param code escaped
   */
  public record Sample(String heading, String code) {}

  /** Whether there are any. */
  public boolean hasParameters() {
    return !parameters.isEmpty();
  }

  /** Whether there are any. */
  public boolean hasFacts() {
    return !facts.isEmpty();
  }
}
