package dev.dateline.maven;

import dev.dateline.contract.compare.VersionHistory;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the version dates of a document and what each adds, changes and removes, operation by
 * operation. Writes nothing.
 *
 * <p>Needs no POM: {@code mvn dev.dateline:dateline-maven-plugin:versions
 * -Ddateline.spec=api.yaml}.
 */
@Mojo(name = "versions", requiresProject = false, threadSafe = true)
public final class VersionsMojo extends DocumentMojo {

  /**
   * The operations to tell of, by operationId or tag, separated by commas. All, if not given; then
   * of each operation the first differences only.
   */
  @Parameter(property = "dateline.operations")
  private List<String> operations = List.of();

  @Override
  void run() {
    List<String> wanted = Lists.trimmed(operations);
    VersionHistory history = VersionHistory.of(source(), wanted);
    HistoryText.lines(history, !wanted.isEmpty()).forEach(line -> getLog().info(line));
  }
}
