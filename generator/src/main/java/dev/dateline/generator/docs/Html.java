package dev.dateline.generator.docs;

import dev.dateline.contract.model.Documentation;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** Text of a document as HTML that means that text and does nothing. */
final class Html {

  private static final Parser PARSER = Parser.builder().build();

  /** Tags of the document are text, and links lead to the web or to nothing. */
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak(" ").build();

  private Html() {}

  /** Text that is text, in an element or an attribute in double quotes. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(isHidden(c) ? ' ' : c);
      }
    }
    return safe.toString();
  }

  private static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      visible.append(isHidden(c) && c != '\r' ? ' ' : c);
    }
    return visible.toString();
  }

  /** Control characters, and those that turn the direction of what follows. */
  static boolean isHidden(char c) {
    return (c < ' ' && c != '\n' && c != '\t')
        || (c >= '\u007f' && c <= '\u009f')
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  static String code(String text) {
    return "<code>" + escape(text) + "</code>";
  }

  /** CommonMark; empty for nothing. */
  static String markdown(@Nullable String markdown) {
    if (markdown == null || markdown.isBlank()) {
      return "";
    }
    Node document = PARSER.parse(visible(markdown));
    document.accept(new WithoutImages());
    return RENDERER.render(document).strip();
  }

  /** What a page says of a thing: all there is, with the link out of the document. */
  static String prose(Documentation documentation) {
    String summary = documentation.summary();
    String description = documentation.description();
    String text =
        description == null
            ? markdown(summary)
            : summary == null || description.startsWith(summary)
                ? markdown(description)
                : markdown(summary) + markdown(description);
    Documentation.ExternalLink link = documentation.link();
    if (link != null && isWebAddress(link.url())) {
      String label = link.description() == null ? link.url() : link.description();
      text +=
          "<p class=\"see\"><a href=\"" + escape(link.url()) + "\">" + escape(label) + "</a></p>";
    }
    return text;
  }

  static boolean isWebAddress(String url) {
    return url.startsWith("https://") || url.startsWith("http://");
  }

  /**
   * A page that shows an image of elsewhere tells elsewhere who reads it: a link will do. Links
   * that are relative meant another page than this one.
   */
  private static final class WithoutImages extends AbstractVisitor {
    @Override
    public void visit(Link link) {
      visitChildren(link);
      String target = link.getDestination();
      if (!isWebAddress(target) && !target.startsWith("mailto:")) {
        for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
          link.insertBefore(child);
        }
        link.unlink();
      }
    }

    @Override
    public void visit(Image image) {
      Link link = new Link(image.getDestination(), image.getTitle());
      image.insertBefore(link);
      for (Node child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
        link.appendChild(child);
      }
      image.unlink();
      visit(link);
    }
  }
}
