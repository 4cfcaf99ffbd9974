package dev.dateline.server.jakarta.testing;

import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.Property;
import dev.dateline.runtime.json.Shape;
import org.jspecify.annotations.Nullable;

/** A model, as the generator writes it: a read-only id and a text. */
public final class Note extends JsonModel {
  private static final Property<String> ID = Property.string("id").readOnly();
  private static final Property<String> TEXT = Property.string("text").required();
  private static final Shape SHAPE = Shape.of("Note", ID, TEXT);

  private Note(Builder builder) {
    super(builder);
  }

  public static Note of(@Nullable String id, @Nullable String text) {
    return new Note(new Builder().with(ID, id).with(TEXT, text));
  }

  public static Note read(JsonReader in) {
    return new Note(readInto(new Builder(), in));
  }

  public String text() {
    return TEXT.required(this);
  }

  private static final class Builder extends JsonModel.Builder<Builder> {
    private Builder() {
      super(SHAPE, null);
    }

    private <T> Builder with(Property<T> property, @Nullable T value) {
      property.put(this, value);
      return this;
    }
  }
}
