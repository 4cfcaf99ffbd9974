package dev.dateline.generator.view;

import java.util.List;

/**
 * The request type of an operation.
 *
 * @param head of the file
 * @param doc of the class
 * @param name of the class
 * @param fields parameters, then the body
 * @param shape the constant that holds its {@code Shape}, line by line
 * @param enums nested in the class
 */
public record RequestView(
    FileHead head,
    String doc,
    String name,
    List<FieldView> fields,
    List<String> shape,
    List<EnumView> enums) {}
