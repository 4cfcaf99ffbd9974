package dev.dateline.server;

import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.WireText;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonWriter;
import dev.dateline.runtime.validation.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Takes one response and makes the bytes of it, checked where that is wanted. */
final class ResponseParts implements ResponseWriter {
  private static final byte[] NOTHING = {};

  private final @Nullable MediaType accepted;
  private final Presentation presentation;
  private final boolean validate;
  private final Headers.Builder headers = Headers.builder();
  private final List<Violation> violations = new ArrayList<>();
  private int status;
  private byte[] body = NOTHING;

  ResponseParts(@Nullable MediaType accepted, Presentation presentation, boolean validate) {
    this.accepted = accepted;
    this.presentation = presentation;
    this.validate = validate;
  }

  /**
   * What was written.
   *
   * @throws IllegalStateException when nothing was
   */
  ServerResponse response() {
    if (status == 0) {
      throw new IllegalStateException("The operation wrote no response");
    }
    return new ServerResponse(status, headers.build(), body);
  }

  /** What breaks the document in what was written. */
  List<Violation> violations() {
    return violations;
  }

  @Override
  public @Nullable MediaType accepted() {
    return accepted;
  }

  @Override
  public void json(int status, String mediaType, JsonModel model) {
    begin(status, mediaType);
    if (validate) {
      violations.addAll(model.validate(Direction.RESPONSE));
    }
    body = presentation.json(status, model::write);
  }

  @Override
  public <T> void json(int status, String mediaType, T value, BiConsumer<JsonWriter, T> writer) {
    begin(status, mediaType);
    if (validate) {
      validate("", value);
    }
    body = presentation.json(status, out -> writer.accept(out, value));
  }

  /** Checks the models in a value that is not itself known to be one. */
  private void validate(String path, @Nullable Object value) {
    if (value instanceof JsonModel model) {
      for (Violation violation : model.validate(Direction.RESPONSE)) {
        violations.add(
            new Violation(join(path, violation.path()), violation.keyword(), violation.message()));
      }
    } else if (value instanceof Collection<?> items) {
      int index = 0;
      for (Object item : items) {
        validate(path + "[" + index++ + "]", item);
      }
    } else if (value instanceof Map<?, ?> properties) {
      properties.forEach((name, property) -> validate(join(path, String.valueOf(name)), property));
    }
  }

  private static String join(String path, String rest) {
    return path.isEmpty() || rest.isEmpty() || rest.startsWith("[")
        ? path + rest
        : path + "." + rest;
  }

  @Override
  public void empty(int status) {
    begin(status, null);
  }

  @Override
  public void text(int status, String mediaType, String text) {
    begin(status, mediaType);
    body = text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void bytes(int status, String mediaType, byte[] bytes) {
    begin(status, mediaType);
    body = bytes;
  }

  @Override
  public void header(String name, @Nullable Object value) {
    if (value instanceof Collection<?> items) {
      if (!items.isEmpty()) {
        headers.add(name, String.join(",", items.stream().map(WireText::of).toList()));
      }
    } else if (value != null) {
      headers.add(name, WireText.of(value));
    }
  }

  private void begin(int newStatus, @Nullable String mediaType) {
    if (status != 0) {
      throw new IllegalStateException("The operation wrote two responses");
    }
    status = newStatus;
    if (mediaType != null) {
      headers.add("Content-Type", mediaType);
    }
  }
}
