package dev.dateline.contracttests.mutation;

import dev.dateline.contracttests.mutation.Verdict.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What came of all mutants, in words: a line each, and how many were noticed.
 *
 * @param verdicts in the order of their trial
 */
record Report(List<Verdict> verdicts) {

  Report {
    verdicts = List.copyOf(verdicts);
  }

  long count(Result result) {
    return verdicts.stream().filter(verdict -> verdict.result() == result).count();
  }

  /** {@code 60 of 64 killed, 4 equivalent, 0 survived}. */
  String summary() {
    return "%d of %d killed, %d equivalent, %d survived"
        .formatted(
            count(Result.KILLED),
            verdicts.size(),
            count(Result.EQUIVALENT),
            count(Result.SURVIVED));
  }

  /** A line for the console. */
  static String line(Verdict verdict) {
    return "%-10s %s: %s%s"
        .formatted(
            verdict.result().name().toLowerCase(Locale.ROOT),
            verdict.side(),
            verdict.mutant(),
            verdict.why().isEmpty() ? "" : " | " + verdict.why());
  }

  /** Writes all of it, as a table in Markdown. */
  void write(Path file) {
    StringBuilder text = new StringBuilder();
    text.append("# Mutants\n\n").append(summary()).append(".\n\n");
    text.append("| side | mutant | | by, or why |\n|---|---|---|---|\n");
    for (Verdict verdict : verdicts) {
      text.append("| ")
          .append(verdict.side())
          .append(" | ")
          .append(cell(verdict.mutant()))
          .append(" | ")
          .append(verdict.result().name().toLowerCase(Locale.ROOT))
          .append(" | ")
          .append(cell(verdict.why()))
          .append(" |\n");
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String text) {
    return "`" + text.replace("`", "'").replace("|", "\\|").replace('\n', ' ') + "`";
  }
}
