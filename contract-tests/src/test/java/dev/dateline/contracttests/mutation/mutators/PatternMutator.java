package dev.dateline.contracttests.mutation.mutators;

import dev.dateline.contract.tree.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Loosens and tightens each pattern: its quantifiers, its classes of characters, its alternatives
 * and its anchors; and drops it.
 */
final class PatternMutator implements Mutator {

  /** One thing at a time: what is escaped, a class, a quantifier, a parenthesis, a character. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\\\.|\\[\\^?\\]?(?:\\\\.|[^\\]\\\\])*\\]|\\{\\d+(?:,\\d*)?\\}|\\(\\?[:=!]|.",
          Pattern.DOTALL);

  private static final Pattern COUNT = Pattern.compile("\\{(\\d+)(,(\\d*))?\\}");

  /** A member of a class: a range, something escaped, a character. */
  private static final Pattern MEMBER = Pattern.compile("(?:\\\\.|[^\\]])(?:-(?:\\\\.|[^\\]]))?");

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return document
        .places(Element.SCHEMA)
        .filter(schema -> schema.node().path("pattern").isTextual())
        .flatMap(PatternMutator::changes);
  }

  private static Stream<Mutant> changes(Place schema) {
    String pattern = schema.node().get("pattern").asText();
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(schema.mutant("drop pattern", "/pattern", "", "", node -> node.remove("pattern")));
    List<String> tokens = new ArrayList<>();
    for (Matcher token = TOKEN.matcher(pattern); token.find(); ) {
      tokens.add(token.group());
    }
    for (int i = 0; i < tokens.size(); i++) {
      for (Change change : changes(tokens.get(i), i == 0)) {
        List<String> changed = new ArrayList<>(tokens);
        changed.set(i, change.token());
        String text = String.join("", changed);
        if (isPattern(text)) {
          int position = i + 1;
          mutants.add(
              schema.mutant(
                  change.kind(),
                  "/pattern",
                  tokens.get(i) + " (" + position + " of " + tokens.size() + ")",
                  change.token().isEmpty() ? "nothing" : change.token(),
                  node -> node.put("pattern", text)));
        }
      }
    }
    return mutants.stream();
  }

  private record Change(String kind, String token) {}

  private static List<Change> changes(String token, boolean first) {
    if (token.equals("$") || (token.equals("^") && first)) {
      return List.of(new Change("drop anchor", ""));
    }
    return switch (token) {
      case "*" -> List.of(new Change("tighten quantifier", "+"));
      case "+" ->
          List.of(new Change("loosen quantifier", "*"), new Change("tighten quantifier", ""));
      case "?" ->
          List.of(new Change("loosen quantifier", "*"), new Change("tighten quantifier", ""));
      default ->
          token.startsWith("{") && token.length() > 1
              ? counts(token)
              : token.startsWith("[") && token.length() > 1 ? members(token) : shorthands(token);
    };
  }

  private static List<Change> counts(String token) {
    Matcher count = COUNT.matcher(token);
    if (!count.matches()) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    int least = Integer.parseInt(count.group(1));
    if (count.group(2) == null) {
      changes.add(new Change("loosen quantifier", "{" + least + "," + (least + 1) + "}"));
      changes.add(new Change("loosen quantifier", "{" + (least - 1) + "," + least + "}"));
      changes.add(new Change("tighten quantifier", "{" + (least + 1) + "}"));
      changes.add(new Change("tighten quantifier", "{" + (least - 1) + "}"));
    } else {
      String most = count.group(3);
      changes.add(new Change("loosen quantifier", "{" + (least - 1) + "," + most + "}"));
      changes.add(new Change("tighten quantifier", "{" + (least + 1) + "," + most + "}"));
      if (!most.isEmpty()) {
        int end = Integer.parseInt(most);
        changes.add(new Change("loosen quantifier", "{" + least + "," + (end + 1) + "}"));
        changes.add(new Change("tighten quantifier", "{" + least + "," + (end - 1) + "}"));
      }
    }
    changes.removeIf(change -> change.token().contains("-"));
    return changes;
  }

  private static List<Change> members(String token) {
    boolean negated = token.startsWith("[^");
    String inside = token.substring(negated ? 2 : 1, token.length() - 1);
    List<String> members = new ArrayList<>();
    for (Matcher member = MEMBER.matcher(inside); member.find(); ) {
      members.add(member.group());
    }
    List<Change> changes = new ArrayList<>();
    String open = negated ? "[^" : "[";
    changes.add(new Change(negated ? "tighten class" : "loosen class", open + "_" + inside + "]"));
    for (String member : members.size() > 1 ? members : List.<String>of()) {
      List<String> others = new ArrayList<>(members);
      others.remove(member);
      changes.add(
          new Change(
              negated ? "loosen class" : "tighten class", open + String.join("", others) + "]"));
    }
    return changes;
  }

  private static List<Change> shorthands(String token) {
    return switch (token) {
      case "\\d" ->
          List.of(new Change("loosen class", "\\w"), new Change("tighten class", "[1-9]"));
      case "\\w" ->
          List.of(new Change("loosen class", "[\\w-]"), new Change("tighten class", "\\d"));
      case "\\." -> List.of(new Change("loosen class", "."));
      default -> List.of();
    };
  }

  private static boolean isPattern(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (java.util.regex.PatternSyntaxException e) {
      return false;
    }
  }
}
