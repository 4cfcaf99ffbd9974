package dev.dateline.maven;

import dev.dateline.generator.GenerationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Where the files are that parameters name: in the project, or, without a POM, where Maven runs.
 */
final class ProjectFolder {

  private final MavenProject project;
  private final MavenSession session;

  ProjectFolder(MavenProject project, MavenSession session) {
    this.project = project;
    this.session = session;
  }

  /** Whether Maven runs on a POM. */
  boolean hasPom() {
    return project.getFile() != null;
  }

  /** What relative paths are relative to. */
  Path base() {
    return hasPom() ? project.getBasedir().toPath() : Path.of(session.getExecutionRootDirectory());
  }

  /** Where a build writes. */
  Path build() {
    return hasPom() ? Path.of(project.getBuild().getDirectory()) : base().resolve("target");
  }

  /**
   * The document.
   *
   * @param spec the parameter {@code spec}
   * @throws GenerationException where none is named
   */
  Path document(@Nullable String spec) {
    Path document = path("spec", spec);
    if (document == null) {
      throw new GenerationException(
          "spec: no document is named. Add <spec>src/main/openapi/api.yaml</spec> to the"
              + " <configuration> of dateline-maven-plugin, or -Ddateline.spec=api.yaml to the"
              + " command line.");
    }
    return document;
  }

  /** The paths that a parameter gives; empty values are passed over. */
  List<Path> paths(String parameter, List<String> values) {
    List<Path> paths = new ArrayList<>();
    for (String value : values) {
      Path path = path(parameter, value);
      if (path != null) {
        paths.add(path);
      }
    }
    return paths;
  }

  /**
   * The path that a parameter gives. Maven's own conversion to files would take an empty value,
   * such as that of an empty property, for the folder of the project.
   */
  @Nullable Path path(String parameter, @Nullable String value) {
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
}
