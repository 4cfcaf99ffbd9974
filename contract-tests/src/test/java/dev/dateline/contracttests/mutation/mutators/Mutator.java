package dev.dateline.contracttests.mutation.mutators;

import java.util.stream.Stream;

/** A kind of change, or several that belong together. */
@FunctionalInterface
public interface Mutator {

  /**
   * All changes of this kind that a document lends itself to, in document order. Each is a change
   * of its own, made to the document as it is.
   */
  Stream<Mutant> mutants(DocumentTree document);
}
