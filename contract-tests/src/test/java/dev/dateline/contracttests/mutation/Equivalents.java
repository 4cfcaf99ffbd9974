package dev.dateline.contracttests.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mutants that no test can tell from the document, each with the reason: a table of side, name and
 * reason. In a name, {@code *} stands for anything.
 */
final class Equivalents {

  private static final Set<String> SIDES = Set.of("client", "server", "both");

  private final List<Entry> entries;
  private final Set<Entry> used = new HashSet<>();

  private Equivalents(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * One line of the table.
   *
   * @param side {@code client}, {@code server} or {@code both}
   * @param mutant name, or what several have in common
   * @param reason why nothing can tell
   */
  record Entry(String side, String mutant, String reason) {

    boolean isOf(Side of, String name) {
      return (side.equals("both") || side.equals(of.toString()))
          && Stream.of(mutant.split("\\*", -1))
              .map(Pattern::quote)
              .collect(Collectors.collectingAndThen(Collectors.joining(".*"), Pattern::compile))
              .matcher(name)
              .matches();
    }
  }

  /** The table among the test resources. */
  static Equivalents read() {
    try (InputStream in = Equivalents.class.getResourceAsStream("/mutation/equivalent.tsv")) {
      if (in == null) {
        throw new IllegalStateException("There is no mutation/equivalent.tsv among the resources");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Such a table, with its head. Lines that begin with {@code #} are comments. */
  static Equivalents parse(String table) {
    List<Entry> entries = new ArrayList<>();
    table
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .skip(1)
        .forEach(
            line -> {
              String[] cells = line.split("\t", -1);
              if (cells.length != 3 || !SIDES.contains(cells[0]) || cells[2].isBlank()) {
                throw new IllegalArgumentException("Not side, mutant and reason: " + line);
              }
              entries.add(new Entry(cells[0], cells[1], cells[2]));
            });
    return new Equivalents(entries);
  }

  /** Why nothing can tell, where the table has the mutant; counts the entry as used. */
  Optional<String> reason(Side side, String mutant) {
    return find(side, mutant)
        .map(
            entry -> {
              used.add(entry);
              return entry.reason();
            });
  }

  /** Whether the table has the mutant. */
  boolean has(Side side, String mutant) {
    return find(side, mutant).isPresent();
  }

  /** The line of the table that has the mutant. */
  Optional<Entry> find(Side side, String mutant) {
    return entries.stream().filter(entry -> entry.isOf(side, mutant)).findFirst();
  }

  /** The entries that no surviving mutant has needed. */
  List<Entry> unused() {
    return entries.stream().filter(entry -> !used.contains(entry)).toList();
  }
}
