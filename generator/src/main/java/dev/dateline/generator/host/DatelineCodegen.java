package dev.dateline.generator.host;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.generator.docs.DocsView;
import dev.dateline.generator.pact.PactSettings;
import dev.dateline.generator.pact.PactViews;
import dev.dateline.generator.settings.Mappings;
import dev.dateline.generator.settings.ModelPackages;
import dev.dateline.generator.settings.StrictException;
import dev.dateline.generator.template.MustacheJavaEngine;
import dev.dateline.generator.view.ExistingTypes;
import dev.dateline.generator.view.JavaView;
import dev.dateline.generator.view.Packages;
import dev.dateline.generator.view.SourceFile;
import dev.dateline.generator.view.Target;
import dev.dateline.generator.view.Unexpressed;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CliOption;
import org.openapitools.codegen.CodegenConfig;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.api.TemplatingEngineAdapter;
import org.openapitools.codegen.model.ModelsMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the generators share: a contract instead of the host's own model, and one model of the host
 * for each file to write, since files of models are what its loop knows.
 *
 * <p>Options (additional properties): {@code apiVersion}, {@code operations}, {@code overlays},
 * {@code webReferences}, {@code strict}, {@code enforceDoubtful}, {@code modelPackages}, {@code
 * basePackage} ({@code invokerPackage} is understood as well), {@code sourceFolder}; for a pact
 * those of {@link PactSettings}. Of the host's own options {@code modelNameMappings}, {@code
 * schemaMappings}, {@code importMappings} and {@code typeMappings} are obeyed. Not thread-safe, as
 * all of OpenAPI Generator's configurations.
 */
public abstract class DatelineCodegen extends DefaultCodegen implements CodegenConfig {

  static final String API_VERSION = "apiVersion";
  static final String OPERATIONS = "operations";
  static final String OVERLAYS = "overlays";
  static final String WEB_REFERENCES = "webReferences";
  static final String STRICT = "strict";
  static final String ENFORCE_DOUBTFUL = "enforceDoubtful";
  static final String MODEL_PACKAGES = "modelPackages";
  static final String BASE_PACKAGE = "basePackage";
  static final String CLIENT_PACKAGE = "clientPackage";
  static final String SERVER_PACKAGE = "serverPackage";
  static final String PACT_CONSUMER = "pactConsumer";
  static final String PACT_PROVIDER = "pactProvider";
  static final String PACT_INTERACTIONS = "pactInteractions";
  static final String DEFAULT_PACKAGE = "dev.dateline.generated";

  /** Below the host's own name, since its command line shows what is logged there only. */
  private static final Logger LOGGER =
      LoggerFactory.getLogger("org.openapitools.codegen.DatelineCodegen");

  private static final String TEMPLATES = "dateline/templates";

  /** The host asks for a template name for each model; the engine takes the one of the file. */
  private static final String ANY_TEMPLATE = "head.mustache";

  private final Target target;
  private final Map<String, SourceFile> files = new LinkedHashMap<>();
  private String basePackage = DEFAULT_PACKAGE;
  private String sourceFolder;
  private @Nullable Contract contract;
  private @Nullable Packages packages;
  private @Nullable List<SourceFile> made;

  DatelineCodegen(Target target) {
    this.target = target;
    sourceFolder =
        switch (target) {
          case CLIENT, SERVER -> "src/main/java";
          case FAKE, PACT -> "src/test/java";
          case DOCS -> "";
        };
    embeddedTemplateDir = TEMPLATES;
    templateDir = TEMPLATES;
    outputFolder = "generated-code" + File.separator + "dateline";
    modelTemplateFiles.put(ANY_TEMPLATE, ".java");
    apiTemplateFiles.clear();
    cliOptions.clear();
    // The host's own defaults speak of its own types; what comes in later is the user's.
    typeMapping.clear();
    importMapping.clear();
    cliOptions.add(
        CliOption.newString(API_VERSION, "Version date to generate, or latest, or preview.")
            .defaultValue("latest"));
    cliOptions.add(
        CliOption.newString(
            OPERATIONS, "operationIds or tags to generate, separated by commas; all by default."));
    cliOptions.add(
        CliOption.newString(
            OVERLAYS, "Files of OpenAPI Overlays that correct the document, separated by commas."));
    cliOptions.add(
        CliOption.newString(
            WEB_REFERENCES,
            "Web addresses that references of the document may lead to, separated by commas."));
    cliOptions.add(
        CliOption.newBoolean(
            STRICT, "Generate nothing where there is anything to warn of.", false));
    cliOptions.add(
        CliOption.newString(
                MODEL_PACKAGES,
                "groups: models that one tag alone speaks of get a package of their own; one: all"
                    + " are in one package.")
            .defaultValue("groups"));
    cliOptions.add(
        CliOption.newString(BASE_PACKAGE, "Package of the generated code.")
            .defaultValue(DEFAULT_PACKAGE));
    if (target == Target.PACT) {
      pactOptions();
    }
    cliOptions.add(
        CliOption.newString(CodegenConstants.SOURCE_FOLDER, CodegenConstants.SOURCE_FOLDER_DESC)
            .defaultValue(sourceFolder));
  }

