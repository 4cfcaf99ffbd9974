package dev.dateline.generator.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One property of a model or one part of a request.
 *
 * @param name identifier
 * @param fieldType type of the field, nullable
 * @param deprecated whether accessor and setters are marked so
 * @param accessor how it is read
 * @param presence the accessor that tells whether it is there, or null where the accessor tells
 * @param setters how a builder takes it
 * @param wire its wire name as a string literal
 * @param read an expression that reads it from {@code in}
 */
public record FieldView(
    String name,
    String fieldType,
    boolean deprecated,
    AccessorView accessor,
    @Nullable AccessorView presence,
    List<SetterView> setters,
    String wire,
    String read) {

  /**
   * A method without parameters.
   *
   * @param doc its comment, indented, with a final line break
   * @param type what it returns
   * @param name of the method
   * @param expression that it returns
   */
  public record AccessorView(String doc, String type, String name, String expression) {}

  /**
   * A method of the builder.
   *
   * @param doc its comment, indented, with a final line break
   * @param type of its parameter
   * @param name of method and parameter
   * @param statements of its body
   */
  public record SetterView(String doc, String type, String name, List<String> statements) {}
}
