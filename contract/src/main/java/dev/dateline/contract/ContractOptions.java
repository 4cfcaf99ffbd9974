package dev.dateline.contract;

import java.util.List;

/**
 * What part of a document is wanted.
 *
 * @param pin the version
 * @param operations operationIds or tags; all operations when empty
 */
public record ContractOptions(VersionPin pin, List<String> operations) {
  /** Everything, at the newest date. */
  public static final ContractOptions LATEST = new ContractOptions(VersionPin.LATEST, List.of());

  public ContractOptions {
    operations = List.copyOf(operations);
  }

  /** Everything at a version. */
  public static ContractOptions at(String pin) {
    return new ContractOptions(VersionPin.of(pin), List.of());
  }

  /** The same version of these operations, or of the operations with these tags. */
  public ContractOptions operations(String... idsOrTags) {
    return new ContractOptions(pin, List.of(idsOrTags));
  }
}
