package dev.dateline.maven;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.compare.VersionHistory;
import dev.dateline.generator.GenerationException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Lists the version dates of a document and what each adds, changes and removes, operation by
 * operation. Writes nothing.
 *
 * <p>Needs no POM: {@code mvn dev.dateline:dateline-maven-plugin:versions
 * -Ddateline.spec=api.yaml}.
 */
@Mojo(name = "versions", requiresProject = false, threadSafe = true)
public final class VersionsMojo extends AbstractMojo {

  /** The OpenAPI document, YAML or JSON. Required. */
  @Parameter(property = "dateline.spec")
  private @Nullable String spec;

  /** OpenAPI Overlay files that correct the document, separated by commas. */
  @Parameter(property = "dateline.overlays")
  private List<String> overlays = List.of();

  /** Web addresses that references of the document may lead to, separated by commas. */
  @Parameter(property = "dateline.webReferences")
  private List<String> webReferences = List.of();

  /**
   * The operations to tell of, by operationId or tag, separated by commas. All, if not given; then
   * of each operation the first differences only.
   */
  @Parameter(property = "dateline.operations")
  private List<String> operations = List.of();

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // set by Maven
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // set by Maven
  private MavenSession session;

  /**
   * Lists.
   *
   * @throws MojoFailureException where the document or a parameter is at fault
   * @throws MojoExecutionException where the plugin is
   */
  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    ProjectFolder folder = new ProjectFolder(project, session);
    Report report = new Report(getLog(), folder.base());
    try {
      ContractSource source =
          ContractSource.file(folder.document(spec))
              .allowing(Lists.trimmed(webReferences))
              .overlaid(
                  folder.paths("overlays", overlays).stream().map(ContractSource::file).toList());
      List<String> wanted = Lists.trimmed(operations);
      VersionHistory history = VersionHistory.of(source, wanted);
      HistoryText.lines(history, !wanted.isEmpty()).forEach(line -> getLog().info(line));
    } catch (ContractException e) {
      getLog().debug(e);
      Path document = folder.document(spec);
      throw new MojoFailureException(report.failure(e, document));
    } catch (GenerationException e) {
      getLog().debug(e);
      throw new MojoFailureException(e.getMessage());
    } catch (RuntimeException e) {
      throw new MojoExecutionException(Report.defect(e), e);
    }
  }
}
