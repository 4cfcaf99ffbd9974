package dev.dateline.runtime.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that travel as they are: a body that is neither JSON nor a form, or a file in a form.
 *
 * <p>They are in memory, or they are read while they travel and never as a whole. What is made of a
 * path or of a {@link Source} is read anew each time that it is opened, so that a call can be
 * repeated; what {@link #once} was made of is read once. The body of an answer that a client
 * streams is such a one: its connection is busy until it is read to its end, or closed. {@code
 * toString} shows no content.
 */
public final class BinaryData implements AutoCloseable {

  /** Opens bytes. */
  @FunctionalInterface
  public interface Source {
    /** A new stream of the bytes, from the first one. */
    InputStream open() throws IOException;
  }

  /** Where the bytes are. */
  private sealed interface Content {
    InputStream open() throws IOException;

    /** -1 where that is not known. */
    long length() throws IOException;
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying costs
  private record Memory(byte[] bytes) implements Content {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long length() {
      return bytes.length;
    }
  }

  private record OfFile(Path file) implements Content {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public long length() throws IOException {
      return Files.size(file);
    }
  }

  private record Opened(Source source, long length) implements Content {
    @Override
    public InputStream open() throws IOException {
      return source.open();
    }
  }

  private record Once(InputStream stream, AtomicBoolean taken) implements Content {
    @Override
    public InputStream open() {
      if (taken.getAndSet(true)) {
        throw new IllegalStateException("These bytes could be read once, and were.");
      }
      return stream;
    }

    @Override
    public long length() {
      return -1;
    }
  }

  private record Joined(List<BinaryData> pieces) implements Content {
    @Override
    public InputStream open() {
      return new JoinedStream(pieces);
    }

    @Override
    public long length() throws IOException {
      long sum = 0;
      for (BinaryData piece : pieces) {
        long length = piece.content.length();
        if (length < 0) {
          return -1;
        }
        sum += length;
      }
      return sum;
    }
  }

  private final Content content;
  private final @Nullable String fileName;
  private final @Nullable MediaType mediaType;

  private BinaryData(Content content, @Nullable String fileName, @Nullable MediaType mediaType) {
    this.content = content;
    this.fileName = fileName;
    this.mediaType = mediaType;
  }

  /** Bytes in memory; not copied. */
  public static BinaryData of(byte[] bytes) {
    return new BinaryData(new Memory(bytes), null, null);
  }

  /** Text in UTF-8. */
  public static BinaryData of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A file and its name. */
  public static BinaryData of(Path file) {
    Path name = file.getFileName();
    return new BinaryData(new OfFile(file), name == null ? null : name.toString(), null);
  }

  /** Whatever can be opened, as often as it is asked for. */
  public static BinaryData of(Source source) {
    return new BinaryData(new Opened(source, -1), null, null);
  }

  /**
   * Whatever can be opened, as often as it is asked for, and how much it is.
   *
   * @param source of the bytes
   * @param length how many there are, not negative
   */
  public static BinaryData of(Source source, long length) {
    if (length < 0) {
      throw new IllegalArgumentException("The length is " + length + ", but must not be negative.");
    }
    return new BinaryData(new Opened(source, length), null, null);
  }

  /**
   * A stream that is there once: a call with it cannot be repeated.
   *
   * @param stream closed by whoever reads the bytes, or by {@link #close}
   */
  public static BinaryData once(InputStream stream) {
    return new BinaryData(new Once(stream, new AtomicBoolean()), null, null);
  }

  /** Several one after another: in memory where all of them are, and opened in turn otherwise. */
  static BinaryData joined(List<BinaryData> pieces) {
    if (!pieces.stream().allMatch(BinaryData::isInMemory)) {
      return new BinaryData(new Joined(List.copyOf(pieces)), null, null);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    pieces.forEach(piece -> whole.writeBytes(piece.bytes()));
    return of(whole.toByteArray());
  }

  /** The same bytes under the name of a file. */
  public BinaryData named(String name) {
    return new BinaryData(content, name, mediaType);
  }

  /** The same bytes, said to be of a media type. */
  public BinaryData as(MediaType type) {
    return new BinaryData(content, fileName, type);
  }

  /** The name of the file, without folders; null where it has none. */
  public @Nullable String fileName() {
    return fileName;
  }

  /** What the bytes are said to be; null where nothing is said. */
  public @Nullable MediaType mediaType() {
    return mediaType;
  }

  /** Whether the bytes are in memory, so that {@link #bytes} costs nothing. */
  public boolean isInMemory() {
    return content instanceof Memory;
  }

  /** Whether the bytes can be read more than once. */
  public boolean isRepeatable() {
    return content instanceof Joined joined
        ? joined.pieces().stream().allMatch(BinaryData::isRepeatable)
        : !(content instanceof Once);
  }

  /**
   * How many bytes there are; empty where only reading them tells.
   *
   * @throws UncheckedIOException when that cannot be found out, as there is no such file
   */
  public OptionalLong length() {
    try {
      long length = content.length();
      return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A stream of the bytes, to be closed by the caller.
   *
   * @throws UncheckedIOException when they cannot be read
   * @throws IllegalStateException when they can be read once, and were
   */
  public InputStream open() {
    try {
      return content.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All of the bytes; those in memory are shared, not copied.
   *
   * @throws UncheckedIOException when they cannot be read
   * @throws IllegalStateException when they can be read once, and were
   */
  public byte[] bytes() {
    if (content instanceof Memory memory) {
      return memory.bytes();
    }
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The bytes as text in UTF-8.
   *
   * @throws UncheckedIOException when they cannot be read
   * @throws IllegalStateException when they can be read once, and were
   */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /**
   * Writes the bytes to a file, in place of what is there.
   *
   * @throws UncheckedIOException when they cannot be read or written; what was written is left
   * @throws IllegalStateException when they can be read once, and were
   */
  public void saveTo(Path file) {
    try (InputStream in = content.open()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Gives up a stream that can be read once, read or not; the connection that it comes from is
   * dropped where there was more to come. Does nothing to other bytes.
   */
  @Override
  public void close() {
    if (content instanceof Joined joined) {
      joined.pieces().forEach(BinaryData::close);
    } else if (content instanceof Once once) {
      once.taken().set(true);
      try {
        once.stream().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
