package dev.dateline.contract;

import dev.dateline.contract.build.ContractBuilder;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.read.Document;
import dev.dateline.contract.read.DocumentReader;
import dev.dateline.contract.slice.Slice;
import dev.dateline.contract.slice.Slicer;
import dev.dateline.runtime.version.ApiVersion;
import java.util.List;

/**
 * From an OpenAPI document to a contract, in three stages that each take an immutable value and
 * return another:
 *
 * <pre>
 *  source ──read──▶ Document ──slice(version, operations)──▶ Slice ──build──▶ Contract
 * </pre>
 *
 * <ul>
 *   <li><b>read</b> ({@link DocumentReader}): YAML or JSON, in one file or several, overlays
 *       applied, to one tree that knows where each part was written.
 *   <li><b>slice</b> ({@link Slicer}): the version rule and the selection of operations, on the
 *       tree; what nothing reaches any more is gone before anything else looks at it.
 *   <li><b>build</b> ({@link ContractBuilder}): types, names, constraints; all that is odd about
 *       OpenAPI is settled here.
 * </ul>
 *
 * <p>Stateless and thread safe. Time and memory grow with the size of the document.
 */
public final class ContractReader {
  private ContractReader() {}

  /**
   * Reads the contract of a document.
   *
   * @throws ContractException when none can be made; the message is for people
   */
  public static Contract read(ContractSource source, ContractOptions options) {
    try {
      Document document = DocumentReader.read(source);
      Slice slice = Slicer.slice(document, options.pin(), options.operations());
      return ContractBuilder.build(slice, options);
    } catch (StackOverflowError e) {
      throw tooDeep(source);
    }
  }

  /**
   * Reads a document at one version, for those who hold messages to it: schemas say more than types
   * can.
   *
   * @throws ContractException when no contract can be made of it; the message is for people
   */
  public static ContractDocument document(ContractSource source, ContractOptions options) {
    try {
      Document document = DocumentReader.read(source);
      Slice slice = Slicer.slice(document, options.pin(), options.operations());
      return ContractBuilder.document(slice, options);
    } catch (StackOverflowError e) {
      throw tooDeep(source);
    }
  }

  /**
   * The versions that a document has media types of, oldest first, preview last; empty where none
   * is dated.
   *
   * @throws ContractException when the document cannot be read
   */
  public static List<ApiVersion> versions(ContractSource source) {
    try {
      return Slicer.versions(DocumentReader.read(source));
    } catch (StackOverflowError e) {
      throw tooDeep(source);
    }
  }

  /** Nesting is limited where it is read; what is left are chains of thousands of references. */
  private static ContractException tooDeep(ContractSource source) {
    return new ContractException(
        "#",
        source.name()
            + ": its parts refer to each other in too long a chain. Shorten the chain of"
            + " references.");
  }
}
