package dev.dateline.generator.view;

import java.util.List;

/**
 * A model class.
 *
 * @param head of the file
 * @param doc of the class
 * @param name of the class
 * @param unions the implements clause for the unions that it is a variant of; else empty
 * @param shape an expression for its {@code Shape}, line by line
 * @param patterns constants that its checks use
 * @param fields in document order
 * @param writes statements for what travels both ways, for what only the server sends, for what
 *     only the client sends
 * @param checks likewise
 * @param rules expressions for the cross-field rules
 * @param propertyCount a statement that checks the number of properties, or an empty list
 * @param enums nested in the class
 */
public record ObjectView(
    FileHead head,
    String doc,
    String name,
    String unions,
    List<String> shape,
    List<PatternConstants.Constant> patterns,
    List<FieldView> fields,
    ByAccess writes,
    ByAccess checks,
    List<String> rules,
    List<String> propertyCount,
    List<EnumView> enums) {

  /** Whether there are rules. */
  public boolean hasRules() {
    return !rules.isEmpty();
  }

  /**
   * Statements by the direction they apply to.
   *
   * @param both in both directions
   * @param readOnly where read-only properties travel
   * @param writeOnly where write-only properties travel
   */
  public record ByAccess(List<String> both, List<String> readOnly, List<String> writeOnly) {
    /** Whether any concerns read-only properties. */
    public boolean hasReadOnly() {
      return !readOnly.isEmpty();
    }

    /** Whether any concerns write-only properties. */
    public boolean hasWriteOnly() {
      return !writeOnly.isEmpty();
    }
  }
}
