package dev.dateline.maven;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.VersionPin;
import dev.dateline.generator.DatelineGenerator;
import dev.dateline.generator.GenerationException;
import dev.dateline.generator.GenerationRequest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Generates a Java client, a server stub or both from one version of an OpenAPI document.
 *
 * <p>Does nothing where nothing has changed since the last time: the document, the parameters, the
 * templates and this plugin. Where the document or a parameter is at fault, the build fails with a
 * sentence that says what, where and how to mend it, and what was generated earlier stays as it is.
 *
 * <p>Needs no POM: {@code mvn dev.dateline:dateline-maven-plugin:generate -Ddateline.spec=api.yaml}
 * writes to {@code target/generated-sources/dateline} of the working directory.
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresProject = false,
    threadSafe = true)
public final class GenerateMojo extends AbstractMojo {

  /**
   * The OpenAPI document, YAML or JSON. A file: what is generated should not depend on a network.
   * Required.
   */
  @Parameter(property = "dateline.spec")
  private @Nullable String spec;

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
   */
  @Parameter(property = "dateline.targets", defaultValue = "client")
  private List<String> targets = List.of();

  /** The operations to generate, by operationId or tag, separated by commas. All, if not given. */
  @Parameter(property = "dateline.operations")
  private List<String> operations = List.of();

  /**
   * The package of the generated code. If not given, it is made from groupId and artifactId, so
   * that {@code com.example:orders-client} gives {@code com.example.orders.client}; without a POM
   * it is {@code dev.dateline.generated}.
   */
  @Parameter(property = "dateline.basePackage")
  private @Nullable String basePackage;

  /**
   * The folder to write to, which becomes a source folder of the project. Files in it that were not
   * generated are left alone. If not given, {@code generated-sources/dateline} in the build
   * directory, and below that a folder with the execution's id where the POM has several
   * executions.
   */
  // No default value: without a POM, Maven would leave ${project.build.directory} as it stands.
  @Parameter(property = "dateline.outputDirectory")
  private @Nullable String outputDirectory;

  /** A folder of templates that take the place of the built-in ones of the same name. */
  @Parameter(property = "dateline.templateDirectory")
  private @Nullable String templateDirectory;

  /** Generates nothing. What an earlier build generated is compiled all the same. */
  @Parameter(property = "dateline.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // set by Maven
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // set by Maven
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // set by Maven
  private MojoExecution execution;

  /**
   * Generates.
   *
   * @throws MojoFailureException where the document or a parameter is at fault
   * @throws MojoExecutionException where the generator is
   */
  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Report report = new Report(getLog(), base());
    try {
      Path output = output();
      if (skip) {
        getLog().info("Dateline: skipped");
      } else {
        generate(output, report);
      }
      if (hasPom()) {
        project.addCompileSourceRoot(output.toString());
      }
    } catch (ContractException e) {
      getLog().debug(e);
      throw new MojoFailureException(report.failure(e, document()));
    } catch (GenerationException e) {
      getLog().debug(e);
      throw new MojoFailureException(e.getMessage());
    } catch (RuntimeException e) {
      throw new MojoExecutionException(Report.defect(e), e);
    }
  }

  private void generate(Path output, Report report) {
    HostLog.quieten(getLog());
    GenerationRequest request = request(output);
    claim(output);
    report.success(request, DatelineGenerator.generate(request));
  }

  private GenerationRequest request(Path output) {
    return new GenerationRequest(
        document(),
        VersionPin.of(apiVersion),
        Targets.of(targets),
        operations.stream().map(String::strip).filter(name -> !name.isEmpty()).toList(),
        basePackage(),
        output,
        path("templateDirectory", templateDirectory));
  }

  private Path document() {
    Path document = path("spec", spec);
    if (document == null) {
      throw new GenerationException(
          "spec: no document is named. Add <spec>src/main/openapi/api.yaml</spec> to the"
              + " <configuration> of dateline-maven-plugin, or -Ddateline.spec=api.yaml to the command"
              + " line.");
    }
    return document;
  }

  private String basePackage() {
    if (basePackage != null && !basePackage.isBlank()) {
      return basePackage.strip();
    }
    return hasPom()
        ? PackageName.of(project.getGroupId(), project.getArtifactId())
        : PackageName.WITHOUT_POM;
  }

  private Path output() {
    Path chosen = path("outputDirectory", outputDirectory);
    if (chosen != null) {
      return chosen;
    }
    Path build = hasPom() ? Path.of(project.getBuild().getDirectory()) : base().resolve("target");
    Path folder = build.resolve("generated-sources").resolve("dateline");
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

  /**
   * The path that a parameter gives. Maven's own conversion to files would take an empty value,
   * such as that of an empty property, for the folder of the project.
   */
  private @Nullable Path path(String parameter, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.strip().matches("(?i)https?:.*")) {
      throw new GenerationException(
          parameter
              + ": "
              + value.strip()
              + " is not a file. Everything is read from files, so that every build reads the same:"
              + " download it, keep it with the sources and name the file.");
    }
    try {
      return base().resolve(value.strip()).normalize();
    } catch (InvalidPathException e) {
      throw new GenerationException(parameter + ": not a path: " + e.getMessage(), e);
    }
  }

  private boolean hasPom() {
    return project.getFile() != null;
  }

  /** What relative paths are relative to. */
  private Path base() {
    return hasPom() ? project.getBasedir().toPath() : Path.of(session.getExecutionRootDirectory());
  }
}
