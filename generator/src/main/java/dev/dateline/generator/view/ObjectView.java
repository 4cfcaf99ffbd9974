package dev.dateline.generator.view;

import java.util.List;

/**
 * A model class.
 *
 * @param head of the file
 * @param doc of the class
 * @param name of the class
 * @param unions the implements clause for the unions that it is a variant of; else empty
 * @param fields in document order
 * @param shape the constant that holds its {@code Shape}, line by line
 * @param enums nested in the class
 */
public record ObjectView(
    FileHead head,
    String doc,
    String name,
    String unions,
    List<FieldView> fields,
    List<String> shape,
    List<EnumView> enums) {}
