package dev.dateline.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.SourceVersion;

/** The package that code is generated into where nobody names one. */
final class PackageName {

  /** The one that the generators have by default in any other host. */
  static final String WITHOUT_POM = "dev.dateline.generated";

  private PackageName() {}

  /**
   * A package for a project's code: the groupId and then what the artifactId adds to it, in words.
   *
   * @return always the name of a Java package
   */
  static String of(String groupId, String artifactId) {
    List<String> group = words(groupId, "\\.");
    List<String> artifact = words(artifactId, "[.-]");
    // com.example.orders : orders-client, or com.example : com.example.orders: say it once.
    int shared = Math.min(group.size(), artifact.size());
    while (shared > 0
        && !group
            .subList(group.size() - shared, group.size())
            .equals(artifact.subList(0, shared))) {
      shared--;
    }
    group.addAll(artifact.subList(shared, artifact.size()));
    return group.isEmpty() ? WITHOUT_POM : String.join(".", group);
  }

  private static List<String> words(String text, String separator) {
    List<String> words = new ArrayList<>();
    for (String part : text.split(separator, -1)) {
      String word = part.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}_]", "");
      if (word.isEmpty()) {
        continue;
      }
      if (!Character.isJavaIdentifierStart(word.codePointAt(0))) {
        word = "_" + word;
      }
      words.add(SourceVersion.isName(word) ? word : word + "_"); // a keyword
    }
    return words;
  }
}