  private void pactOptions() {
    cliOptions.add(
        CliOption.newString(
            CLIENT_PACKAGE, "Base package of the generated client; no consumer tests without it."));
    cliOptions.add(
        CliOption.newString(
            SERVER_PACKAGE, "Base package of the generated server; no provider tests without it."));
    cliOptions.add(CliOption.newString(PACT_CONSUMER, "Name of the consumer in the pact."));
    cliOptions.add(CliOption.newString(PACT_PROVIDER, "Name of the provider in the pact."));
    cliOptions.add(
        CliOption.newString(PACT_INTERACTIONS, "Most interactions of an operation, and refusals.")
            .defaultValue(String.valueOf(PactSettings.USUAL_MOST)));
  }

  /** Generates {@code known} instead of reading the document that the host was given. */
  void contract(Contract known, Packages into, @Nullable List<SourceFile> alreadyMade) {
    this.contract = known;
    this.packages = into;
    this.made = alreadyMade;
  }

  /** The host asks who it is in its constructor, before there is a target. */
  private Target target() {
    return Objects.requireNonNullElse(target, Target.SERVER);
  }

  @Override
  public CodegenType getTag() {
    return switch (target()) {
      case CLIENT, FAKE, PACT -> CodegenType.CLIENT;
      case SERVER -> CodegenType.SERVER;
      case DOCS -> CodegenType.DOCUMENTATION;
    };
  }

  @Override
  public String getName() {
    return switch (target()) {
      case CLIENT -> "dateline-java-client";
      case SERVER -> "dateline-java-server";
      case FAKE -> "dateline-fake";
      case PACT -> "dateline-pact";
      case DOCS -> "dateline-docs";
    };
  }

  @Override
  public String getHelp() {
    return "Generates "
        + switch (target) {
          case CLIENT -> "a Java client";
          case SERVER -> "a Java server stub";
          case FAKE -> "a fake for tests of a Java client";
          case PACT -> "the tests of a pact, of both sides,";
          case DOCS -> "a reference in HTML";
        }
        + " of one version of a date-versioned API (Dateline).";
  }

  @Override
  public String defaultTemplatingEngine() {
    return MustacheJavaEngine.IDENTIFIER;
  }

  /**
   * Takes our own engine whatever the host names: its Maven plugin asks for its default one in
   * every build that does not say otherwise, and no other engine knows what to do with a view.
   */
  @Override
  public void setTemplatingEngine(TemplatingEngineAdapter engine) {
    super.setTemplatingEngine(
        engine instanceof MustacheJavaEngine ? engine : new MustacheJavaEngine());
  }

  @Override
  public boolean getUseInlineModelResolver() {
    return false;
  }

  @Override
  public boolean getUseOpenapiNormalizer() {
    return false;
  }

  @Override
  public void processOpts() {
    // The host escapes what it shows of the document with this; the views do their own escaping.
    super.processOpts();
    basePackage = option(BASE_PACKAGE, option(CodegenConstants.INVOKER_PACKAGE, basePackage));
    Object folder = additionalProperties.get(CodegenConstants.SOURCE_FOLDER);
    sourceFolder = folder == null ? sourceFolder : folder.toString().strip();
    modelPackage = Packages.models(basePackage);
    apiPackage = Packages.api(basePackage);
  }

  private String option(String name, String otherwise) {
    Object value = additionalProperties.get(name);
    return value == null || value.toString().isBlank() ? otherwise : value.toString().strip();
  }

  @Override
  public void preprocessOpenAPI(OpenAPI openAPI) {
    Contract known = contract;
    Packages into = packages;
    if (known == null || into == null) {
      Mappings mappings = mappings();
      known = read(openAPI, mappings);
      ExistingTypes existing = ExistingTypes.of(known, mappings.existing());
      into = Packages.of(basePackage, known, existing, modelPackages());
      report(known, existing); // our own entry point does so itself
    }
    for (SourceFile file : made == null ? make(known, into) : made) {
      files.put(file.path(), file);
    }
    offer(openAPI, files.keySet().stream().toList());
  }

  private List<SourceFile> make(Contract known, Packages into) {
    return switch (target) {
      case CLIENT, SERVER, FAKE -> JavaView.files(known, into, target);
      case PACT -> tests(known, into);
      case DOCS -> DocsView.files(known, into);
    };
  }

