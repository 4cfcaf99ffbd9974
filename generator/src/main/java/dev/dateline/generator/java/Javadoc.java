package dev.dateline.generator.java;

import dev.dateline.contract.model.Documentation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Doc comments out of the document's prose (CommonMark).
 *
 * <p>Understands paragraphs, lists, code spans, links and emphasis; everything else is text.
 * Nothing of the prose is left that could end the comment, start a tag or be read as a unicode
 * escape.
 */
public final class Javadoc {

  private static final int WIDTH = 100;
  private static final Pattern LIST_ITEM =
      Pattern.compile("^\\s{0,8}(?:[-*+]|\\d{1,3}[.)])\\s+(.*)$");
  private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)#*\\s*$");
  private static final Pattern INLINE =
      Pattern.compile(
          "`([^`\n]{1,200})`"
              + "|\\[([^\\]\n]{1,200})\\]\\((https?://[^)\\s\"<>]{1,500})\\)"
              + "|\\*\\*([^*\n]{1,200})\\*\\*");

  private final List<String> blocks = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  private Javadoc() {}

  /** A comment that says what the document says. */
  public static Javadoc of(Documentation documentation) {
    Javadoc javadoc = new Javadoc();
    String summary = documentation.summary();
    String description = documentation.description();
    if (summary != null) {
      javadoc.blocks.add(sentence(inline(summary)));
    }
    if (description != null && !description.equals(summary)) {
      List<String> paragraphs = blocksOf(description);
      if (!javadoc.blocks.isEmpty()
          && !paragraphs.isEmpty()
          && !paragraphs.get(0).startsWith("<ul>")) {
        paragraphs.set(0, "<p>" + paragraphs.get(0));
      }
      javadoc.blocks.addAll(paragraphs);
    }
    Documentation.ExternalLink link = documentation.link();
    if (link != null && isWebAddress(link.url())) {
      String label = link.description() == null ? link.url() : link.description();
      javadoc.tags.add(
          "@see <a href=\"" + attribute(link.url()) + "\">" + escape(oneLine(label)) + "</a>");
    }
    if (documentation.deprecated()) {
      javadoc.tags.add("@deprecated The document marks it deprecated.");
    }
    return javadoc;
  }

  /**
   * A comment on a type. It tells of deprecation without the tag: the tag wants the annotation,
   * which would make a warning of every use of the type in generated code.
   */
  public static Javadoc ofType(Documentation documentation) {
    Javadoc javadoc =
        of(
            new Documentation(
                documentation.summary(), documentation.description(), false, documentation.link()));
    return documentation.deprecated()
        ? javadoc.paragraph("<b>Deprecated</b>: the document marks it so.")
        : javadoc;
  }

  /** A comment of our own words (HTML of Javadoc). */
  public static Javadoc text(String sentence) {
    Javadoc javadoc = new Javadoc();
    javadoc.blocks.add(sentence);
    return javadoc;
  }

  /** Uses {@code sentence} (HTML of Javadoc) where the document says nothing. */
  public Javadoc orElse(String sentence) {
    if (blocks.isEmpty()) {
      blocks.add(sentence);
    }
    return this;
  }

  /** Adds a paragraph of our own words (HTML of Javadoc). */
  public Javadoc paragraph(String sentence) {
    blocks.add(blocks.isEmpty() ? sentence : "<p>" + sentence);
    return this;
  }

  /**
   * Adds a block tag, for example {@code @return …}, before {@code @see} and {@code @deprecated}.
   */
  public Javadoc tag(String tag) {
    tags.add(0, tag);
    return this;
  }

  /**
   * The comment, every line indented by {@code indent} spaces and ended by a line break; empty
   * where there is nothing to say.
   */
  public String render(int indent) {
    String margin = " ".repeat(indent);
    if (blocks.isEmpty() && tags.isEmpty()) {
      return "";
    }
    if (blocks.size() == 1 && tags.isEmpty() && indent + blocks.get(0).length() + 7 <= WIDTH) {
      return margin + "/** " + blocks.get(0) + " */\n";
    }
    StringBuilder comment = new StringBuilder(margin).append("/**\n");
    int width = WIDTH - indent - 3;
    boolean inList = false;
    for (int i = 0; i < blocks.size(); i++) {
      String block = blocks.get(i);
      boolean listPart =
          block.startsWith("<ul>") || block.startsWith("<li>") || block.startsWith("</ul>");
      if (i > 0 && !(listPart && inList)) {
        comment.append(margin).append(" *\n");
      }
      inList = listPart;
      wrap(block, width, margin, comment);
    }
    if (!tags.isEmpty() && !blocks.isEmpty()) {
      comment.append(margin).append(" *\n");
    }
    tags.forEach(tag -> wrap(tag, width, margin, comment));
    return comment.append(margin).append(" */\n").toString();
  }

  private static void wrap(String text, int width, String margin, StringBuilder out) {
    StringBuilder line = new StringBuilder();
    int open = 0;
    int length = text.length();
    for (int from = 0; from <= length; ) {
      int space = text.indexOf(' ', from);
      int end = space < 0 ? length : space;
      String word = text.substring(from, end);
      from = end + 1;
      while (from < length && text.charAt(from) == ' ') {
        from++;
      }
      if (!line.isEmpty() && open == 0 && line.length() + 1 + word.length() > width) {
        out.append(margin).append(" * ").append(line).append('\n');
        line.setLength(0);
      }
      if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
      // An inline tag stays on one line.
      open += count(word, '{') - count(word, '}');
      open = Math.max(open, 0);
    }
    out.append(margin).append(" * ").append(line).append('\n');
  }

  private static int count(String text, char wanted) {
    int count = 0;
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      count++;
    }
    return count;
  }

  private static List<String> blocksOf(String markdown) {
    List<String> blocks = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    boolean list = false;
    for (String line : markdown.lines().toList()) {
      Matcher item = LIST_ITEM.matcher(line);
      Matcher heading = HEADING.matcher(line);
      if (item.matches()) {
        flush(paragraph, list, blocks);
        if (!list) {
          blocks.add("<ul>");
          list = true;
        }
        paragraph.append(item.group(1));
      } else if (line.isBlank()) {
        flush(paragraph, list, blocks);
      } else if (heading.matches()) {
        flush(paragraph, list, blocks);
        list = endList(list, blocks);
        paragraph.append(heading.group(1));
        flush(paragraph, false, blocks);
      } else {
        if (paragraph.isEmpty() && list && !line.startsWith(" ")) {
          list = endList(true, blocks);
        }
        if (!paragraph.isEmpty()) {
          paragraph.append(' ');
        }
        paragraph.append(line.strip());
      }
    }
    flush(paragraph, list, blocks);
    endList(list, blocks);
    return blocks;
  }

  private static boolean endList(boolean list, List<String> blocks) {
    if (list) {
      blocks.add("</ul>");
    }
    return false;
  }

  private static void flush(StringBuilder paragraph, boolean list, List<String> blocks) {
    String text = paragraph.toString().strip();
    paragraph.setLength(0);
    if (text.isEmpty()) {
      return;
    }
    if (list) {
      blocks.add("<li>" + inline(text));
    } else {
      blocks.add((blocks.isEmpty() ? "" : "<p>") + inline(text));
    }
  }

  /** One line of CommonMark as the HTML of Javadoc. */
  static String inline(String markdown) {
    String text = oneLine(markdown);
    StringBuilder html = new StringBuilder();
    Matcher matcher = INLINE.matcher(text);
    int from = 0;
    for (int at = nextMark(text, 0); at < text.length(); at = nextMark(text, at)) {
      if (!matcher.region(at, text.length()).lookingAt()) {
        at++;
        continue;
      }
      html.append(escape(text.substring(from, at)));
      if (matcher.group(1) != null) {
        html.append("<code>").append(escape(matcher.group(1))).append("</code>");
      } else if (matcher.group(2) != null) {
        html.append("<a href=\"").append(attribute(matcher.group(3))).append("\">");
        html.append(escape(matcher.group(2))).append("</a>");
      } else {
        html.append("<b>").append(escape(matcher.group(4))).append("</b>");
      }
      from = matcher.end();
      at = from;
    }
    return html.append(escape(text.substring(from))).toString();
  }

  /** Where the next character stands that may begin something inline, or the end. */
  private static int nextMark(String text, int from) {
    int at = from;
    while (at < text.length()
        && text.charAt(at) != '`'
        && text.charAt(at) != '['
        && text.charAt(at) != '*') {
      at++;
    }
    return at;
  }

  /** Text that means itself in a doc comment. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '@' -> safe.append("&#64;");
        case '\\' -> safe.append("&#92;");
        case '{' -> safe.append("&#123;");
        case '}' -> safe.append("&#125;");
        case '/' -> safe.append(i > 0 && text.charAt(i - 1) == '*' ? "&#47;" : "/");
        default -> safe.append(isInvisible(c) ? ' ' : c);
      }
    }
    return safe.toString();
  }

  private static String attribute(String url) {
    return escape(url).replace("\"", "&quot;");
  }

  /** Control and bidirectional format characters, which would change how the source reads. */
  private static boolean isInvisible(char c) {
    if (c >= ' ' && c <= '~') {
      return false; // nearly all of every document
    }
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }

  private static String oneLine(String text) {
    String stripped = text.strip();
    StringBuilder line = new StringBuilder(stripped.length());
    boolean gap = false;
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        gap = true;
      } else {
        if (gap) {
          line.append(' ');
          gap = false;
        }
        line.append(c);
      }
    }
    return line.toString();
  }

  private static String sentence(String html) {
    return html.endsWith(".") || html.endsWith("!") || html.endsWith("?") ? html : html + ".";
  }

  private static boolean isWebAddress(@Nullable String url) {
    return url != null && (url.startsWith("https://") || url.startsWith("http://"));
  }
}
