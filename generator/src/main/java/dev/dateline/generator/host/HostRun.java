package dev.dateline.generator.host;

import dev.dateline.contract.model.Contract;
import dev.dateline.generator.template.MustacheJavaEngine;
import dev.dateline.generator.view.Packages;
import dev.dateline.generator.view.SourceFile;
import dev.dateline.generator.view.Target;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.ClientOptInput;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.Generator;
import org.openapitools.codegen.TemplateManager;
import org.openapitools.codegen.api.TemplatePathLocator;
import org.openapitools.codegen.templating.GeneratorTemplateContentLocator;
import org.openapitools.codegen.templating.TemplateManagerOptions;
import org.openapitools.codegen.templating.TemplateNotFoundException;

/** One run of OpenAPI Generator whose files stay in memory until all of them are there. */
public final class HostRun {

  private HostRun() {}

  /** Generates one target, with everything below one package. */
  public static Map<String, byte[]> generate(
      Contract contract,
      Target target,
      String basePackage,
      Path outputDirectory,
      @Nullable Path templateDirectory) {
    return generate(
        contract,
        target,
        Packages.of(basePackage, contract),
        null,
        outputDirectory,
        templateDirectory);
  }

  /**
   * Generates one target.
   *
   * @param contract what to generate
   * @param target for whom
   * @param packages of the generated code
   * @param made its files, where they are made already; null to have them made
   * @param outputDirectory where an ignore file is looked for; nothing is written there
   * @param templateDirectory templates that take the place of ours of the same name, or null
   * @return the bytes of each file by its path below the output directory, with forward slashes
   */
  public static Map<String, byte[]> generate(
      Contract contract,
      Target target,
      Packages packages,
      @Nullable List<SourceFile> made,
      Path outputDirectory,
      @Nullable Path templateDirectory) {
    DatelineCodegen config =
        switch (target) {
          case CLIENT -> new DatelineJavaClientCodegen();
          case SERVER -> new DatelineJavaServerCodegen();
          case FAKE -> new DatelineFakeCodegen();
          case PACT -> new DatelinePactCodegen();
          case DOCS -> new DatelineDocsCodegen();
        };
    config.contract(contract, packages, made);
    config.setTemplatingEngine(new MustacheJavaEngine());
    config.setOutputDir(outputDirectory.toString());
    config.additionalProperties().put(DatelineCodegen.BASE_PACKAGE, packages.base());
    config.additionalProperties().put(CodegenConstants.SOURCE_FOLDER, "");
    if (templateDirectory != null) {
      config
          .additionalProperties()
          .put(CodegenConstants.TEMPLATE_DIR, templateDirectory.toString());
    }
    OpenAPI skeleton =
        new OpenAPI()
            .info(
                new Info().title(contract.api().title()).version(contract.api().documentVersion()))
            .addServersItem(new Server().url("/"));
    InMemoryGenerator generator = new InMemoryGenerator(outputDirectory);
    generator.setGenerateMetadata(false);
    try {
      generator.opts(new ClientOptInput().openAPI(skeleton).config(config)).generate();
    } catch (RuntimeException e) {
      if (templateDirectory == null) {
        throw e;
      }
      throw templateAtFault(templateDirectory, e);
    }
    return generator.files;
  }

  /** The built-in templates are tested; where there are others, it is them. */
  private static TemplateException templateAtFault(Path templateDirectory, RuntimeException e) {
    Throwable reason = e;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    String what =
        reason instanceof TemplateNotFoundException
            ? "There is no template " + reason.getMessage() + ", neither there nor built in."
            : String.valueOf(reason.getMessage());
    return new TemplateException(
        "templateDirectory: the templates in " + templateDirectory + " cannot be used. " + what, e);
  }

  private static final class InMemoryGenerator extends DefaultGenerator {
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Path root;

    InMemoryGenerator(Path root) {
      this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Generator opts(ClientOptInput opts) {
      super.opts(opts);
      templateProcessor =
          new TemplateManager(
              new TemplateManagerOptions(false, false),
              config.getTemplatingEngine(),
              new TemplatePathLocator[] {new GeneratorTemplateContentLocator(config)}) {
            @Override
            public File writeToFile(String filename, byte[] contents) {
              Path path = Path.of(filename).toAbsolutePath().normalize();
              files.put(
                  root.relativize(path).toString().replace(File.separatorChar, '/'), contents);
              return path.toFile();
            }
          };
      return this;
    }
  }
}
