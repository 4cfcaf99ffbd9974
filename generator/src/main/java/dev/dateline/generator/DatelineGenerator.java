package dev.dateline.generator;

import dev.dateline.contract.ContractReader;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.host.TemplateException;
import dev.dateline.generator.output.Inputs;
import dev.dateline.generator.output.OutputFolder;
import dev.dateline.generator.pact.PactViews;
import dev.dateline.generator.settings.StrictException;
import dev.dateline.generator.view.ExistingTypes;
import dev.dateline.generator.view.Packages;
import dev.dateline.generator.view.SourceFile;
import dev.dateline.generator.view.Target;
import dev.dateline.generator.view.Unexpressed;
import dev.dateline.runtime.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Generates Java from a document: the whole way from file to files. Stateless; different output
 * directories may be generated at the same time.
 */
public final class DatelineGenerator {

  private DatelineGenerator() {}

  /**
   * Brings the output directory up to date.
   *
   * <p>Everything is made in memory first: where anything fails, the output is left as it was.
   * Files that would not change are not touched, and files generated earlier that are no longer
   * made are deleted.
   *
   * @param request what to generate
   * @return what was done
   * @throws dev.dateline.contract.ContractException where the document is at fault
   * @throws StrictException where the request is strict and there is anything to warn of
   * @throws GenerationException where anything else is
   */
  public static GenerationResult generate(GenerationRequest request) {
    GenerationResult standing = standing(request);
    return standing == null ? make(request) : standing;
  }

  /**
   * What an earlier generation left, where another one would do the same: quick, and without what
   * generating needs.
   *
   * @param request what to generate
   * @return null where there is something to do
   * @throws GenerationException where the request cannot be obeyed
   */
  public static @Nullable GenerationResult standing(GenerationRequest request) {
    if (request.templateDirectory() != null && !Files.isDirectory(request.templateDirectory())) {
      throw new GenerationException(
          "templateDirectory: there is no folder "
              + request.templateDirectory()
              + ". Correct the path, or leave the parameter out to use the built-in templates.");
    }
    OutputFolder output = new OutputFolder(request.outputDirectory());
    try {
      // Whether the web says something else today shows only when it is asked.
      return request.webReferences().isEmpty() && output.isUpToDate(inputs(request))
          ? new GenerationResult(true, null, null, 0, output.files(), 0, 0, List.of())
          : null;
    } catch (IOException e) {
      throw unwritable(request, e);
    }
  }

  private static GenerationResult make(GenerationRequest request) {
    OutputFolder output = new OutputFolder(request.outputDirectory());
    Inputs.Taken taken;
    try {
      output.requireWritable();
      taken = inputs(request).take();
    } catch (IOException e) {
      throw unwritable(request, e);
    }
    Contract contract = ContractReader.read(request.source(), request.options());
    ExistingTypes existing = ExistingTypes.of(contract, request.mappings().existing());
    List<Diagnostic> diagnostics = diagnostics(contract, existing);
    if (request.strict()) {
      StrictException.check(diagnostics);
    }
    Map<String, byte[]> files = new TreeMap<>();
    try {
      for (Target target : request.sortedTargets()) {
        Packages packages =
            Packages.of(request.packageOf(target), contract, existing, request.modelPackages());
        @Nullable List<SourceFile> made = null;
        if (target == Target.PACT) {
          PactViews.Derived derived = PactViews.derive(contract, packages, request.pact());
          diagnostics.addAll(derived.leftOut());
          made = derived.files();
        }
        files.putAll(
            HostRun.generate(
                contract,
                target,
                packages,
                made,
                request.outputDirectory(),
                request.templateDirectory()));
      }
    } catch (TemplateException e) {
      throw new GenerationException(String.valueOf(e.getMessage()), e);
    }
    try {
      OutputFolder.Change change = output.replace(files, taken);
      return new GenerationResult(
          false,
          contract.api().title(),
          contract.api().version(),
          contract.operations().size(),
          output.files(),
          change.written(),
          change.deleted(),
          diagnostics);
    } catch (IOException e) {
      throw unwritable(request, e);
    }
  }

  // The text of a record would take a cold Java longer than all the rest of looking.
  private static Inputs inputs(GenerationRequest request) {
    return new Inputs(
        request.spec(),
        request.overlays(),
        request.templateDirectory(),
        request.outputDirectory().resolve(".openapi-generator-ignore"),
        List.of(DatelineGenerator.class, Contract.class, JsonValue.class),
        List.of(
            request.webReferences().toString(),
            request.apiVersion().toString(),
            request.sortedTargets().toString(),
            request.operations().toString(),
            request.mappings().names().toString(),
            request.mappings().classes().toString(),
            request.mappings().types().toString(),
            String.valueOf(request.strict()),
            String.valueOf(request.enforceDoubtful()),
            request.modelPackages().name(),
            request.pact().text(),
            request.basePackage()));
  }

  /** What could not be expressed of the document, and what could not be obeyed of the request. */
  private static List<Diagnostic> diagnostics(Contract contract, ExistingTypes existing) {
    List<Diagnostic> all = new ArrayList<>(contract.diagnostics());
    all.addAll(Unexpressed.of(contract));
    all.addAll(existing.diagnostics());
    return all;
  }

  private static GenerationException unwritable(GenerationRequest request, IOException e) {
    return new GenerationException(
        "outputDirectory: cannot write to "
            + request.outputDirectory()
            + " ("
            + e.getMessage()
            + "). Choose a folder that can be written to, or change its permissions.",
        e);
  }
}
