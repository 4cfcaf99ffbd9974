package dev.dateline.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bodies of the type {@code multipart/form-data} (RFC 7578). */
public final class Multipart {
  private static final int MOST_PARTS = 10_000;
  private static final int LONGEST_HEAD = 16_384;
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([\\w*-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^;\\s]*))");

  private Multipart() {}

  /**
   * One part.
   *
   * @param name of the field
   * @param fileName as it was sent, without folders; null where the part is no file
   * @param contentType as it was sent; null where none was
   * @param content of the part
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying costs
  public record Part(
      String name, @Nullable String fileName, @Nullable String contentType, byte[] content) {

    /** The content as text in UTF-8. */
    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }

    /** The content as a file. */
    public BinaryData data() {
      BinaryData data = BinaryData.of(content);
      if (fileName != null) {
        data = data.named(fileName);
      }
      MediaType type = mediaType();
      return type == null ? data : data.as(type);
    }

    private @Nullable MediaType mediaType() {
      try {
        return contentType == null ? null : MediaType.parse(contentType);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    /** Name and size; the content may be secret. */
    @Override
    public String toString() {
      return "Part[" + name + ", " + content.length + " bytes]";
    }
  }

  // Writing

  /** Puts a body together. Not thread safe. */
  public static final class Writer {
    private final String boundary = "dateline-" + UUID.randomUUID();
    private final List<BinaryData> pieces = new ArrayList<>();

    /** An empty body. */
    public Writer() {}

    /** The media type, with the boundary. */
    public String mediaType() {
      return "multipart/form-data; boundary=" + boundary;
    }

    /**
     * Adds a part of text or JSON.
     *
     * @param name of the field
     * @param contentType of the part
     * @param content of the part
     */
    public Writer part(String name, String contentType, byte[] content) {
      head(name, null, contentType);
      pieces.add(BinaryData.of(content));
      pieces.add(BinaryData.of("\r\n"));
      return this;
    }

    /**
     * Adds a file, which is read when the body is.
     *
     * @param name of the field
     * @param contentType of the part, where the file does not say its own
     * @param file to send; {@code file} where it has no name
     */
    public Writer file(String name, String contentType, BinaryData file) {
      MediaType own = file.mediaType();
      String fileName = file.fileName();
      head(name, fileName == null ? "file" : fileName, own == null ? contentType : own.toString());
      pieces.add(file);
      pieces.add(BinaryData.of("\r\n"));
      return this;
    }

    private void head(String name, @Nullable String fileName, String contentType) {
      String head =
          "--"
              + boundary
              + "\r\nContent-Disposition: form-data; name=\""
              + quoted(name)
              + "\""
              + (fileName == null ? "" : "; filename=\"" + quoted(fileName) + "\"")
              + "\r\nContent-Type: "
              + contentType.replaceAll("[\r\n]", " ")
              + "\r\n\r\n";
      pieces.add(BinaryData.of(head));
    }

    /** As browsers write it: the HTML standard, section 4.10.21.8. */
    private static String quoted(String text) {
      return text.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    /** The whole body, in memory if all of it is, and read piece by piece otherwise. */
    public BinaryData finish() {
      pieces.add(BinaryData.of("--" + boundary + "--\r\n"));
      return BinaryData.joined(pieces);
    }
  }

  // Reading

  /**
   * The parts of a body.
   *
   * @param body as it came
   * @param boundary that the media type names
   * @throws IllegalArgumentException whose message completes "the body …", when it is malformed
   */
  public static List<Part> parse(byte[] body, @Nullable String boundary) {
    if (boundary == null || boundary.isEmpty()) {
      throw new IllegalArgumentException("must have a boundary in its media type");
    }
    byte[] delimiter = ascii("--" + boundary);
    List<Part> parts = new ArrayList<>();
    int at = startsWith(body, 0, delimiter) ? 0 : next(body, 0, delimiter);
    while (at >= 0) {
      int start = at + delimiter.length;
      if (startsWith(body, start, ascii("--"))) {
        return parts;
      }
      int line = indexOf(body, ascii("\r\n"), start);
      int end = line < 0 ? -1 : next(body, line, delimiter);
      if (end < 0 || parts.size() == MOST_PARTS) {
        break;
      }
      parts.add(part(body, line, end));
      at = end;
    }
    throw new IllegalArgumentException("must end with its boundary, after at most 10000 parts");
  }

  /** Where the delimiter stands at the start of a line; what is before it ends in a line break. */
  private static int next(byte[] body, int from, byte[] delimiter) {
    int at = from;
    while (true) {
      at = indexOf(body, delimiter, at);
      if (at < 0 || (at >= 2 && body[at - 1] == '\n' && body[at - 2] == '\r')) {
        return at;
      }
      at++;
    }
  }

  private static Part part(byte[] body, int line, int end) {
    int blank = indexOf(body, ascii("\r\n\r\n"), line);
    if (blank < 0 || blank + 4 > end || blank - line > LONGEST_HEAD) {
      throw new IllegalArgumentException("must have a blank line after the headers of a part");
    }
    String name = null;
    String fileName = null;
    String contentType = null;
    String head = new String(body, line, blank - line, StandardCharsets.UTF_8);
    for (String field : head.split("\r\n", -1)) {
      String lower = field.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-disposition:")) {
        name = parameter(field, "name");
        fileName = parameter(field, "filename");
      } else if (lower.startsWith("content-type:")) {
        contentType = field.substring("content-type:".length()).strip();
      }
    }
    if (name == null) {
      throw new IllegalArgumentException("must have a name in every part");
    }
    int stop = Math.max(blank + 4, end - 2);
    byte[] content = java.util.Arrays.copyOfRange(body, blank + 4, stop);
    return new Part(name, withoutFolders(fileName), contentType, content);
  }

  private static @Nullable String parameter(String field, String wanted) {
    Matcher matcher = PARAMETER.matcher(field);
    while (matcher.find()) {
      if (wanted.equalsIgnoreCase(matcher.group(1))) {
        String quoted = matcher.group(2);
        String text = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
        return text == null
            ? null
            : text.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
      }
    }
    return null;
  }

  /** A name that leads nowhere else (RFC 7578, section 4.2). */
  private static @Nullable String withoutFolders(@Nullable String fileName) {
    if (fileName == null) {
      return null;
    }
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    return last.equals("..") || last.equals(".") ? "file" : last;
  }

  private static int indexOf(byte[] body, byte[] wanted, int from) {
    for (int i = from; i <= body.length - wanted.length; i++) {
      if (startsWith(body, i, wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] body, int at, byte[] wanted) {
    if (at + wanted.length > body.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (body[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
