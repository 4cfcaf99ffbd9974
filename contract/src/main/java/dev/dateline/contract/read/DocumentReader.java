package dev.dateline.contract.read;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.WebAddress;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.overlay.Overlay;
import dev.dateline.contract.tree.Node;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a document, with its overlays applied and the files that it refers to, to one tree. */
public final class DocumentReader {
  private DocumentReader() {}

  /**
   * Reads a document.
   *
   * @throws ContractException when there is no file, it is neither YAML nor JSON, it is no OpenAPI
   *     3 document, it exceeds a limit, a reference leads out of the document's folder, or an
   *     overlay is none or cannot be applied
   */
  public static Document read(ContractSource source) {
    return read(source, Limits.DEFAULT);
  }

  static Document read(ContractSource source, Limits limits) {
    ContractSource original = source;
    List<ContractSource> overlays = new ArrayList<>();
    List<WebAddress> addresses = new ArrayList<>();
    while (true) {
      if (original instanceof ContractSource.Overlaid overlaid) {
        overlays.addAll(0, overlaid.overlays());
        original = overlaid.document();
      } else if (original instanceof ContractSource.Allowing allowing) {
        addresses.addAll(allowing.addresses());
        original = allowing.document();
      } else {
        break;
      }
    }
    Node root = tree(source.name(), text(original, limits), limits);
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (ContractSource overlay : overlays) {
      Node corrections = tree(overlay.name(), text(overlay, limits), limits);
      root = Overlay.of(corrections).apply(source.name(), root, diagnostics::add);
    }
    if (!(root instanceof Node.ObjectNode object)) {
      throw new ContractException(
          "#",
          root.position() + ": not an OpenAPI document: it is no object with the key 'openapi'.");
    }
    checkOpenApi(source.name(), object);
    Path file = original instanceof ContractSource.File onDisk ? onDisk.path() : null;
    WebFiles web = new WebFiles(addresses, limits.web());
    Bundler bundler = new Bundler(source.name(), file, object, web, limits);
    Node.ObjectNode bundled = bundler.bundle();
    diagnostics.addAll(bundler.diagnostics());
    return new Document(source.name(), bundled, diagnostics);
  }

  static Node tree(String name, String text, Limits limits) {
    return looksLikeJson(name, text)
        ? JsonText.read(name, text, limits)
        : YamlText.read(name, text, limits);
  }

  private static boolean looksLikeJson(String name, String text) {
    if (name.toLowerCase(Locale.ROOT).endsWith(".json")) {
      return true;
    }
    int first = skipSpace(text, 0);
    if (first == text.length() || text.charAt(first) != '{') {
      return false;
    }
    int second = skipSpace(text, first + 1);
    return second < text.length() && (text.charAt(second) == '"' || text.charAt(second) == '}');
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static String text(ContractSource source, Limits limits) {
    if (source instanceof ContractSource.Text inMemory) {
      return inMemory.text();
    } else if (source instanceof ContractSource.File onDisk) {
      return text(onDisk.path(), onDisk.path().toString(), limits);
    }
    throw new IllegalArgumentException(
        "an overlay is a file or a text, without overlays of its own");
  }

  /** The text of a file: UTF-8, or UTF-16 with a byte order mark. */
  static String text(Path path, String called, Limits limits) {
    if (!Files.exists(path)) {
      throw new ContractException("#", called + ": there is no such file. Check the path.");
    }
    if (!Files.isRegularFile(path)) {
      throw new ContractException("#", called + ": not a file. Name the document itself.");
    }
    byte[] bytes;
    try {
      if (Files.size(path) > 4L * limits.codePoints()) {
        throw new ContractException(
            "#", called + ": larger than " + 4L * limits.codePoints() + " bytes.");
      }
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new ContractException("#", called + ": cannot be read: " + e.getMessage());
    }
    return decoded(bytes, called);
  }

  /** The text that bytes stand for: UTF-8, or UTF-16 with a byte order mark. */
  static String decoded(byte[] bytes, String called) {
    Charset charset = StandardCharsets.UTF_8;
    int skip = 0;
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      skip = 3;
    } else if (startsWith(bytes, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      skip = 2;
    } else if (startsWith(bytes, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      skip = 2;
    }
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ContractException("#", called + ": not " + charset + " text. Save it as UTF-8.");
    }
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }

  private static void checkOpenApi(String name, Node.ObjectNode root) {
    @Nullable String version = root.text("openapi");
    if (version == null) {
      String swagger = root.text("swagger");
      throw new ContractException(
          "#",
          swagger == null
              ? name + ": not an OpenAPI document: the key 'openapi' is missing at its top."
              : name
                  + ": a Swagger "
                  + swagger
                  + " document, not OpenAPI 3. Convert it first, for instance with the converter"
                  + " of Swagger Editor.");
    }
    if (!version.startsWith("3.0") && !version.startsWith("3.1")) {
      throw new ContractException(
          "#/openapi", name + ": OpenAPI " + version + " is not known here; 3.0 and 3.1 are.");
    }
    Node components = root.get("components");
    boolean hasSchemas = components != null && !components.entries("schemas").isEmpty();
    if (root.entries("paths").isEmpty() && !hasSchemas) {
      throw new ContractException(
          "#",
          name
              + ": the document has neither paths nor schemas, so there is nothing to make. Add"
              + " 'paths' with at least one operation.");
    }
  }
}
