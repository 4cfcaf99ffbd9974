package dev.dateline.contracttests.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.dateline.contracttests.mutation.Equivalents.Entry;
import dev.dateline.contracttests.mutation.Verdict.Result;
import dev.dateline.contracttests.mutation.mutators.DocumentTree;
import dev.dateline.contracttests.mutation.mutators.Mutators;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The contract tests notice every small change to the document that only one side has seen. Which
 * changes are tried say the properties of the system {@code dateline.mutation.count}: how many of
 * those that can be noticed, or {@code all}; {@code dateline.mutation.listed}: whether one of each
 * line, too, of the list of equivalent ones; {@code dateline.mutation.only}: a regular expression
 * that the names of those that are meant have a match for; and {@code dateline.mutation.suites}:
 * which tests are to notice them.
 */
@Tag("mutation")
class MutationTest {

  private static final Path REPORT = Path.of("report.md").toAbsolutePath();

  @Test
  void everyChangeIsNoticed() throws IOException {
    Workbench workbench = Workbench.ofBuild();
    ObjectNode document = read(workbench.document());
    Equivalents equivalents = Equivalents.read();
    List<Selection> selected = selected(document, equivalents);

    List<Verdict> verdicts = new ArrayList<>();
    try (MutationRun run = new MutationRun(workbench, document, equivalents, Suite.chosen())) {
      for (Selection each : selected) {
        Verdict verdict = run.judge(each);
        verdicts.add(verdict);
        System.out.println(Report.line(verdict));
      }
    }
    Report report = new Report(verdicts);
    report.write(REPORT);
    System.out.println("Mutants: " + report.summary() + "; see " + REPORT);

    assertThat(verdicts)
        .as("mutants that no test notices, and of which no list says why")
        .filteredOn(verdict -> verdict.result() == Result.SURVIVED)
        .extracting(Report::line)
        .isEmpty();
    if (tryListed() && only().isEmpty()) {
      assertThat(equivalents.unused()).as("listed as equivalent, but none survived").isEmpty();
    }
  }

  /** Of the list, those lines have to go that speak of nothing the document has. */
  @Test
  void everyEquivalentIsAMutant() throws IOException {
    Equivalents equivalents = Equivalents.read();
    all(read(Workbench.ofBuild().document()))
        .forEach(each -> equivalents.reason(each.side(), each.mutant().name()));

    assertThat(equivalents.unused()).as("not the names of mutants").isEmpty();
  }

  private static List<Selection> selected(ObjectNode document, Equivalents equivalents) {
    List<Selection> meant = all(document).filter(MutationTest::isMeant).toList();
    List<Selection> noticeable =
        meant.stream().filter(each -> !equivalents.has(each.side(), each.mutant().name())).toList();
    String count = System.getProperty("dateline.mutation.count", "all");
    List<Selection> selected =
        new ArrayList<>(
            Selection.of(
                noticeable, count.equals("all") ? noticeable.size() : Integer.parseInt(count)));
    if (tryListed()) {
      Map<Entry, List<Selection>> listed = new LinkedHashMap<>();
      for (Selection each : meant) {
        equivalents
            .find(each.side(), each.mutant().name())
            .ifPresent(entry -> listed.computeIfAbsent(entry, key -> new ArrayList<>()).add(each));
      }
      listed.values().forEach(each -> selected.addAll(Selection.of(each, 1)));
    }
    return selected;
  }

  private static Stream<Selection> all(ObjectNode document) {
    return Mutators.of(new DocumentTree(document)).stream()
        .flatMap(mutant -> Stream.of(Side.values()).map(side -> new Selection(side, mutant)));
  }

  private static boolean isMeant(Selection selection) {
    return Pattern.compile(only())
        .matcher(selection.side() + ": " + selection.mutant().name())
        .find();
  }

  private static String only() {
    return System.getProperty("dateline.mutation.only", "");
  }

  private static boolean tryListed() {
    return Boolean.getBoolean("dateline.mutation.listed");
  }

  private static ObjectNode read(Path document) throws IOException {
    return (ObjectNode)
        new YAMLMapper().readTree(Files.readString(document, StandardCharsets.UTF_8));
  }
}
