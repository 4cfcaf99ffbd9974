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
    return get(ID);
  }

  public String name() {
    return required(NAME);
  }

  public @Nullable Integer size() {
    return get(SIZE);
  }

  /** Builds a {@link Thing}. */
  public static final class Builder extends JsonModel.Builder<Builder> {
    private Builder() {
      super(SHAPE, null);
    }

    public Builder id(String id) {
      return set(ID, id);
    }

    public Builder name(String name) {
      return set(NAME, name);
    }

    public Builder size(int size) {
      return set(SIZE, size);
    }

    public Builder password(String password) {
      return set(PASSWORD, password);
    }

    public Thing build() {
      return new Thing(this);
    }
  }
}
