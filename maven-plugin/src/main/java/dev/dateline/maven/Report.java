package dev.dateline.maven;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.generator.GenerationRequest;
import dev.dateline.generator.GenerationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** What the build log says of a generation. */
final class Report {

  /** More than this nobody reads in a build log. */
  private static final int SHOWN = 20;

  private final Log log;
  private final Path base;

  /**
   * @param log where to
   * @param base folder that shown paths are relative to
   */
  Report(Log log, Path base) {
    this.log = log;
    this.base = base;
  }

  /** One line for what was done, then what of the document could not be expressed. */
  void success(GenerationRequest request, GenerationResult result) {
    String output = shown(request.outputDirectory());
    if (result.upToDate()) {
      log.info("Dateline: " + output + " is up to date");
      return;
    }
    log.info(
        "Dateline: "
            + result.title()
            + (result.version() == null ? "" : ", version " + result.version())
            + ", "
            + request.targets().stream()
                .sorted()
                .map(Targets::name)
                .collect(Collectors.joining(" and "))
            + ": "
            + count(result.operations(), "operation")
            + ", "
            + count(result.files().size(), "file")
            + " ("
            + result.written()
            + " written, "
            + result.deleted()
            + " deleted) in "
            + output);
    List<Diagnostic> warnings =
        result.diagnostics().stream().filter(it -> it.severity() != Severity.NOTE).toList();
    warnings.stream().limit(SHOWN).forEach(warning -> log.warn("Dateline: " + text(warning)));
    if (warnings.size() > SHOWN) {
      log.warn(
          "Dateline: and " + (warnings.size() - SHOWN) + " more of the kind; -X shows them all");
    }
    if (log.isDebugEnabled()) {
      result.diagnostics().forEach(diagnostic -> log.debug("Dateline: " + diagnostic));
    }
  }

  /**
   * The message for a document that no contract can be made of.
   *
   * @param document the file
   */
  String failure(ContractException failure, Path document) {
    List<Diagnostic> reasons = failure.diagnostics();
    String text =
        reasons.isEmpty()
            ? String.valueOf(failure.getMessage())
            : reasons.stream().limit(SHOWN).map(Report::text).collect(Collectors.joining("\n"));
    if (reasons.size() > SHOWN) {
      text += "\nand " + (reasons.size() - SHOWN) + " more of the kind";
    }
    return text.contains(document.toString()) || text.contains(shown(document))
        ? text
        : text + "\nThe document is " + shown(document) + ".";
  }

  /** The message for an error that is nobody's but ours. */
  static String defect(RuntimeException e) {
    return "Dateline failed through no fault of the document or the configuration: "
        + e
        + ". Please report it, with the stack trace that mvn -e shows.";
  }

  private static String text(Diagnostic diagnostic) {
    String message = diagnostic.message();
    String pointer = diagnostic.pointer();
    return pointer.equals("#") || message.contains(pointer) ? message : pointer + ": " + message;
  }

  /** A path as people know it: relative to the folder where it is inside. */
  String shown(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path folder = base.toAbsolutePath().normalize();
    return (absolute.startsWith(folder) ? folder.relativize(absolute) : absolute).toString();
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
