package dev.dateline.contract.read;

import dev.dateline.contract.tree.Node;

/**
 * An OpenAPI document as one tree. Every {@code $ref} in it is a JSON pointer into {@code
 * components}; whether something is there is checked where it is used.
 *
 * @param name what errors call it
 * @param root an object with {@code openapi} 3.x and {@code paths}
 */
public record Document(String name, Node.ObjectNode root) {}
