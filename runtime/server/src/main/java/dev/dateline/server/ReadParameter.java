package dev.dateline.server;

import dev.dateline.runtime.http.ParsedParameter;
import dev.dateline.runtime.http.WireText;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.EnumType;
import dev.dateline.runtime.json.EnumValue;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.KnownValue;
import dev.dateline.runtime.validation.Violation;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A parameter, or an item or a property of one; tells a list what is malformed. */
final class ReadParameter implements ParameterValue {
  private final String name;
  private final Supplier<ParsedParameter> parsed;
  private final Consumer<Violation> malformed;
  private final @Nullable List<String> otherwise;

  private ReadParameter(
      String name,
      Supplier<ParsedParameter> parsed,
      Consumer<Violation> malformed,
      @Nullable List<String> otherwise) {
    this.name = name;
    this.parsed = parsed;
    this.malformed = malformed;
    this.otherwise = otherwise;
  }

  /**
   * A parameter.
   *
   * @param parsed finds it in the request; may throw {@link IllegalArgumentException} for what is
   *     malformed
   */
  static ReadParameter of(
      String name, Supplier<ParsedParameter> parsed, Consumer<Violation> malformed) {
    return new ReadParameter(name, parsed, malformed, null);
  }

  @Override
  public ParameterValue orDefault(String... texts) {
    return new ReadParameter(name, parsed, malformed, List.of(texts));
  }

  @Override
  public @Nullable String string() {
    return scalar(Function.identity());
  }

  @Override
  public @Nullable Boolean bool() {
    return scalar(WireText::parseBoolean);
  }

  @Override
  public @Nullable Integer int32() {
    return scalar(WireText::parseInt32);
  }

  @Override
  public @Nullable Long int64() {
    return scalar(WireText::parseInt64);
  }

  @Override
  public @Nullable Float float32() {
    return scalar(WireText::parseFloat32);
  }

  @Override
  public @Nullable Double float64() {
    return scalar(WireText::parseFloat64);
  }

  @Override
  public @Nullable BigDecimal decimal() {
    return scalar(WireText::parseDecimal);
  }

  @Override
  public @Nullable LocalDate date() {
    return scalar(WireText::parseDate);
  }

  @Override
  public @Nullable OffsetDateTime dateTime() {
    return scalar(WireText::parseDateTime);
  }

  @Override
  public @Nullable UUID uuid() {
    return scalar(WireText::parseUuid);
  }

  @Override
  public @Nullable URI uri() {
    return scalar(WireText::parseUri);
  }

  @Override
  public byte @Nullable [] base64() {
    return scalar(WireText::parseBase64);
  }

  @Override
  public <E extends Enum<E> & KnownValue> @Nullable EnumValue<E> enumeration(EnumType<E> type) {
    return scalar(type::of);
  }

  @Override
  public <T> @Nullable T json(Function<JsonReader, T> value) {
    String text = string();
    if (text == null) {
      return null;
    }
    try (JsonReader in = JsonReader.of(text, Direction.REQUEST)) {
      return in.document(value);
    } catch (JsonException e) {
      String path = e.path();
      String separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
      malformed.accept(new Violation(name + separator + path, "type", e.problem()));
      return null;
    }
  }

  @Override
  public <T> @Nullable List<T> list(Function<ParameterValue, @Nullable T> item) {
    List<String> texts = found(ParsedParameter::list, items -> items);
    if (texts == null) {
      return null;
    }
    List<T> items = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      T value = item.apply(part(name + "[" + i + "]", texts.get(i)));
      if (value != null) {
        items.add(value);
      }
    }
    return items.size() == texts.size() ? Collections.unmodifiableList(items) : null;
  }

  @Override
  public <T> @Nullable Map<String, T> map(
      Set<String> properties, Function<ParameterValue, @Nullable T> value) {
    Map<String, String> texts = found(parameter -> parameter.map(properties), none -> null);
    if (texts == null) {
      return null;
    }
    Map<String, T> members = new LinkedHashMap<>();
    texts.forEach(
        (property, text) -> {
          T member = value.apply(part(name + "." + property, text));
          if (member != null) {
            members.put(property, member);
          }
        });
    return members.size() == texts.size() ? Collections.unmodifiableMap(members) : null;
  }

  private ReadParameter part(String partName, String text) {
    return new ReadParameter(partName, () -> new Part(text), malformed, null);
  }

  private <T> @Nullable T scalar(Function<String, T> parse) {
    return found(
        parameter -> {
          String text = parameter.text();
          return text == null ? null : parse.apply(text);
        },
        // Not the function itself: one that never returns null is no function that may.
        texts -> parse.apply(texts.get(0)));
  }

  /** What the parameter says, or its default where it is absent; null when malformed. */
  private <T> @Nullable T found(
      Function<ParsedParameter, @Nullable T> read,
      Function<List<String>, @Nullable T> readDefault) {
    try {
      T value = read.apply(parsed.get());
      return value == null && otherwise != null ? readDefault.apply(otherwise) : value;
    } catch (IllegalArgumentException e) {
      String message = e.getMessage();
      malformed.accept(new Violation(name, "type", message == null ? "is malformed" : message));
      return null;
    }
  }

  /** An item or a property, whose text is decoded already. */
  private record Part(String text) implements ParsedParameter {
    @Override
    public List<String> list() {
      throw new IllegalArgumentException("must not have lists in it");
    }

    @Override
    public Map<String, String> map(Set<String> properties) {
      throw new IllegalArgumentException("must not have objects in it");
    }
  }
}
