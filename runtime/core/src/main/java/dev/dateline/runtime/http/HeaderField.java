package dev.dateline.runtime.http;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A documented response header: its name, and what its value is read as. Immutable.
 *
 * @param <T> the type of its value
 */
public final class HeaderField<T> {
  private final String name;
  private final Function<? super List<String>, ? extends T> read;

  private HeaderField(String name, Function<? super List<String>, ? extends T> read) {
    this.name = name;
    this.read = read;
  }

  /**
   * A header of one value.
   *
   * @param name of the header
   * @param read makes the value of a text; throws {@link IllegalArgumentException} where it cannot
   */
  public static <T> HeaderField<T> of(String name, Function<String, ? extends T> read) {
    return new HeaderField<>(name, lines -> read.apply(String.join(", ", lines)));
  }

  /**
   * A header whose value is a list, in the style {@code simple}.
   *
   * @param name of the header
   * @param item makes an item of a text; throws {@link IllegalArgumentException} where it cannot
   */
  public static <T> HeaderField<List<T>> list(String name, Function<String, ? extends T> item) {
    return new HeaderField<>(
        name,
        lines -> {
          List<T> items = new ArrayList<>();
          List<String> texts = ParameterText.parseHeader(lines, false).list();
          if (texts != null) {
            texts.forEach(text -> items.add(item.apply(text)));
          }
          return List.copyOf(items);
        });
  }

  /** A header whose value is any text. */
  public static HeaderField<String> text(String name) {
    return of(name, Function.identity());
  }

  /** Reads a time of RFC 3339, or in the form of HTTP's own headers (RFC 9110, section 5.6.7). */
  public static OffsetDateTime dateTime(String text) {
    if (text.isEmpty() || !Character.isLetter(text.charAt(0))) {
      return WireText.parseDateTime(text);
    }
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toOffsetDateTime();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be a date and time", e);
    }
  }

  /** The name of the header as the document writes it. */
  public String name() {
    return name;
  }

  /**
   * The value; null where the header is absent.
   *
   * @throws IllegalStateException where it is not what the document says
   */
  public @Nullable T in(Headers headers) {
    List<String> lines = headers.all(name);
    if (lines.isEmpty()) {
      return null;
    }
    try {
      return read.apply(lines);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the header " + name + " " + e.getMessage(), e);
    }
  }

  /**
   * Headers with this one set; without it where the value is null.
   *
   * @throws IllegalArgumentException for a value that no header can have
   */
  public Headers with(Headers headers, @Nullable T value) {
    Headers.Builder builder = headers.toBuilder();
    return value == null
        ? builder.remove(name).build()
        : builder.set(name, ParameterText.writeHeader(value, false)).build();
  }

  @Override
  public String toString() {
    return name;
  }
}
