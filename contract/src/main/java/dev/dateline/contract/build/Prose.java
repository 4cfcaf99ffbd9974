package dev.dateline.contract.build;

import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.tree.Node;
import org.jspecify.annotations.Nullable;

/** Reads the prose of a document. */
final class Prose {
  private Prose() {}

  /**
   * The prose of an object.
   *
   * @param summary the field that holds one line
   */
  static Documentation of(Node node, String summary) {
    Node external = node.get("externalDocs");
    String url = external == null ? null : external.string("url");
    String line = text(node, summary);
    String description = text(node, "description");
    boolean deprecated = node.flag("deprecated");
    Documentation.ExternalLink link =
        external == null || url == null
            ? null
            : new Documentation.ExternalLink(url.strip(), text(external, "description"));
    return line == null && description == null && !deprecated && link == null
        ? Documentation.NONE
        : new Documentation(line, description, deprecated, link);
  }

  /** The first prose with what it lacks from the second; deprecated where either is. */
  static Documentation merged(Documentation first, Documentation second) {
    return new Documentation(
        first.summary() == null ? second.summary() : first.summary(),
        first.description() == null ? second.description() : first.description(),
        first.deprecated() || second.deprecated(),
        first.link() == null ? second.link() : first.link());
  }

  /** The same prose, not deprecated. */
  static Documentation notDeprecated(Documentation prose) {
    return prose.deprecated()
        ? new Documentation(prose.summary(), prose.description(), false, prose.link())
        : prose;
  }

  private static @Nullable String text(Node node, String field) {
    String text = node.string(field);
    return text == null || text.isBlank() ? null : text.strip();
  }
}
