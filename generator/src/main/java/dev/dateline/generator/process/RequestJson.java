package dev.dateline.generator.process;

import dev.dateline.contract.VersionPin;
import dev.dateline.generator.GenerationRequest;
import dev.dateline.generator.pact.PactSettings;
import dev.dateline.generator.settings.Mappings;
import dev.dateline.generator.settings.ModelPackages;
import dev.dateline.generator.view.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request as JSON, and back. Both processes see the same files by the same paths. */
final class RequestJson {

  private RequestJson() {}

  static Fields write(GenerationRequest request) {
    return Fields.none()
        .with("spec", request.spec().toString())
        .withTexts("overlays", texts(request.overlays()))
        .withTexts("webReferences", request.webReferences())
        .with("apiVersion", request.apiVersion().text())
        .withTexts("targets", texts(List.copyOf(request.targets())))
        .withTexts("operations", request.operations())
        .with("names", request.mappings().names())
        .with("classes", request.mappings().classes())
        .with("types", request.mappings().types())
        .with("strict", request.strict())
        .with("basePackage", request.basePackage())
        .with("outputDirectory", request.outputDirectory().toString())
        .with("templateDirectory", text(request.templateDirectory()))
        .with("enforceDoubtful", request.enforceDoubtful())
        .with("modelPackages", request.modelPackages().name())
        .with("pact", pact(request.pact()));
  }

  static GenerationRequest read(Fields json) {
    String templateDirectory = json.optional("templateDirectory");
    return new GenerationRequest(
        Path.of(json.text("spec")),
        json.texts("overlays").stream().map(Path::of).toList(),
        json.texts("webReferences"),
        VersionPin.of(json.text("apiVersion")),
        json.texts("targets").stream().map(Target::valueOf).collect(Collectors.toSet()),
        json.texts("operations"),
        new Mappings(json.map("names"), json.map("classes"), json.map("types")),
        json.flag("strict"),
        json.text("basePackage"),
        Path.of(json.text("outputDirectory")),
        templateDirectory == null ? null : Path.of(templateDirectory),
        json.flag("enforceDoubtful"),
        ModelPackages.valueOf(json.text("modelPackages")),
        pact(json.object("pact")));
  }

  private static Fields pact(PactSettings pact) {
    return Fields.none()
        .with("clientPackage", pact.clientPackage())
        .with("serverPackage", pact.serverPackage())
        .with("consumer", pact.consumer())
        .with("provider", pact.provider())
        .with("mostInteractions", pact.mostInteractions());
  }

  private static PactSettings pact(Fields json) {
    return new PactSettings(
        json.optional("clientPackage"),
        json.optional("serverPackage"),
        json.optional("consumer"),
        json.optional("provider"),
        json.number("mostInteractions"));
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(Object::toString).toList();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
