package dev.dateline.generator;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.WebAddress;
import dev.dateline.generator.pact.PactSettings;
import dev.dateline.generator.settings.Mappings;
import dev.dateline.generator.settings.ModelPackages;
import dev.dateline.generator.view.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * What to generate, and where.
 *
 * @param spec the OpenAPI document, YAML or JSON
 * @param overlays OpenAPI Overlays that correct the document, applied in this order
 * @param webReferences addresses of the web that references of the document may lead to, each with
 *     all that is below it; none when empty
 * @param apiVersion a version date, {@code latest} or {@code preview}
 * @param targets for whom, a fake or docs by themselves; with more than one, each gets a package of
 *     its own below {@code basePackage} ({@code client}, {@code server})
 * @param operations operationIds or tags; all operations when empty
 * @param mappings the user's hand on names and types
 * @param strict whether a warning is a failure: nothing is written then
 * @param basePackage of the generated code; for docs and a fake, that of the client
 * @param outputDirectory the source root to write to, or the folder of the pages; files there that
 *     were not generated are left alone
 * @param templateDirectory templates that take the place of ours of the same name, or null
 * @param enforceDoubtful whether constraints that the document itself shows to be mistakes are
 *     enforced all the same
 * @param modelPackages how models are spread over packages
 * @param pact what tests of a pact are about
 */
public record GenerationRequest(
    Path spec,
    List<Path> overlays,
    List<String> webReferences,
    VersionPin apiVersion,
    Set<Target> targets,
    List<String> operations,
    Mappings mappings,
    boolean strict,
    String basePackage,
    Path outputDirectory,
    @Nullable Path templateDirectory,
    boolean enforceDoubtful,
    ModelPackages modelPackages,
    PactSettings pact) {

  /**
   * Checks what can be checked without reading anything.
   *
   * @throws GenerationException where a part cannot be meant
   * @throws dev.dateline.contract.ContractException where a web address is none
   */
  public GenerationRequest {
    overlays = List.copyOf(overlays);
    webReferences = List.copyOf(webReferences);
    webReferences.forEach(WebAddress::of);
    operations = List.copyOf(operations);
    targets = Set.copyOf(targets);
    if (targets.isEmpty()) {
      throw new GenerationException(
          "There is no target: name client, server or both, or fake, pact or docs.");
    }
    if (targets.size() > 1 && targets.stream().anyMatch(Target::goesAlone)) {
      String alone =
          targets.contains(Target.DOCS)
              ? "docs goes with no other target, since its pages are no sources and need"
              : "fake and pact go with no other target, since they are for tests and need";
      throw new GenerationException(
          "targets: " + alone + " a folder of their own. Generate them by themselves.");
    }
    try {
      mappings.scalars();
    } catch (IllegalArgumentException e) {
      throw new GenerationException(String.valueOf(e.getMessage()), e);
    }
    if (!SourceVersion.isName(basePackage)) {
      throw new GenerationException(
          "basePackage: '"
              + basePackage
              + "' is not the name of a Java package. Use one such as com.example.api.");
    }
  }

  /** A document as it is published, with nothing mapped and warnings allowed. */
  public GenerationRequest(
      Path spec,
      VersionPin apiVersion,
      Set<Target> targets,
      List<String> operations,
      String basePackage,
      Path outputDirectory,
      @Nullable Path templateDirectory) {
    this(
        spec,
        List.of(),
        List.of(),
        apiVersion,
        targets,
        operations,
        Mappings.NONE,
        false,
        basePackage,
        outputDirectory,
        templateDirectory,
        false,
        ModelPackages.GROUPS,
        PactSettings.NONE);
  }

  /** The package of the code for {@code target}. */
  public String packageOf(Target target) {
    return targets.size() == 1
        ? basePackage
        : basePackage + "." + target.name().toLowerCase(Locale.ROOT);
  }

  /** The document with its corrections. */
  ContractSource source() {
    return ContractSource.file(spec)
        .allowing(webReferences)
        .overlaid(overlays.stream().map(ContractSource::file).toList());
  }

  /** How the document is to be taken. */
  ContractOptions options() {
    return new ContractOptions(
        apiVersion, operations, mappings.names(), mappings.scalars(), enforceDoubtful);
  }

  /** The targets in a fixed order. */
  SortedSet<Target> sortedTargets() {
    return new TreeSet<>(targets);
  }
}
