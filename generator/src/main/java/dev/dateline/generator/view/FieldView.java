package dev.dateline.generator.view;

import java.util.List;

/**
 * One property of a model or one part of a request.
 *
 * @param constant the constant that declares it
 * @param declaration the constant with its value, line by line
 * @param doc comment of the accessor, indented, with a final line break
 * @param deprecated whether accessor and setters are marked so
 * @param accessor the accessor, line by line
 * @param presence the method that tells whether it is there, line by line; empty where the accessor
 *     tells
 * @param setters how a builder takes it, each line by line
 */
public record FieldView(
    String constant,
    List<String> declaration,
    String doc,
    boolean deprecated,
    List<String> accessor,
    List<String> presence,
    List<List<String>> setters) {}
