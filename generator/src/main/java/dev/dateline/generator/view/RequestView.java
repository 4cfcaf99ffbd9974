package dev.dateline.generator.view;

import java.util.List;

/**
 * The request type of an operation.
 *
 * @param head of the file
 * @param doc of the class
 * @param name of the class
 * @param shape an expression for its {@code Shape}, line by line
 * @param patterns constants that its checks use
 * @param fields parameters, then the body
 * @param checks statements
 * @param rules expressions for the cross-field rules of the body
 * @param ruled an expression for the body as JSON, which the rules speak of
 * @param enums nested in the class
 */
public record RequestView(
    FileHead head,
    String doc,
    String name,
    List<String> shape,
    List<PatternConstants.Constant> patterns,
    List<FieldView> fields,
    List<String> checks,
    List<String> rules,
    String ruled,
    List<EnumView> enums) {

  /** Whether the body has rules of its own. */
  public boolean hasRules() {
    return !rules.isEmpty();
  }
}
