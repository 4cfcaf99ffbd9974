package dev.dateline.server.testing;

import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.Property;
import dev.dateline.runtime.json.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A model with a read-only id, a required name, a number with a bound and a write-only password.
 */
public final class Job extends JsonModel {
  private static final Property<String> ID =
      Property.string("id").required().readOnly().pattern("^[a-f0-9]{4}\\z");
  private static final Property<String> NAME = Property.string("name").required().minLength(1);
  private static final Property<Long> SIZE = Property.int64("size").minimum("1");
  private static final Property<String> PASSWORD = Property.string("password").writeOnly();
  private static final Shape SHAPE = Shape.of("Job", ID, NAME, SIZE, PASSWORD);

  private Job(Builder builder) {
    super(builder);
  }

  public static Builder builder() {
    return new Builder(null);
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  public static Job read(JsonReader in) {
    return readInto(builder(), in).build();
  }

  public @Nullable String id() {
    return get(ID);
  }

  public String name() {
    return required(NAME);
  }

  public @Nullable String password() {
    return get(PASSWORD);
  }

  public static final class Builder extends JsonModel.Builder<Builder> {
    private Builder(@Nullable Job from) {
      super(SHAPE, from);
    }

    public Builder id(@Nullable String value) {
      return put(ID, value);
    }

    public Builder name(@Nullable String value) {
      return put(NAME, value);
    }

    public Builder size(@Nullable Long value) {
      return set(SIZE, value);
    }

    public Builder password(@Nullable String value) {
      return set(PASSWORD, value);
    }

    public Job build() {
      return new Job(this);
    }
  }
}
