package dev.dateline.maven;

import dev.dateline.contract.VersionPin;
import dev.dateline.generator.DatelineGenerator;
import dev.dateline.generator.GenerationException;
import dev.dateline.generator.GenerationRequest;
import dev.dateline.generator.GenerationResult;
import dev.dateline.generator.pact.PactSettings;
import dev.dateline.generator.process.GeneratorProcess;
import dev.dateline.generator.settings.Mappings;
import dev.dateline.generator.settings.ModelPackages;
import dev.dateline.generator.view.Target;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Generates a Java client, a server stub or both from one version of an OpenAPI document, or their
 * pact's tests, or a fake for tests of the client, or a reference.
 *
 * <p>Does nothing where nothing has changed since the last time: the document, its overlays, the
 * parameters, the templates and this plugin. Where the document or a parameter is at fault, the
 * build fails with a sentence that says what, where and how to mend it, and what was generated
 * earlier stays as it is.
 *
 * <p>Needs no POM: {@code mvn dev.dateline:dateline-maven-plugin:generate -Ddateline.spec=api.yaml}
 * writes to {@code target/generated-sources/dateline} of the working directory.
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresProject = false,
    threadSafe = true)
public final class GenerateMojo extends DocumentMojo {

  /**
   * The version to generate: a date such as {@code 2024-08-05}, {@code latest} or {@code preview}.
   * Each operation is taken in its newest version that is not later than the date; an operation
   * that is younger is left out.
   */
  @Parameter(property = "dateline.apiVersion", defaultValue = "latest")
  private String apiVersion = "latest";

  /**
   * For whom to generate: {@code client}, {@code server}, or both, separated by a comma. With both,
   * each gets a package of its own below {@link #basePackage}, {@code client} and {@code server}.
   * By themselves {@code fake}, which answers a client of the same document and package in tests,
   * {@code pact}, the tests of both sides' pact, and {@code docs}, a reference in HTML, with
   * samples for the client.
   */
  @Parameter(property = "dateline.targets", defaultValue = "client")
  private List<String> targets = List.of();

  /**
   * Names of types: {@code ClusterDescription20240805=Cluster}, separated by commas. On the left
   * stands the name of a schema, or the JSON pointer of one without a name.
   */
  @Parameter(property = "dateline.names")
  private List<String> names = List.of();

  /**
   * Classes that are there already: {@code Link=com.example.shared.Link}, separated by commas. On
   * the left stands the name of a schema or of its type; nothing is generated for it. The class is
   * one that Dateline generated elsewhere, or offers the same.
   */
  @Parameter(property = "dateline.importMappings")
  private List<String> importMappings = List.of();

  /**
   * Java types for types of the document: {@code DateTime=String}, {@code number=Double}, separated
   * by commas. On the left stands a type or format, on the right one of String, Boolean, Integer,
   * Long, Float, Double, BigDecimal, LocalDate, OffsetDateTime, UUID, URI, byte[] or JsonValue.
   */
  @Parameter(property = "dateline.typeMappings")
  private List<String> typeMappings = List.of();

  /**
   * Fails, and writes nothing, where there is anything to warn of: what cannot be expressed in
   * Java, overlay actions that match nothing, mappings that cannot be obeyed. All warnings are
   * listed.
   */
  @Parameter(property = "dateline.strict", defaultValue = "false")
  private boolean strict;

  /**
   * How models are spread over packages: with {@code groups}, those that the operations of one tag
   * alone speak of, at whatever version, are in a package of their own ({@code
   * model.cloudbackups}); with {@code one}, all are in {@code model}.
   */
  @Parameter(property = "dateline.modelPackages", defaultValue = "groups")
  private String modelPackages = "groups";

  /** The operations to generate, by operationId or tag, separated by commas. All, if not given. */
  @Parameter(property = "dateline.operations")
  private List<String> operations = List.of();

  /**
   * The package of the generated code. If not given, it is made from groupId and artifactId, so
   * that {@code com.example:orders-client} gives {@code com.example.orders.client}; without a POM
   * it is {@code dev.dateline.generated}. For {@code fake} and {@code docs} it is that of the
   * client; a fake is in the package {@code fake} below it.
   */
  @Parameter(property = "dateline.basePackage")
  private @Nullable String basePackage;

  /**
   * The folder to write to, which becomes a source folder of the project. Files in it that were not
   * generated are left alone. If not given, {@code generated-sources/dateline} in the build
   * directory ({@code generated-test-sources/dateline} for {@code fake} and {@code pact}, which
   * becomes a folder of test sources, and {@code generated-docs/dateline} for {@code docs}, which
   * is no source folder), and below that a folder with the execution's id where the POM has several
   * executions.
   */
  // No default value: without a POM, Maven would leave ${project.build.directory} as it stands.
  @Parameter(property = "dateline.outputDirectory")
  private @Nullable String outputDirectory;

  /** A folder of templates that take the place of the built-in ones of the same name. */
  @Parameter(property = "dateline.templateDirectory")
  private @Nullable String templateDirectory;

  /**
   * Whether constraints that the document itself shows to be mistakes are enforced all the same:
   * those that contradict each other, or every example there is. A warning tells of each.
   */
  @Parameter(property = "dateline.enforceDoubtful", defaultValue = "false")
  private boolean enforceDoubtful;

  /**
   * For {@code pact}: the base package of the generated client. If not given, there are no consumer
   * tests.
   */
  @Parameter(property = "dateline.clientPackage")
  private @Nullable String clientPackage;

