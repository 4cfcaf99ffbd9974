package dev.dateline.contract;

import dev.dateline.contract.model.Contract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Small documents, and those of the repository and its surroundings. */
public final class Documents {
  private static final Pattern SCHEMA = Pattern.compile("(?m)^([A-Za-z0-9_.-]+):");

  private Documents() {}

  public static Contract read(String yaml) {
    return read(yaml, ContractOptions.LATEST);
  }

  public static Contract read(String yaml, ContractOptions options) {
    return ContractReader.read(ContractSource.text("test.yaml", yaml), options);
  }

  /** The contract of a document with these schemas, each of them sent and returned somewhere. */
  public static Contract schemas(String openapi, String schemas) {
    return read(document(openapi, schemas));
  }

  public static Contract schemas(String schemas) {
    return schemas("3.1.0", schemas);
  }

  public static String document(String openapi, String schemas) {
    List<String> names = new ArrayList<>();
    var matcher = SCHEMA.matcher(schemas);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    StringBuilder text = new StringBuilder("openapi: " + openapi + "\n");
    text.append("info: {title: Test API, version: '1'}\npaths:\n");
    for (String name : names) {
      text.append("  /").append(name).append(":\n    post:\n      operationId: send ").append(name);
      text.append("\n      requestBody:\n        content:\n          application/json:\n");
      text.append("            schema: {$ref: '#/components/schemas/").append(name).append("'}\n");
      text.append("      responses:\n        '200':\n          description: done\n");
      text.append("          content:\n            application/json:\n");
      text.append("              schema: {$ref: '#/components/schemas/")
          .append(name)
          .append("'}\n");
    }
    text.append("components:\n  schemas:\n");
    schemas.lines().forEach(line -> text.append("    ").append(line).append('\n'));
    return text.toString();
  }

  /** The contract of a document with these paths and components. */
  public static Contract paths(String rest) {
    return read(ofPaths(rest));
  }

  public static String ofPaths(String rest) {
    return "openapi: 3.1.0\ninfo: {title: Test API, version: '1'}\n" + rest;
  }

  /** The canonical document of the repository. */
  public static Path canonical() {
    return repository().resolve("spec/atlas-restore-jobs.yaml");
  }

  /**
   * A published document to develop against, where there is a folder of them: beside the
   * repository, or where the system property {@code dateline.specs} says.
   */
  public static Optional<Path> published(String name) {
    String folder = System.getProperty("dateline.specs");
    Path specs = folder == null ? null : Path.of(folder);
    for (Path at = repository(); specs == null && at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared/specs");
      specs = Files.isDirectory(candidate) ? candidate : null;
    }
    return Optional.ofNullable(specs).map(at -> at.resolve(name)).filter(Files::isRegularFile);
  }

  private static Path repository() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("spec"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException("the tests run outside the repository");
    }
    return at;
  }
}
