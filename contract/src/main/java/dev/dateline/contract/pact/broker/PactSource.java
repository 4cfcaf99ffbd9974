package dev.dateline.contract.pact.broker;

import dev.dateline.contract.pact.PactException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the texts of pacts in files and folders. Stateless. */
public final class PactSource {
  private PactSource() {}

  /**
   * The text of a pact, or why there is none.
   *
   * @param name what it is called: its file or address
   * @param text of the pact; empty where it could not be had
   * @param failure why it could not be had; null where it could
   */
  public record Text(String name, String text, @Nullable PactException failure) {

    static Text of(String name, String text) {
      return new Text(name, text, null);
    }

    static Text failed(PactException failure) {
      return new Text(failure.source(), "", failure);
    }
  }

  /** Whether this is an address of the web and no path. */
  public static boolean isAddress(String source) {
    String lower = source.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  /**
   * The pacts of a file, or of all files {@code *.json} in a folder and below, in the order of
   * their names.
   *
   * @param shown how paths are written in reports
   */
  public static List<Text> read(Path path, Function<Path, String> shown) {
    if (Files.isRegularFile(path)) {
      return List.of(file(path, shown.apply(path)));
    }
    if (!Files.isDirectory(path)) {
      return List.of(
          Text.failed(
              new PactException(
                  shown.apply(path), "", "there is no such file or folder. Correct the path.")));
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(path)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(each -> each.toString().toLowerCase(Locale.ROOT).endsWith(".json"))
              .sorted()
              .toList();
    } catch (IOException e) {
      return List.of(
          Text.failed(new PactException(shown.apply(path), "", "the folder cannot be read: " + e)));
    }
    if (files.isEmpty()) {
      return List.of(
          Text.failed(
              new PactException(
                  shown.apply(path),
                  "",
                  "there is no file *.json in this folder. Run the consumer's tests first, or"
                      + " correct the path.")));
    }
    List<Text> texts = new ArrayList<>();
    files.forEach(each -> texts.add(file(each, shown.apply(each))));
    return texts;
  }

  private static Text file(Path path, String name) {
    try {
      return Text.of(name, Files.readString(path));
    } catch (CharacterCodingException e) {
      return Text.failed(new PactException(name, "", "the file is not UTF-8. Save it as such."));
    } catch (IOException e) {
      return Text.failed(new PactException(name, "", "the file cannot be read: " + e));
    }
  }
}
