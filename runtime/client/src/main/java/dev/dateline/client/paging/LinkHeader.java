package dev.dateline.client.paging;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Links in a header: RFC 8288, section 3. */
final class LinkHeader {

  /** A target in angle brackets and its parameters, whose values may be quoted. */
  private static final Pattern LINK =
      Pattern.compile(
          "<([^>]*)>((?:\\s*;\\s*[^=;,\\s]+\\s*(?:=\\s*(?:\"[^\"]*\"|[^\",;\\s]*))?)*)");

  private static final Pattern REL =
      Pattern.compile(";\\s*(?i:rel)\\s*=\\s*(?:\"([^\"]*)\"|([^\",;\\s]*))");

  private LinkHeader() {}

  /**
   * The target of the first link of a relation, or null.
   *
   * @param lines values of the header
   * @param relation to look for; relations are compared without regard to case
   */
  static @Nullable String target(List<String> lines, String relation) {
    for (String line : lines) {
      Matcher link = LINK.matcher(line);
      while (link.find()) {
        Matcher rel = REL.matcher(link.group(2));
        if (rel.find()) {
          String relations = rel.group(1) == null ? rel.group(2) : rel.group(1);
          for (String each : relations.split("\\s+", -1)) {
            if (each.toLowerCase(Locale.ROOT).equals(relation.toLowerCase(Locale.ROOT))) {
              return link.group(1);
            }
          }
        }
      }
    }
    return null;
  }
}