  private List<SourceFile> tests(Contract known, Packages into) {
    PactViews.Derived derived =
        PactViews.derive(
            known,
            into,
            PactSettings.of(
                option(CLIENT_PACKAGE, ""),
                option(SERVER_PACKAGE, ""),
                option(PACT_CONSUMER, ""),
                option(PACT_PROVIDER, ""),
                option(PACT_INTERACTIONS, "")));
    derived.leftOut().forEach(warning -> LOGGER.warn("{}", warning));
    return derived.files();
  }

  private ModelPackages modelPackages() {
    return ModelPackages.of(option(MODEL_PACKAGES, ModelPackages.GROUPS.name()));
  }

  private void report(Contract known, ExistingTypes existing) {
    List<Diagnostic> warnings =
        Stream.of(known.diagnostics(), Unexpressed.of(known), existing.diagnostics())
            .flatMap(List::stream)
            .filter(diagnostic -> diagnostic.severity() != Diagnostic.Severity.NOTE)
            .toList();
    if (Boolean.parseBoolean(option(STRICT, "false"))) {
      StrictException.check(warnings);
    }
    warnings.forEach(warning -> LOGGER.warn("{}", warning));
  }

  /** What the host was told of names and types. */
  private Mappings mappings() {
    Map<String, String> classes = new LinkedHashMap<>(importMapping);
    classes.putAll(schemaMapping);
    return new Mappings(modelNameMapping, classes, typeMapping);
  }

  /**
   * Reads the document again, through the one pipeline, so that the host's command line and our own
   * plugin say the same; the host's binding loses facts of a 3.1 document.
   */
  private Contract read(OpenAPI openAPI, Mappings mappings) {
    List<ContractSource> overlays =
        list(OVERLAYS).stream().map(Path::of).map(ContractSource::file).toList();
    return ContractReader.read(
        source(openAPI).allowing(list(WEB_REFERENCES)).overlaid(overlays),
        new ContractOptions(
            VersionPin.of(option(API_VERSION, "latest")),
            list(OPERATIONS),
            mappings.names(),
            mappings.scalars(),
            Boolean.parseBoolean(option(ENFORCE_DOUBTFUL, "false"))));
  }

  private List<String> list(String name) {
    return Arrays.stream(option(name, "").split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private ContractSource source(OpenAPI openAPI) {
    String location = getInputSpec();
    if (location != null) {
      try {
        Path path = Path.of(location);
        if (Files.isRegularFile(path)) {
          return ContractSource.file(path);
        }
      } catch (InvalidPathException e) {
        // Not a file: a web address, say. What the host has read stands for it.
        LOGGER.debug("Not a path: {}", location, e);
      }
    }
    String text =
        openAPI.getSpecVersion() == SpecVersion.V31 ? Json31.pretty(openAPI) : Json.pretty(openAPI);
    return ContractSource.text(location == null ? "document" : location, text);
  }

  /** Leaves in the host's document one schema for each file, and nothing else to loop over. */
  @SuppressWarnings("rawtypes") // The host declares its maps of schemas so.
  private static void offer(OpenAPI openAPI, List<String> paths) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    for (String path : paths) {
      // Without a property the host takes it for a free-form object, which gets no file.
      schemas.put(path, new ObjectSchema().addProperty("file", new StringSchema()));
    }
    openAPI.setPaths(new Paths());
    openAPI.setWebhooks(null);
    openAPI.setSecurity(null);
    openAPI.setTags(null);
    openAPI.setComponents(new Components().schemas(schemas));
  }

  @Override
  @SuppressWarnings("rawtypes") // The host declares it so.
  public CodegenModel fromModel(String name, Schema schema) {
    CodegenModel model = new CodegenModel();
    model.setName(name);
    model.setClassname(name);
    model.getVendorExtensions().put(MustacheJavaEngine.SOURCE_FILE, sourceFile(name));
    return model;
  }

  private SourceFile sourceFile(String name) {
    return Objects.requireNonNull(files.get(name), () -> "no file " + name);
  }

  @Override
  public String modelFilename(String templateName, String modelName) {
    String folder = sourceFolder.isEmpty() ? "" : sourceFolder + "/";
    return outputFolder + File.separator + (folder + modelName).replace('/', File.separatorChar);
  }

  @Override
  public String toModelName(String name) {
    return name;
  }

  @Override
  public String toModelFilename(String name) {
    return name;
  }

  @Override
  public ModelsMap postProcessModels(ModelsMap models) {
    return models;
  }

  @Override
  public Map<String, ModelsMap> updateAllModels(Map<String, ModelsMap> models) {
    return models;
  }

  @Override
  public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> models) {
    return models;
  }

  @Override
  public void postProcess() {
    // The host would print an appeal for donations, once for each run of a build.
  }

  @Override
  public String escapeQuotationMark(String input) {
    return input.replace("\"", "");
  }

  @Override
  public String escapeUnsafeCharacters(String input) {
    return input.replace("*/", "*_/").replace("/*", "/_*");
  }
}
