package dev.dateline.contracttests.mutation.mutators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All mutators. */
public final class Mutators {

  private static final List<Mutator> ALL =
      List.of(
          new StatusMutator(),
          new MediaTypeMutator(),
          new OperationMutator(),
          new ParameterMutator(),
          new SecurityMutator(),
          new PropertyMutator(),
          new RequiredMutator(),
          new TypeMutator(),
          new EnumMutator(),
          new BoundMutator(),
          new PatternMutator(),
          new RuleMutator(),
          new FlagMutator(),
          new ExtensionMutator());

  private Mutators() {}

  /**
   * All mutants of a document, always in the same order. Where two have one name, they are the same
   * change, and the second is left out.
   */
  public static List<Mutant> of(DocumentTree document) {
    Map<String, Mutant> mutants = new LinkedHashMap<>();
    ALL.stream()
        .flatMap(mutator -> mutator.mutants(document))
        .forEach(mutant -> mutants.putIfAbsent(mutant.name(), mutant));
    return List.copyOf(mutants.values());
  }
}
