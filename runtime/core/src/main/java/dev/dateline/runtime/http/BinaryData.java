package dev.dateline.runtime.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that travel as they are: a body that is neither JSON nor a form, or a file in a form.
 *
 * <p>Immutable as far as what it is made of is. What is made of a path or of a source is read anew
 * each time that it is opened, so that a call can be repeated. {@code toString} shows no content.
 */
public final class BinaryData {

  /** Opens bytes. */
  @FunctionalInterface
  public interface Source {
    /** A new stream of the bytes, from the first one. */
    InputStream open() throws IOException;
  }

  private final Source source;
  private final @Nullable String fileName;
  private final @Nullable MediaType mediaType;

  private BinaryData(Source source, @Nullable String fileName, @Nullable MediaType mediaType) {
    this.source = source;
    this.fileName = fileName;
    this.mediaType = mediaType;
  }

  /** Bytes in memory; not copied. */
  public static BinaryData of(byte[] bytes) {
    return new BinaryData(() -> new ByteArrayInputStream(bytes), null, null);
  }

  /** Text in UTF-8. */
  public static BinaryData of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A file and its name. */
  public static BinaryData of(Path file) {
    Path name = file.getFileName();
    return new BinaryData(
        () -> Files.newInputStream(file), name == null ? null : name.toString(), null);
  }

  /** Whatever can be opened, as often as it is asked for. */
  public static BinaryData of(Source source) {
    return new BinaryData(source, null, null);
  }

  /** The same bytes under the name of a file. */
  public BinaryData named(String name) {
    return new BinaryData(source, name, mediaType);
  }

  /** The same bytes, said to be of a media type. */
  public BinaryData as(MediaType type) {
    return new BinaryData(source, fileName, type);
  }

  /** The name of the file, without folders; null where it has none. */
  public @Nullable String fileName() {
    return fileName;
  }

  /** What the bytes are said to be; null where nothing is said. */
  public @Nullable MediaType mediaType() {
    return mediaType;
  }

  /**
   * A stream of the bytes, to be closed by the caller.
   *
   * @throws UncheckedIOException when they cannot be read
   */
  public InputStream open() {
    try {
      return source.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All of the bytes.
   *
   * @throws UncheckedIOException when they cannot be read
   */
  public byte[] bytes() {
    try (InputStream in = source.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The bytes as text in UTF-8.
   *
   * @throws UncheckedIOException when they cannot be read
   */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /**
   * Writes the bytes to a file, in place of what is there.
   *
   * @throws UncheckedIOException when they cannot be read or written
   */
  public void saveTo(Path file) {
    try (InputStream in = source.open()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "BinaryData["
        + (fileName == null ? "no name" : fileName)
        + (mediaType == null ? "" : ", " + mediaType)
        + "]";
  }
}