  /**
   * For {@code pact}: the base package of the generated server. If not given, there are no provider
   * tests.
   */
  @Parameter(property = "dateline.serverPackage")
  private @Nullable String serverPackage;

  /**
   * For {@code pact}: what the consumer is called in it. If not given, as the class of the client.
   */
  @Parameter(property = "dateline.pactConsumer")
  private @Nullable String pactConsumer;

  /** For {@code pact}: what the provider is called in it. If not given, as the API. */
  @Parameter(property = "dateline.pactProvider")
  private @Nullable String pactProvider;

  /**
   * For {@code pact}: the most interactions that an operation has in it, and the most refusals that
   * are tried. A warning tells what is left out.
   */
  @Parameter(property = "dateline.pactInteractions", defaultValue = "250")
  private @Nullable String pactInteractions;

  /**
   * Whether to generate in a Java process of its own, which takes less time and memory; within the
   * build's own process if not. Where nothing has changed, there is no process.
   */
  @Parameter(property = "dateline.fork", defaultValue = "true")
  private boolean fork = true;

  /**
   * Arguments of that process's virtual machine, separated by commas, such as {@code -Xmx4g}. If
   * not given, it may use as much memory as the build's own process.
   */
  @Parameter(property = "dateline.jvmArguments")
  private List<String> jvmArguments = List.of();

  /** Generates nothing. What an earlier build generated is compiled all the same. */
  @Parameter(property = "dateline.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // set by Maven
  private MojoExecution execution;

  @Override
  void run() {
    Path output = output();
    if (skip) {
      getLog().info("Dateline: skipped");
    } else {
      generate(output);
    }
    if (folder().hasPom()) {
      add(output);
    }
  }

  private void generate(Path output) {
    GenerationRequest request = request(output);
    claim(output);
    GenerationResult standing = DatelineGenerator.standing(request);
    report().success(request, standing == null ? make(request) : standing);
  }

  private GenerationResult make(GenerationRequest request) {
    if (fork) {
      return new GeneratorProcess(
              PluginClassPath.get(), Lists.trimmed(jvmArguments), line -> getLog().debug(line))
          .generate(request);
    }
    HostLog.quieten(getLog());
    return DatelineGenerator.generate(request);
  }

  private GenerationRequest request(Path output) {
    return new GenerationRequest(
        document(),
        overlays(),
        webReferences(),
        VersionPin.of(apiVersion),
        Targets.of(targets),
        Lists.trimmed(operations),
        new Mappings(
            Lists.pairs("names", names),
            Lists.pairs("importMappings", importMappings),
            Lists.pairs("typeMappings", typeMappings)),
        strict,
        basePackage(),
        output,
        folder().path("templateDirectory", templateDirectory),
        enforceDoubtful,
        modelPackages(),
        is(Target.PACT)
            ? PactSettings.of(
                clientPackage, serverPackage, pactConsumer, pactProvider, pactInteractions)
            : PactSettings.NONE);
  }

  /** A folder of sources becomes one of the project. */
  private void add(Path output) {
    if (is(Target.FAKE) || is(Target.PACT)) {
      project().addTestCompileSourceRoot(output.toString());
    } else if (!is(Target.DOCS)) {
      project().addCompileSourceRoot(output.toString());
    }
  }

  private boolean is(Target target) {
    return Targets.of(targets).contains(target);
  }

  private ModelPackages modelPackages() {
    try {
      return ModelPackages.of(modelPackages);
    } catch (IllegalArgumentException e) {
      throw new GenerationException(String.valueOf(e.getMessage()), e);
    }
  }

  private String basePackage() {
    if (basePackage != null && !basePackage.isBlank()) {
      return basePackage.strip();
    }
    return folder().hasPom()
        ? PackageName.of(project().getGroupId(), project().getArtifactId())
        : PackageName.WITHOUT_POM;
  }

  private Path output() {
    Path chosen = folder().path("outputDirectory", outputDirectory);
    if (chosen != null) {
      return chosen;
    }
    String kind =
        is(Target.DOCS)
            ? "generated-docs"
            : is(Target.FAKE) || is(Target.PACT) ? "generated-test-sources" : "generated-sources";
    Path folder = folder().build().resolve(kind).resolve("dateline");
    return isOneOfSeveral() ? folder.resolve(execution.getExecutionId()) : folder;
  }

  /**
   * Whether the POM has other executions of this goal, which must not share a folder with this one.
   */
  private boolean isOneOfSeveral() {
    Plugin plugin = execution.getPlugin();
    return plugin != null
        && plugin.getExecutionsAsMap().containsKey(execution.getExecutionId())
        && plugin.getExecutions().stream()
                .filter(other -> other.getGoals().contains(execution.getGoal()))
                .count()
            > 1;
  }

  /** Two executions with one folder would each delete the files of the other, in every build. */
  private void claim(Path output) {
    String key = output.toAbsolutePath().normalize().toString();
    @SuppressWarnings("unchecked") // Maven has raw types: one map for each project and plugin
    var context = (java.util.Map<String, Object>) getPluginContext();
    Object owner = context.putIfAbsent(key, execution.getExecutionId());
    if (owner != null && !owner.equals(execution.getExecutionId())) {
      throw new GenerationException(
          "outputDirectory: the executions '"
              + owner
              + "' and '"
              + execution.getExecutionId()
              + "' both write to "
              + output
              + ". Give each an <outputDirectory> of its own, or leave the parameter out.");
    }
  }
}
