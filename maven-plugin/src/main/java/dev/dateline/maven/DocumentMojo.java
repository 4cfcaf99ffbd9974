package dev.dateline.maven;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractSource;
import dev.dateline.generator.GenerationException;
import dev.dateline.generator.settings.StrictException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals have in common: a document with its corrections, and sentences for failures. */
abstract class DocumentMojo extends AbstractMojo {

  /**
   * The OpenAPI document, YAML or JSON. A file: what a build does should not depend on a network
   * (see {@link #webReferences}). Required.
   */
  @Parameter(property = "dateline.spec")
  private @Nullable String spec;

  /**
   * OpenAPI Overlay files that correct the document, separated by commas, applied in this order
   * before anything is made of it.
   */
  @Parameter(property = "dateline.overlays")
  private List<String> overlays = List.of();

  /**
   * Web addresses that references of the document may lead to, separated by commas: {@code
   * https://schemas.example.com/common/} allows what is at that address and below it, redirects
   * included. If not given, a reference to the web is an error. With it every build generates anew,
   * since nothing here tells when something there has changed.
   */
  @Parameter(property = "dateline.webReferences")
  private List<String> webReferences = List.of();

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // set by Maven
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // set by Maven
  private MavenSession session;

  /** Does what the goal is for. */
  abstract void run() throws MojoFailureException;

  /**
   * Runs the goal.
   *
   * @throws MojoFailureException where the document, a parameter or what the goal looks at is at
   *     fault
   * @throws MojoExecutionException where the plugin is
   */
  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      run();
    } catch (ContractException e) {
      getLog().debug(e);
      throw new MojoFailureException(report().failure(e, document()));
    } catch (GenerationException | StrictException e) {
      getLog().debug(e);
      throw new MojoFailureException(e.getMessage());
    } catch (RuntimeException e) {
      throw new MojoExecutionException(Report.defect(e), e);
    }
  }

  final MavenProject project() {
    return project;
  }

  final ProjectFolder folder() {
    return new ProjectFolder(project, session);
  }

  final Report report() {
    return new Report(getLog(), folder().base());
  }

  /**
   * The document.
   *
   * @throws GenerationException where none is named
   */
  final Path document() {
    return folder().document(spec);
  }

  final List<Path> overlays() {
    return folder().paths("overlays", overlays);
  }

  final List<String> webReferences() {
    return Lists.trimmed(webReferences);
  }

  /** The document with its corrections. */
  final ContractSource source() {
    return ContractSource.file(document())
        .allowing(webReferences())
        .overlaid(overlays().stream().map(ContractSource::file).toList());
  }
}
