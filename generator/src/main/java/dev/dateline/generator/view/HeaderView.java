package dev.dateline.generator.view;

/**
 * The interface of the response cases that document a header.
 *
 * @param head of the file
 * @param doc of the interface
 * @param name of the interface
 * @param type of the value
 * @param nullableType the same with the annotation for null
 * @param constant name of the field's constant
 * @param field an expression for the field
 * @param accessor name of its methods
 * @param accessorDoc comment of the reading one
 * @param setterDoc comment of the one that sets it
 */
public record HeaderView(
    FileHead head,
    String doc,
    String name,
    String type,
    String nullableType,
    String constant,
    String field,
    String accessor,
    String accessorDoc,
    String setterDoc) {}
