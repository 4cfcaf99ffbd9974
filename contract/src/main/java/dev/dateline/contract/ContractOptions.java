package dev.dateline.contract;

import dev.dateline.contract.model.TypeRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What part of a document is wanted, and how it is to be taken.
 *
 * @param pin the version
 * @param operations operationIds or tags; all operations when empty
 * @param names names of types by the name of a component schema, or by the JSON pointer of a schema
 *     without a name; the others are named after the document
 * @param scalars what takes the place of a kind of scalar
 * @param enforceDoubtful whether constraints that the document itself shows to be mistakes are
 *     enforced all the same; a diagnostic tells of each either way
 */
public record ContractOptions(
    VersionPin pin,
    List<String> operations,
    Map<String, String> names,
    Map<TypeRef.Scalar.Kind, TypeRef.Scalar.Kind> scalars,
    boolean enforceDoubtful) {

  /** Everything, at the newest date. */
  public static final ContractOptions LATEST = new ContractOptions(VersionPin.LATEST, List.of());

  public ContractOptions {
    operations = List.copyOf(operations);
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    scalars = Map.copyOf(scalars);
  }

  /** A part of a document as the document has it, but for its mistakes. */
  public ContractOptions(VersionPin pin, List<String> operations) {
    this(pin, operations, Map.of(), Map.of(), false);
  }

  /** Everything at a version. */
  public static ContractOptions at(String pin) {
    return new ContractOptions(VersionPin.of(pin), List.of());
  }

  /** The same version of these operations, or of the operations with these tags. */
  public ContractOptions operations(String... idsOrTags) {
    return new ContractOptions(pin, List.of(idsOrTags), names, scalars, enforceDoubtful);
  }

  /** The same with other names for some types. */
  public ContractOptions names(Map<String, String> bySchema) {
    return new ContractOptions(pin, operations, bySchema, scalars, enforceDoubtful);
  }

  /** The same with other kinds of scalars in the place of some. */
  public ContractOptions scalars(Map<TypeRef.Scalar.Kind, TypeRef.Scalar.Kind> replacements) {
    return new ContractOptions(pin, operations, names, replacements, enforceDoubtful);
  }

  /** The same with doubtful constraints enforced, or not. */
  public ContractOptions enforceDoubtful(boolean enforced) {
    return new ContractOptions(pin, operations, names, scalars, enforced);
  }
}
