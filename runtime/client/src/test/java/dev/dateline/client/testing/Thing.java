package dev.dateline.client.testing;

import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.Property;
import dev.dateline.runtime.json.Shape;
import org.jspecify.annotations.Nullable;

/** A model as the generator writes them. */
public final class Thing extends JsonModel {
  private static final Property<String> ID = Property.string("id").readOnly();
  private static final Property<String> NAME =
      Property.string("name").required().pattern("^[a-z]+\\z");
  private static final Property<Integer> SIZE = Property.int32("size").minimum("1");
  private static final Property<String> PASSWORD = Property.string("password").writeOnly().secret();
  private static final Shape SHAPE = Shape.of("Thing", ID, NAME, SIZE, PASSWORD);

  private Thing(Builder builder) {
    super(builder);
  }

  public static Builder builder() {
    return new Builder();
  }

  public static Thing read(JsonReader in) {
    return readInto(builder(), in).build();
  }

  public @Nullable String id() {
    return ID.get(this);
  }

  public String name() {
    return NAME.required(this);
  }

  public @Nullable Integer size() {
    return SIZE.get(this);
  }

  /** Builds a {@link Thing}. */
  public static final class Builder extends JsonModel.Builder<Builder> {
    private Builder() {
      super(SHAPE, null);
    }

    public Builder id(String id) {
      ID.set(this, id);
      return this;
    }

    public Builder name(String name) {
      NAME.set(this, name);
      return this;
    }

    public Builder size(int size) {
      SIZE.set(this, size);
      return this;
    }

    public Builder password(String password) {
      PASSWORD.set(this, password);
      return this;
    }

    public Thing build() {
      return new Thing(this);
    }
  }
}
