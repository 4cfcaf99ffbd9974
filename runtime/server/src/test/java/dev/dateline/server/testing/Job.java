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
    return ID.get(this);
  }

  public String name() {
    return NAME.required(this);
  }

  public @Nullable String password() {
    return PASSWORD.get(this);
  }

  public static final class Builder extends JsonModel.Builder<Builder> {
    private Builder(@Nullable Job from) {
      super(SHAPE, from);
    }

    public Builder id(@Nullable String value) {
      ID.put(this, value);
      return this;
    }

    public Builder name(@Nullable String value) {
      NAME.put(this, value);
      return this;
    }

    public Builder size(@Nullable Long value) {
      SIZE.set(this, value);
      return this;
    }

    public Builder password(@Nullable String value) {
      PASSWORD.set(this, value);
      return this;
    }

    public Job build() {
      return new Job(this);
    }
  }
}
