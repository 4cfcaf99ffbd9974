package dev.dateline.generator.pact;

import dev.dateline.contract.interactions.Interactions;
import dev.dateline.contract.interactions.OperationInteractions;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.generator.view.Packages;
import dev.dateline.generator.view.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** From a contract to the tests of its pact. Stateless. */
public final class PactViews {

  private PactViews() {}

  /**
   * The files, and what is not told in them.
   *
   * @param files sorted by path
   * @param leftOut warnings, in document order
   */
  public record Derived(List<SourceFile> files, List<Diagnostic> leftOut) {
    public Derived {
      files = List.copyOf(files);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * The tests of a contract.
   *
   * @param contract to be tested
   * @param packages of the tests, of which {@code consumer} and {@code provider} are parts
   * @param settings which sides there are
   */
  public static Derived derive(Contract contract, Packages packages, PactSettings settings) {
    List<OperationInteractions> all = Interactions.of(contract, settings.mostInteractions());
    List<Diagnostic> leftOut = new ArrayList<>();
    for (OperationInteractions each : all) {
      each.leftOut().forEach(why -> leftOut.add(warning(each, why)));
    }
    List<SourceFile> files = new ArrayList<>();
    String consumer =
        Objects.requireNonNullElse(settings.consumer(), contract.api().name() + "Client");
    String provider = Objects.requireNonNullElse(settings.provider(), contract.api().name());
    if (settings.clientPackage() != null) {
      files.addAll(
          new ConsumerViews(
                  contract,
                  packages.base(),
                  packages.at(settings.clientPackage()),
                  consumer,
                  provider)
              .files(all));
    }
    if (settings.serverPackage() != null) {
      files.addAll(
          new ProviderViews(
                  contract, packages.base(), packages.at(settings.serverPackage()), provider)
              .files(all));
    }
    files.sort(Comparator.comparing(SourceFile::path));
    return new Derived(files, leftOut);
  }

  private static Diagnostic warning(OperationInteractions each, String why) {
    return new Diagnostic(
        Diagnostic.Severity.WARNING,
        each.operation().pointer(),
        "the pact of " + each.operation().id() + " is not complete: " + why + ".");
  }
}
